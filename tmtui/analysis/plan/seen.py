"""The engine's state as the plan sees it: masks in, subjects out, and only what changed is looked at one by one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from tmtui.analysis.bits import indices
from tmtui.analysis.columns import Levels
from tmtui.analysis.evaluate import condition
from tmtui.analysis.hops import hop
from tmtui.analysis.names import filled
from tmtui.analysis.plan.view import Change, Difference
from tmtui.analysis.questions import settling
from tmtui.analysis.relations import ranged
from tmtui.analysis.rules import RuleCells
from tmtui.analysis.sheet import Cell
from tmtui.analysis.tables import I2, points
from tmtui.banks.bank import Bank
from tmtui.banks.expression.tree import Expression
from tmtui.model.answers import Answer, Slot
from tmtui.model.fact import State as FactState
from tmtui.model.level import Interval, Risk
from tmtui.model.subject import kind_of
from tmtui.model.threat import Decision
from tmtui.model.value import Value

if TYPE_CHECKING:
    from tmtui.analysis.state import State


class Light(NamedTuple):
    """A threat without the facts behind it; there are few different ones, so each exists once."""

    certain: bool
    likelihood: Interval
    impact: Interval
    level: Interval
    points: Interval


@cache
def light(certain: bool, likelihood: Interval, impact: Interval) -> Light:
    """Return how a threat of these levels stands; of what is only possible the upper bounds alone count."""
    (least, most), (mild, bad) = likelihood, impact
    if not certain:
        least = mild = 0
    return Light(
        certain, (least, most), (mild, bad), (I2[least][mild], I2[most][bad]), (points(least, mild), points(most, bad))
    )


class Seen:
    """A state of the engine."""

    def __init__(self, state: State) -> None:
        self._state = state

    @property
    def bank(self) -> Bank:
        """Return the rules and controls."""
        return self._state.bank

    @property
    def risk(self) -> Risk:
        """Return the risk of the model."""
        return self._state.risk

    @property
    def totals(self) -> tuple[int, int, int]:
        """Risk of the model: low, now, high."""
        return self._state.totals

    @property
    def decided(self) -> Collection[str]:
        """Return the subjects of decisions."""
        return self._state.decided.decisions.keys()

    def active(self, kind: str) -> Sequence[str]:
        """Return the subjects of a kind that are in scope."""
        return self._state.remember(("in scope", kind), lambda: self._keys(kind, self._scope(kind)))

    def truths(self, kind: str, expression: Expression) -> tuple[frozenset[str], frozenset[str]]:
        """Return the subjects in scope for which a condition is certainly true, and for which it is certainly false."""
        true, false = self._look(condition(self._state.compiled.program, kind, expression))
        scope = self._scope(kind)
        return frozenset(self._keys(kind, true & scope)), frozenset(self._keys(kind, false & scope))

    def related(self, subject: str, relation: str) -> Sequence[str]:
        """Return what one relation is known to lead to."""
        program, kind, place = self._state.compiled.program, kind_of(subject), self._state.place(subject)
        way, many = hop(program, kind, relation), ranged(program, kind, relation)
        found: list[tuple[str, int]] = []
        if way is not None:
            for to, arrow in way.parts:
                ends = self._look(arrow).to
                found += [(to, ends[place])] if place < len(ends) and ends[place] >= 0 else []
        elif many is not None:
            found = [(to, member) for to, cell in many.parts for member in self._look(cell).members_of(place)]
        keys = [self._state.key(to, member) for to, member in found]
        return sorted(key for key in keys if self._state.is_alive(key))

    def standing(self, rule: str) -> Mapping[str, Light]:
        """Return what certainly or possibly stands of a rule, by subject."""
        cells = self._state.compiled.rules.get(rule)
        if cells is None:
            return {}
        stand, keys = self._state.view[cells.stand], self._index(cells)
        return {keys[place]: self._light(cells, place) for place in indices(stand.certain | stand.possible)}

    def stands(self, rule: str, subject: str) -> bool:
        """Whether a rule certainly or possibly stands on a subject."""
        cells, place = self._state.compiled.rules.get(rule), self._state.place(subject)
        if cells is None or place < 0:
            return False
        stand = self._state.view[cells.stand]
        return bool((stand.certain | stand.possible) >> place & 1)

    def differences(self, earlier: Seen) -> Iterator[Difference]:
        """Yield every threat that does not stand as it did earlier, with how it stood then and how it stands now."""
        for rule, cells in self._state.compiled.rules.items():
            places = self._changed(cells, earlier)
            if not places:
                continue
            keys = self._index(cells)
            old, new = earlier._state.view[cells.stand], self._state.view[cells.stand]
            for place in indices(places):
                before = earlier._light(cells, place) if (old.certain | old.possible) >> place & 1 else None
                after = self._light(cells, place) if (new.certain | new.possible) >> place & 1 else None
                if before is not after:
                    yield (rule, keys[place]), before, after

    def _changed(self, cells: RuleCells, earlier: Seen) -> int:
        """Return the subjects on which something about a rule may differ."""
        now, then = self._state.view, earlier._state.view
        new, old = now[cells.stand], then[cells.stand]
        standing = new.certain | new.possible | old.certain | old.possible
        found = (new.certain ^ old.certain) | (new.possible ^ old.possible)
        for cell in (cells.likelihood, cells.impact):
            found |= _moved(now[cell], then[cell])
        return found & standing

    def overlay(self, changes: Mapping[Slot, Value]) -> Seen:
        """Return the state as it would be with these answers."""
        return Seen(self._state.overlay(changes))

    def value(self, subject: str, attribute: str) -> Value:
        """Return what an attribute reads as where it is known."""
        reading = self._state.reading(subject, attribute)
        return reading.value if reading.state is FactState.ANSWERED else None

    def settling(self) -> Mapping[Slot, Sequence[Change]]:
        """Return the missing answers that decide possible threats, and which threats each of them decides."""
        return self._state.remember(("settling",), self._settling)

    def _settling(self) -> dict[Slot, list[Change]]:
        found: dict[Slot, list[Change]] = {}
        for rule, cells in self._state.compiled.rules.items():
            keys = self._index(cells)
            for place in indices(self._state.view[cells.stand].possible):
                for slot in settling(self._state, cells, place):
                    found.setdefault(slot, []).append((rule, keys[place]))
        return found

    def answer(self, slot: Slot) -> Answer | None:
        """Return what somebody said, or nothing."""
        return self._state.facts.get(*slot)

    def decision(self, subject: str) -> Decision:
        """Return what was decided about a threat or control."""
        return self._state.decision(subject)

    def worded(self, template: str, subject: str) -> str:
        """Return a text of the bank with its placeholders filled for a subject."""
        return filled(self._state, template, subject)

    def _scope(self, kind: str) -> int:
        scope: int = self._look(self._state.compiled.scope[kind])
        return scope

    def _keys(self, kind: str, mask: int) -> list[str]:
        keys = self._state.view[self._state.compiled.program.indexes[kind]].keys
        return [keys[place] for place in indices(mask)]

    def _index(self, cells: RuleCells) -> tuple[str, ...]:
        return self._state.view[self._state.compiled.program.indexes[cells.rule.of]].keys

    def _light(self, cells: RuleCells, place: int) -> Light:
        view = self._state.view
        certain = bool(view[cells.stand].certain >> place & 1)
        return light(certain, view[cells.likelihood].of(place), view[cells.impact].of(place))

    def _look(self, cell: Cell[Any]) -> Any:
        """Return the value of a cell, also of one that was made after this state."""
        values = self._state.view.values
        if cell.number >= len(values):
            values.extend([None] * (len(self._state.compiled.program.sheet.cells) - len(values)))
        return self._state.look(cell)


def _moved(new: Levels, old: Levels) -> int:
    if new is old:
        return 0
    found = 0
    for now, then in ((new.low, old.low), (new.high, old.high)):
        for one, other in zip(now, then, strict=True):
            found |= one ^ other
    return found
