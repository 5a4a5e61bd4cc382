"""Which controls cut a step: laid over the facts, the step is no longer there.

A step of level 1 counts as cut. Often several weaknesses open the same step, and a control closes only some of them;
so each control is tried once, what is left of the step is looked up in the state as it would be, by the very moves that
found it, and of all controls the cheapest set is taken that leaves nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from tmtui.analysis.paths.moves import Moves, Step
from tmtui.analysis.paths.nodes import ACTOR, START, Node, Reason
from tmtui.analysis.plan.candidate import merge
from tmtui.analysis.plan.control import Changes, changes_of
from tmtui.analysis.plan.seen import Seen
from tmtui.model.frozen import frozen
from tmtui.model.subject import kind_of

if TYPE_CHECKING:
    from tmtui.analysis.state import State

MOST_IN_PAIRS = 5
"""So many controls are tried two by two against what none of them closes alone."""
LARGEST_SET = 8
"""A step that needs more controls than this is called uncuttable."""

Name = tuple[str, str, str]


@frozen
class Cut:
    """What cuts one step."""

    alone: tuple[str, ...] = ()
    """Controls that cut it by themselves, cheapest first."""
    together: tuple[str, ...] = ()
    """The cheapest set that cuts it, by id; empty where nothing in the bank does."""


class Cutting:
    """Controls laid over one state, each once."""

    def __init__(self, moves: Moves) -> None:
        self.state: State = moves.state
        self.moves = moves
        self._seen = Seen(self.state)
        self._changes: dict[str, Changes] = {}
        self._after: dict[frozenset[str], Moves] = {}
        self._known: dict[tuple[Node, Node], Cut] = {}
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

    def price(self, control: str) -> tuple[float, str]:
        """Return what a control costs in person-days, and its id."""
        known = self.state.bank.controls[control.partition("@")[0]]
        return known.once + known.each * len({subject for subject, _ in self.changes(control)}), control

    def of_step(self, source: Node, target: Node, step: Step) -> Cut:
        """Return what cuts a step; nobody changes by a control who tries."""
        if source == START or source[0] == ACTOR:
            return Cut()
        if (source, target) not in self._known:
            self._known[source, target] = self._of_step(source, target, step)
        return self._known[source, target]

    def _of_step(self, source: Node, target: Node, step: Step) -> Cut:
        closed: dict[tuple[str, ...], frozenset[Name]] = {}
        every = {_name(reason): self._against(reason) for reason in step.reasons}
        for control in sorted({each for controls in every.values() for each in controls}):
            self._try((control,), source, target, every, closed)
        alone = tuple(sorted((each[0] for each, gone in closed.items() if len(gone) == len(every)), key=self.price))
        for name, controls in every.items():
            if not any(name in gone for gone in closed.values()):
                few = sorted(controls, key=self.price)[:MOST_IN_PAIRS]
                for pair in combinations(few, 2):
                    self._try(pair, source, target, every, closed)
        return Cut(alone, self._cheapest(every.keys(), closed, source, target))

    def _against(self, reason: Reason) -> list[str]:
        """Return the controls on offer that could bear on a reason: those of its threat and of its facts."""
        found = set[str]()
        if reason.threat:
            rule, _, subject = reason.threat.partition("@")
            controls = self.state.bank.controls
            found |= {
                f"{control}@{subject}"
                for control in self.state.bank.rules[rule].controls
                if control in controls and controls[control].of == kind_of(subject)
            }
        for subject, name in reason.slots:
            found |= {f"{control}@{subject}" for control in self._setting.get((kind_of(subject), name), ())}
        return [control for control in found if self.changes(control)]

    def _try(
        self, controls: tuple[str, ...], source: Node, target: Node, every: Collection[Name],
        closed: dict[tuple[str, ...], frozenset[Name]],
    ) -> None:  # fmt: skip
        left = self.after(controls).between(source, target)
        names = {_name(reason) for reason in left.reasons} if left is not None else set[Name]()
        gone = frozenset(name for name in every if name not in names)
        # Whoever closes all that there was and opens something new has cut nothing.
        if gone and (len(gone) < len(every) or left is None):
            closed[controls] = gone

    def _cheapest(
        self, every: Collection[Name], closed: Mapping[tuple[str, ...], frozenset[Name]], source: Node, target: Node
    ) -> tuple[str, ...]:
        """Return the cheapest controls that together close every reason for a step."""
        best: tuple[float, tuple[str, ...]] | None = None
        waiting: list[tuple[frozenset[str], frozenset[Name]]] = [(frozenset(), frozenset(every))]
        while waiting:
            chosen, left = waiting.pop()
            price = (sum(self.price(each)[0] for each in chosen), tuple(sorted(chosen)))
            if best is not None and price >= best:
                continue
            if not left:
                if self.after(price[1]).between(source, target) is None:
                    best = price
                continue
            if len(chosen) < LARGEST_SET:
                first = min(left, key=lambda name: (sum(name in gone for gone in closed.values()), name))
                options = sorted((each for each, gone in closed.items() if first in gone), reverse=True)
                waiting += [(chosen | set(each), left - closed[each]) for each in options]
        return best[1] if best is not None else ()

    def after(self, controls: Iterable[str]) -> Moves:
        """Return the moves that are left with some controls in place."""
        key = frozenset(controls)
        if key not in self._after:
            merged = merge(self.state.bank, (self.changes(each) for each in sorted(key)))
            self._after[key] = Moves(self.state.overlay(merged), self.moves.goals)
        return self._after[key]

    def best(self, cuts: Sequence[Cut]) -> tuple[str, ...]:
        """Return the cheapest set that cuts one step of a way."""
        sets = [cut.together for cut in cuts if cut.together]
        return min(sets, key=lambda each: (sum(self.price(one)[0] for one in each), each)) if sets else ()

    def alone(self, cuts: Sequence[Cut]) -> tuple[str, ...]:
        """Return every control that cuts a way by itself, cheapest first."""
        return tuple(sorted({each for cut in cuts for each in cut.alone}, key=self.price))


def _name(reason: Reason) -> Name:
    """Return what tells a reason from others for the same step."""
    return reason.threat or reason.kind.value, "" if reason.threat else reason.say, reason.flow
