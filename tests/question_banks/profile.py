"""A typical component with its surroundings, answered well and answered badly.

A file under `profiles` draws the picture and says what an expert expects. The answers themselves are not in it: every
question that arises and ranks its options gets its best or its worst one, round after round until no more arise, so a
new question cannot slip past. Only what differs from that is written down, under `well` and `badly`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from tests.model.facts import fact
from tmtui.analysis.engine import assess
from tmtui.analysis.state import State
from tmtui.banks.bank import Bank, Rule
from tmtui.model.answers import Answer, Answers, Slot
from tmtui.model.subject import kind_of
from tmtui.model.threat import Threat
from tmtui.model.value import Value

DAY = date(2026, 1, 1)
FOLDER = Path(__file__).parent / "profiles"
ROUNDS = 12
"""More rounds of questions than any chain of conditions is long."""

_OF_THE_MODEL: dict[Slot, Value] = {
    ("model", f"{name}_listed"): "complete" for name in ("zones", "components", "flows", "data", "identities", "actors")
}


@dataclass(frozen=True)
class Profile:
    """One file."""

    name: str
    about: str
    """The component it is about."""
    picture: Mapping[Slot, Value]
    well: Mapping[Slot, Value]
    """Answers that stand in place of the best ones."""
    badly: Mapping[Slot, Value]
    """Answers that stand in place of the worst ones."""
    expect: tuple[str, ...]
    """Threats that an expert names when everything is answered badly."""
    never: tuple[str, ...]
    """Threats, `CWE-n` and `area <bank>` that would be absurd for the component or what it talks to. With
    `@subject` only there."""

    def is_absurd(self, rule: Rule, subject: str) -> bool:
        """Whether a threat to a subject should not have come up."""
        signs = {rule.id, f"area {rule.bank}", *(f"CWE-{number}" for number in rule.cwe)}
        if self.about in (subject, *_ends(subject)):
            return bool(signs & set(self.never)) or f"{rule.id}@{subject}" in self.never
        return f"{rule.id}@{subject}" in self.never


def names() -> list[str]:
    """Return the profiles there are."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


@cache
def profile(name: str) -> Profile:
    """Read a profile."""
    read = yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return Profile(
        name=name,
        about=read["about"],
        picture=_OF_THE_MODEL | slots_of(read["answers"]),
        well=slots_of(read.get("well", {})),
        badly=slots_of(read.get("badly", {})),
        expect=tuple(read["expect"]),
        never=tuple(read["never"]),
    )


def slots_of(said: Mapping[str, Mapping[str, object]]) -> dict[Slot, Value]:
    """Return the answers of a file by slot; every subject in it exists."""
    found: dict[Slot, Value] = {}
    for subject, answers in said.items():
        found[subject, "exists"] = "yes"
        for attribute, value in answers.items():
            found[subject, attribute] = tuple(value) if isinstance(value, list) else _scalar(str(value))
    found.pop(("model", "exists"), None)
    return found


def _scalar(text: str) -> Value:
    return int(text) if text.isdigit() else text


def _ends(subject: str) -> Iterator[str]:
    if kind_of(subject) == "flow":
        for slug in subject.removeprefix("flow/").split(":")[0].split(".."):
            yield f"component/{slug}"


def answered(empty: State, profile: Profile, *, well: bool) -> State:
    """Return the assessment of a profile with every ranked question answered as well or as badly as it goes."""
    bank = empty.bank
    said: dict[Slot, Value] = dict(profile.picture) | dict(profile.well if well else profile.badly)
    ranked = {
        question.id: options[0 if well else -1]
        for question in bank.questions.values()
        if (options := bank.attributes[question.of, question.fills].ranked()) and not question.hidden
    }
    state = empty.advance(told(said))
    for _ in range(ROUNDS):
        new = {
            (subject, bank.questions[question].fills): value
            for question, value in ranked.items()
            for subject in state.asked(question)
            if (subject, bank.questions[question].fills) not in said
        }
        if not new:
            return state
        said |= new
        state = state.advance(told(new))
    raise AssertionError(f"{profile.name}: questions go on for ever")


def nothing_said(bank: Bank) -> State:
    """Return the assessment of an empty model, from which every profile starts."""
    return assess(bank, [], DAY)


def told(said: Mapping[Slot, Value]) -> dict[Slot, Answer | None]:
    """Return answers as changes of an assessment."""
    answers = Answers([fact(number, *slot, value) for number, (slot, value) in enumerate(said.items(), start=1)])
    return {slot: answers.get(*slot) for slot in said}


def certain(state: State) -> list[Threat]:
    """Return the threats that are certain, worst first."""
    return [threat for threat in state.threats() if str(threat.certainty) == "certain"]
