"""How likely it is that somebody tries: the best actor in scope, given how far away he stands.

The first input of SP 800-30 table G-5 (initiation). An actor's own level counts in full where he needs to take over
nothing first, two less at one component, three less beyond, and never below 1. So it is a matter of structure and
actors only, the same for all rules that need the same position.
"""

from __future__ import annotations

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.cells.columns import Column, Levels
from tmtui.analysis.cells.program import Program
from tmtui.analysis.cells.sheet import Cell, View
from tmtui.analysis.structure.near import group_of, near
from tmtui.model.frozen import frozen


@frozen
class Force:
    """The best actors of one position."""

    low: int
    high: int


@frozen
class Forces:
    """All actors in scope, by where they stand."""

    standing: tuple[tuple[str, Force], ...]
    anywhere: Force
    """Actors of whom nobody knows where they stand."""
    nowhere: Force
    """Actors to whom a position does not apply."""


def forces(program: Program) -> Cell[Forces]:
    """Return the actors in scope."""
    return program.once(("forces",), lambda: _forces(program))


def _forces(program: Program) -> Cell[Forces]:
    alive, out = program.alive("actor"), program.one_of("actor", "in_scope", ("no",))
    position, initiation = program.column("actor", "position"), program.column("actor", "initiation")

    def full(view: View) -> Forces:
        where: Column = view[position]
        level: Column = view[initiation]
        best: dict[str, Force] = {}
        for place in indices(view[alive] & ~view[out][0]):
            bit = 1 << place
            low, high = (1, 1) if level.absent & bit else (1, 5)
            for value, mask in level.values.items():
                if mask & bit and value in (1, 2, 3, 4, 5):
                    low = high = int(value)
            key = "-" if where.absent & bit else str(where.open[place]) if where.answered & bit else "?"
            old = best.get(key, Force(0, 0))
            best[key] = Force(max(old.low, low), max(old.high, high))
        anywhere, nowhere = best.pop("?", Force(0, 0)), best.pop("-", Force(0, 0))
        return Forces(tuple(sorted(best.items(), key=lambda item: item[0])), anywhere, nowhere)

    return program.sheet.add(("forces",), [alive, out, position, initiation], full)


def initiation(program: Program, kind: str, via: str) -> Cell[Levels]:
    """Return how likely somebody tries, for all subjects of a kind and one `via`."""
    group = group_of(kind, via)
    return program.once(("initiation", kind, group), lambda: _initiation(program, kind, group))


def _initiation(program: Program, kind: str, via: str) -> Cell[Levels]:
    alive, actors = program.alive(kind), forces(program)
    if via in ("physical", "supply"):
        wanted = "physical" if via == "physical" else "supplier"

        def by_position(view: View) -> Levels:
            found = view[actors]
            there = dict(found.standing).get(wanted, Force(0, 0))
            return _levels(
                view[alive], [(there.low, view[alive])], [(max(there.high, found.anywhere.high), view[alive])]
            )

        return program.sheet.add(("initiation", kind, via), [alive, actors], by_position)
    close = near(program, kind, via)

    def full(view: View) -> Levels:
        everybody, found = view[alive], view[actors]
        low = [(found.anywhere.low - 3, everybody), (found.nowhere.low - 3, everybody)]
        high = [(found.anywhere.high, everybody), (found.nowhere.high - 3, everybody)]
        for position, force in found.standing:
            possible_0, certain_0, possible_1, certain_1 = view[close][position]
            low += [(force.low, certain_0), (force.low - 2, certain_1), (force.low - 3, everybody)]
            high += [(force.high, possible_0), (force.high - 2, possible_1), (force.high - 3, everybody)]
        return _levels(everybody, low, high)

    return program.sheet.add(("initiation", kind, via), [alive, actors, close], full)


def _levels(alive: int, low: list[tuple[int, int]], high: list[tuple[int, int]]) -> Levels:
    def masks(parts: list[tuple[int, int]]) -> tuple[int, int, int, int, int, int]:
        found = [0, alive, 0, 0, 0, 0]
        for level, mask in parts:
            for threshold in range(2, min(level, 5) + 1):
                found[threshold] |= mask & alive
        return tuple(found)  # type: ignore[return-value]

    return Levels(masks(low), masks(high))
