"""How far everything is from the outside, in components to take over, without a limit.

Only for banks whose conditions ask for it and for people who look: initiation needs no more than 0, 1 or beyond, which
`reach` works out for all positions at once.
"""

from __future__ import annotations

from tmtui.analysis.cells.columns import FAR, Spans
from tmtui.analysis.cells.program import Program
from tmtui.analysis.cells.sheet import Cell, View
from tmtui.analysis.cells.tri import Tri
from tmtui.analysis.structure.positions import OUTSIDE
from tmtui.analysis.structure.reach import parts
from tmtui.analysis.structure.walk import Walk

POSITIONS = ("internet", OUTSIDE)


class Far:
    """Distances for one position, counting steps that certainly exist or also those that may."""

    def __init__(self, walk: Walk, position: int, *, certain: bool) -> None:
        self.walk = walk
        self.bit = 1 << 2 * position + certain
        self.certain = certain
        self.wide: set[int] = set()
        self.flow: set[int] = set()
        self.component: dict[int, int] = {}
        self.fresh: list[int] = []
        self.level = 0

    def all(self) -> dict[int, int]:
        """Return the distance of every component that can be reached."""
        wide = [place for place, bits in self.walk.seeds().items() if bits & self.bit]
        flows = [flow for flow, bits in self.walk.flow_seeds().items() if bits & self.bit]
        while wide or flows:
            for place in wide:
                self.widen(place)
            for flow in flows:
                self.open(flow)
            taken, self.fresh = self.fresh, []
            flows = [flow for place in taken for flow in self.walk.ends.source.back[place]]
            wide = [mate for place in taken for mate in self.mates(place)]
            self.level += 1
        return self.component

    def mates(self, place: int) -> list[int]:
        """Return the neighbours that a component can reach once it was taken over."""
        walk = self.walk
        found: list[int] = []
        for zone in walk.homes.there.get(place, ()):
            if walk.kept_apart(zone) & self.bit:
                found.extend(mate for mate in walk.homes.back.get(zone, ()) if mate not in self.wide)
        return found

    def widen(self, place: int) -> None:
        """Reach a whole component."""
        if place in self.wide:
            return
        self.wide.add(place)
        self.note(place)
        if self.walk.passing(self.walk.forwards, place) & self.bit:
            for flow in self.walk.ends.source.back[place]:
                self.open(flow)

    def open(self, flow: int) -> None:
        """Open a flow, and whatever its target passes it on to."""
        todo = [flow]
        walk = self.walk
        while todo:
            flow = todo.pop()
            target = walk.ends.target.to[flow]
            if flow in self.flow:
                continue
            self.flow.add(flow)
            if target < 0:
                continue
            self.note(target)
            if not walk.passing(walk.forwards, target) & self.bit:
                continue
            families = walk.families
            for onward in walk.ends.source.back[target]:
                if onward not in self.flow:
                    goes_on = families.goes_on(families.of[flow], families.of[onward])
                    if goes_on or (goes_on is None and not self.certain):
                        todo.append(onward)

    def note(self, place: int) -> None:
        """Remember the first, lowest distance of a component."""
        if place not in self.component:
            self.component[place] = self.level
            self.fresh.append(place)


def distance_from_outside(program: Program, kind: str, name: str) -> Cell[Spans]:
    """Return how many components have to be taken over to get somewhere from any outside zone."""
    return _spans(program, kind, name, OUTSIDE)


def _spans(program: Program, kind: str, name: str, position: str) -> Cell[Spans]:
    positions = program.once(("outside positions",), lambda: program.sheet.add(("positions",), [], lambda _: POSITIONS))
    read, index = parts(program, positions), program.indexes[kind]

    def full(view: View) -> Spans:
        number = POSITIONS.index(position)
        low = Far(Walk(view, read), number, certain=False).all()
        high = Far(Walk(view, read), number, certain=True).all()
        places = range(view[index].size)
        return Spans(tuple(low.get(place, FAR) for place in places), tuple(high.get(place, FAR) for place in places))

    return program.once(
        ("distance", position), lambda: program.sheet.add(("derived", kind, name), [*read.cells(), index], full)
    )


def reachable_from_internet(program: Program) -> Cell[Tri]:
    """Return which components somebody on the internet can open a connection to."""
    spans, alive = _spans(program, "component", "reachable_from_internet", "internet"), program.alive("component")

    def full(view: View) -> Tri:
        true = sum(1 << place for place, high in enumerate(view[spans].high) if high == 0)
        maybe = sum(1 << place for place, low in enumerate(view[spans].low) if low == 0)
        return true & view[alive], view[alive] & ~maybe

    return program.once(("reachable",), lambda: program.sheet.add(("reachable",), [spans, alive], full))
