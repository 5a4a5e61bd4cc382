"""Which controls cut a step: laid over the facts, the step is no longer there.

A step of level 1 counts as cut, and a control may close one reason for a step while another keeps it open; so the step
is looked for again in the state as it would be, by the very moves that found it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from tmtui.analysis.paths.moves import Moves, Step
from tmtui.analysis.paths.nodes import ACTOR, START, Node
from tmtui.analysis.plan.candidate import merge
from tmtui.analysis.plan.control import Changes, changes_of
from tmtui.analysis.plan.seen import Seen
from tmtui.model.answers import Slot
from tmtui.model.subject import kind_of
from tmtui.model.value import Value

if TYPE_CHECKING:
    from tmtui.analysis.state import State


class Cutting:
    """Controls laid over one state, each once."""

    def __init__(self, moves: Moves) -> None:
        self.state: State = moves.state
        self.goals = moves.goals
        self._seen = Seen(self.state)
        self._changes: dict[str, Changes] = {}
        self._after: dict[tuple[str, ...], Moves] = {}
        self._cuts: dict[tuple[tuple[str, ...], Node, Node], bool] = {}
        self._setting: dict[tuple[str, str], list[str]] = {}
        for control in self.state.bank.controls.values():
            if not control.on:
                for name, _ in control.sets:
                    self._setting.setdefault((control.of, name), []).append(control.id)

    def changes(self, control: str) -> Changes:
        """Return the answers a control would change; none where it is not on offer."""
        if control not in self._changes:
            self._changes[control] = changes_of(self._seen, control)
        return self._changes[control]

    def candidates(self, step: Step) -> list[str]:
        """Return the controls on offer that could bear on a step, by id: those of its threats and of its facts."""
        rules, found = self.state.bank.rules, set[str]()
        for reason in step.reasons:
            if reason.threat:
                rule, _, subject = reason.threat.partition("@")
                found |= {f"{control}@{subject}" for control in rules[rule].controls if self._fits(control, subject)}
            for subject, name in reason.slots:
                found |= {f"{control}@{subject}" for control in self._setting.get((kind_of(subject), name), ())}
        return sorted(control for control in found if self.changes(control))

    def _fits(self, control: str, subject: str) -> bool:
        known = self.state.bank.controls.get(control)
        return known is not None and known.of == kind_of(subject)

    def cuts(self, controls: Sequence[str], source: Node, target: Node) -> bool:
        """Whether a step is gone once some controls are in place."""
        key = (tuple(sorted(controls)), source, target)
        if key not in self._cuts:
            self._cuts[key] = self.after(key[0]).between(source, target) is None
        return self._cuts[key]

    def after(self, controls: tuple[str, ...]) -> Moves:
        """Return the moves that are left with some controls in place."""
        if controls not in self._after:
            merged = merge(self.state.bank, (self.changes(each) for each in controls))
            self._after[controls] = Moves(self.state.overlay(merged), self.goals)
        return self._after[controls]

    def of_step(self, source: Node, target: Node, step: Step) -> tuple[str, ...]:
        """Return the controls that cut a step alone, cheapest first."""
        if source == START or source[0] == ACTOR:
            return ()
        found = [each for each in self.candidates(step) if self.cuts((each,), source, target)]
        return tuple(sorted(found, key=self.price))

    def price(self, control: str) -> tuple[float, str]:
        """Return what a control costs in person-days, and its id."""
        known = self.state.bank.controls[control.partition("@")[0]]
        return known.once + known.each * len({subject for subject, _ in self.changes(control)}), control


def is_open(state: State, goals_of: Moves, way: Sequence[Node], changes: Mapping[Slot, Value]) -> bool:
    """Whether every step of a way is still there once some answers are laid over the facts."""
    moves = Moves(state.overlay(changes), goals_of.goals)
    return all(moves.between(*arc) is not None for arc in pairwise(way))


def cheapest(cutting: Cutting, controls: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Return all controls that cut some step of a way, each once, cheapest first."""
    return tuple(sorted({each for of_step in controls for each in of_step}, key=cutting.price))
