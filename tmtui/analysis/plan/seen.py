"""The engine's state as the plan sees it: masks in, subjects out, and only what changed is looked at one by one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from operator import is_, itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.cells.columns import Levels
from tmtui.analysis.cells.sheet import Cell
from tmtui.analysis.cells.subjects import Index
from tmtui.analysis.cells.tri import Tri
from tmtui.analysis.conditions.evaluate import condition
from tmtui.analysis.conditions.hops import hop
from tmtui.analysis.conditions.relations import ranged
from tmtui.analysis.plan.control import below
from tmtui.analysis.plan.settle import settling
from tmtui.analysis.plan.view import Change, Effect, Truth
from tmtui.analysis.reasons.names import filled
from tmtui.analysis.threats.rules import RuleCells
from tmtui.analysis.threats.tables import I2, points
from tmtui.banks.bank import Attribute, Bank
from tmtui.banks.expression.tree import Constant, Expression
from tmtui.model.answers import Answer, Slot
from tmtui.model.fact import State as FactState
from tmtui.model.level import Interval, Risk
from tmtui.model.subject import kind_of, tail_of
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
    def state(self) -> State:
        """Return the state itself, for what needs more than the plan does."""
        return self._state

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

    @property
    def decided_controls(self) -> Collection[str]:
        """Return the names of controls about which something was decided."""
        return self._state.remember(
            ("decided controls",),
            lambda: {tail_of(each).partition("@")[0] for each in self.decided if kind_of(each) == "control"},
        )

    def active(self, kind: str) -> Sequence[str]:
        """Return the subjects of a kind that are in scope."""
        return self._state.remember(("in scope", kind), lambda: self._keys(kind, self._scope(kind)))

    def certainly(self, kind: str, expression: Expression) -> Callable[[str], bool]:
        """Return a test whether a subject of a kind is in scope and a condition certainly holds for it."""
        program = self._state.compiled.program
        places, mask = self._state.view[program.indexes[kind]].place, self._scope(kind)
        if not isinstance(expression, Constant):
            mask &= self._look(condition(program, kind, expression))[0]
        elif not expression.value:
            mask = 0
        beyond = mask.bit_length()
        return lambda subject: bool(mask >> places.get(subject, beyond) & 1)

    def lacks(self, attribute: Attribute, value: Value) -> Truth:
        """Return a test whether a subject has less of an attribute than a value: true, false, or nothing."""
        program, kind = self._state.compiled.program, attribute.kind
        # The same few are asked of every state a plan tries: the condition is put together once.
        cell = program.once(
            ("below", kind, attribute.name, value), lambda: condition(program, kind, below(attribute, value))
        )
        places, (true, false) = self._state.view[program.indexes[kind]].place, self._truth(cell)
        return lambda subject: True if true >> (place := places[subject]) & 1 else False if false >> place & 1 else None

    def _truth(self, cell: Cell[Tri]) -> Tri:
        """Return where a comparison holds; most states a plan tries have what it reads in common with others."""
        sheet, view, notes = self._state.compiled.program.sheet, self._state.view, self._state.notebook.compared
        rests_on = tuple(self._look(sheet.cells[number]) for number in sheet.reads(cell.number))
        known = notes.get(cell.number)
        if known is not None and all(map(is_, known[0], rests_on)):
            return known[1]
        found = sheet.look(view, cell)
        notes[cell.number] = (rests_on, found)
        return found

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
        found: dict[int, Light] = {}
        for each, alike in self._lights(cells, stand.certain | stand.possible):
            if each is not None:
                found.update(dict.fromkeys(indices(alike), each))
        return {keys[place]: each for place, each in found.items()}

    def still(self, rule: str, subjects: Collection[str]) -> set[str]:
        """Return those of some subjects on which a rule certainly or possibly stands."""
        cells = self._state.compiled.rules.get(rule)
        if cells is None:
            return set()
        stand = self._state.view[cells.stand]
        standing, places = stand.certain | stand.possible, self._state.view[self._index_of(cells)].place
        return {subject for subject in subjects if standing >> places.get(subject, standing.bit_length()) & 1}

    def differences(self, earlier: Seen) -> Iterator[Effect]:
        """Yield every threat that does not stand as it did earlier, with how it stood then and how it stands now."""
        make = tuple.__new__  # straight to the tuple that a named tuple is: a plan makes tens of thousands
        for cells in self._state.compiled.moved(self._state.view, earlier._state.view):
            places = self._changed(cells, earlier)
            if not places:
                continue
            rule, keys = cells.rule.id, self._index(cells)
            now = self._lights(cells, places)
            moved: list[tuple[int, Light | None, Light | None]] = []
            for before, among in earlier._lights(cells, places):
                for after, also in now:
                    if before is not after and (both := among & also):
                        moved += [(place, before, after) for place in indices(both)]
            for place, before, after in sorted(moved, key=itemgetter(0)):
                yield make(Effect, ((rule, keys[place]), before, after))

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
        found: dict[Slot, dict[Change, None]] = {}
        for rule, cells in self._state.compiled.rules.items():
            keys = self._index(cells)
            for slot, place in settling(self._state, cells):
                found.setdefault(slot, {})[rule, keys[place]] = None
        return {slot: list(threats) for slot, threats in found.items()}

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

    def _index_of(self, cells: RuleCells) -> Cell[Index]:
        return self._state.compiled.program.indexes[cells.rule.of]

    def _index(self, cells: RuleCells) -> tuple[str, ...]:
        return self._state.view[self._index_of(cells)].keys

    def _lights(self, cells: RuleCells, places: int) -> list[tuple[Light | None, int]]:
        """Return how a rule stands on some subjects, and nothing for where it does not, each with who stands so.

        Whoever stands alike is found by masks, not one by one.
        """
        view = self._state.view
        stand, found, standing = view[cells.stand], list[tuple[Light | None, int]](), 0
        chances = damages = None
        for certain, among in ((True, places & stand.certain), (False, places & stand.possible)):
            if not among:
                continue
            standing |= among
            if not among & (among - 1):
                place = among.bit_length() - 1
                found.append((light(certain, view[cells.likelihood].of(place), view[cells.impact].of(place)), among))
                continue
            if chances is None or damages is None:
                chances, damages = _exactly(view[cells.likelihood], places), _exactly(view[cells.impact], places)
            for chance, likely in chances:
                for damage, bad in damages:
                    alike = among & likely & bad
                    if alike:
                        found.append((light(certain, chance, damage), alike))
        rest = places & ~standing
        return [*found, (None, rest)] if rest else found

    def _look(self, cell: Cell[Any]) -> Any:
        """Return the value of a cell, also of one that was made after this state."""
        return self._state.look(cell)


def _exactly(levels: Levels, among: int) -> list[tuple[Interval, int]]:
    """Return every interval that some of these subjects have, and which of them."""
    found = []
    here = among & levels.low[1]
    for low in range(1, 6):
        above = here & levels.low[low + 1] if low < 5 else 0
        left = here & ~above
        for high in range(low, 6) if left else ():
            beyond = left & levels.high[high + 1] if high < 5 else 0
            both = left & ~beyond
            if both:
                found.append(((low, high), both))
            left = beyond
            if not left:
                break
        here = above
        if not here:
            break
    return found


def _moved(new: Levels, old: Levels) -> int:
    if new is old:
        return 0
    found = 0
    for now, then in ((new.low, old.low), (new.high, old.high)):
        for one, other in zip(now, then, strict=True):
            found |= one ^ other
    return found
