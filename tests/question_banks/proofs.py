"""Proofs that a threat, a question or a control does something, many at a time.

Scenes of one model are proved by one assessment. What reads answers about the whole model cannot share it and gets a
model of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tests.model.facts import fact
from tests.question_banks.scene import ABSENT, SUBJECTS, UNSAID, Assignment, facts_of, numbered, slots_of
from tmtui.analysis.engine import assess
from tmtui.analysis.state import State
from tmtui.banks.bank import Bank
from tmtui.model.answers import Answer, Answers, Slot
from tmtui.model.fact import State as FactState
from tmtui.model.subject import kind_of

DAY = date(2026, 1, 1)
_OF_ALL = ("model", "actor")
"""Kinds of which all scenes of a model have the same."""


class Proofs:
    """Assessed scenes by name."""

    def __init__(self, bank: Bank, scenes: Iterable[tuple[str, str, Assignment]]) -> None:
        """Assess `scenes`: name, kind of the subject looked at, assignment."""
        self._where: dict[str, tuple[State, str]] = {}
        alone = assess(bank, facts_of([(0, {})]), DAY)
        shared = []
        for number, (name, kind, scene) in enumerate(scenes, start=1):
            if kind in _OF_ALL or any(kind_of(subject) in _OF_ALL for subject, _ in scene):
                self._where[name] = alone.advance(_changes(scene)), numbered(SUBJECTS[kind], 0)
            else:
                shared.append((name, kind, number, scene))
        together = assess(bank, facts_of((number, scene) for _, _, number, scene in shared), DAY)
        for name, kind, number, _ in shared:
            self._where[name] = together, numbered(SUBJECTS[kind], number)
        self._by_start: dict[str, list[str]] = {}
        for name in self._where:
            self._by_start.setdefault(name.rstrip("0123456789"), []).append(name)

    def names(self, start: str) -> list[str]:
        """Return the scenes whose name is `start` and a number."""
        return self._by_start.get(start, [])

    def subject(self, name: str) -> str:
        """Return the subject looked at."""
        return self._where[name][1]

    def state(self, name: str) -> State:
        """Return the assessment the scene is part of."""
        return self._where[name][0]

    def certainty(self, name: str, rule: str) -> str:
        """Return what the analysis makes of a rule in a scene, as people see it: `nothing` where it does not arise."""
        state, subject = self._where[name]
        found = state.certainty(f"{rule}@{subject}")
        return "nothing" if found is None else str(found)

    def likelihood(self, name: str, rule: str) -> int:
        """Return how likely a threat is at most, 0 where it does not stand."""
        state, subject = self._where[name]
        threat = state.threat(f"{rule}@{subject}")
        return threat.likelihood[1] if threat is not None and str(threat.certainty) != "closed" else 0

    def offers(self, name: str, control: str) -> bool:
        """Whether a control can be taken in a scene, and would change something."""
        state, subject = self._where[name]
        return state.is_offered(control, subject)

    def asks(self, name: str, question: str) -> bool:
        """Whether a question arises in a scene."""
        state, subject = self._where[name]
        return subject in state.asked(question)


def _changes(scene: Assignment) -> dict[Slot, Answer | None]:
    """Return what a scene says beyond the plain one, as new answers."""
    said, plain = slots_of(scene, 0), slots_of({}, 0)
    facts = [
        fact(number, *slot, value, state=FactState.UNKNOWN if value is UNSAID else FactState.ANSWERED)
        for number, (slot, value) in enumerate(said.items(), start=1)
        if plain.get(slot, ABSENT) != value
    ]
    answers = Answers(facts)
    return {(each.subject, each.attribute): answers.get(each.subject, each.attribute) for each in facts}
