"""Which doors are open to whom: how many components have to be taken over before a connection can be opened.

Structural, as initiation needs it: a door is open at distance 0 to whoever stands where its flow begins, or can reach
the whole machine; each component taken over adds one; devices that only pass traffic on within one protocol family add
nothing. Worked out for all positions at once: each has a bit for "possibly" and one for "certainly", and these once
for distance 0 and once for 1 or less. Beyond 1, initiation makes no difference.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tmtui.analysis.bits import indices, selectors
from tmtui.analysis.families import Families, families
from tmtui.analysis.links import Fan
from tmtui.analysis.positions import Standing, standing
from tmtui.analysis.program import Program
from tmtui.analysis.relations import Ends, ends, homes
from tmtui.analysis.sheet import Cell, View
from tmtui.analysis.tri import Tri


@dataclass(slots=True)
class Reach:
    """Packed distances; of what is not in a table nothing is open within one takeover."""

    width: int
    """Bits for one distance: two for every position, `possibly` before `certainly`."""
    wide: dict[int, int] = field(default_factory=dict)
    """Component: from where the whole machine can be reached."""
    flow: dict[int, int] = field(default_factory=dict)
    """Flow: from where it can be opened."""
    component: dict[int, int] = field(default_factory=dict)
    """Component: from where some door of it is open."""

    @property
    def possibly(self) -> int:
        """Return the bits that say "possibly"."""
        return sum(1 << number for number in range(0, 2 * self.width, 2))

    def taken(self, bits: int) -> int:
        """Return what follows from taking over something that is open to these: one more component has fallen."""
        return (bits & ((1 << self.width) - 1)) << self.width

    def opened(self, bits: int) -> int:
        """Return `bits` with what is open at 0 also open at 1 or less."""
        return bits | self.taken(bits)


@dataclass(frozen=True, slots=True)
class ReachParts:
    """The cells that reach is worked out from."""

    ends: Cell[Ends]
    standing: Cell[Standing]
    homes: Cell[Fan]
    open_zones: Cell[Tri]
    isolated: Cell[Tri]
    forwards: Cell[Tri]
    families: Cell[Families]
    alive_zones: Cell[int]
    alive: Cell[int]

    def cells(self) -> list[Cell[Any]]:
        """Return all of them."""
        return [
            self.ends, self.standing, self.homes, self.open_zones, self.isolated, self.forwards, self.families,
            self.alive_zones, self.alive,
        ]  # fmt: skip


def reach(program: Program, positions: Cell[tuple[str, ...]]) -> Cell[Reach]:
    """Return how near the doors are for the positions in a cell."""
    return program.once(("reach", positions.number), lambda: _reach(program, positions))


def parts(program: Program, positions: Cell[tuple[str, ...]]) -> ReachParts:
    """Return the cells that reach is worked out from."""
    return ReachParts(
        ends(program), standing(program, positions), homes(program),
        program.one_of("zone", "lets_in", ("anything",)), program.yes("zone", "isolated"),
        program.yes("component", "forwards"), families(program),
        program.alive("zone"), program.alive("component"),
    )  # fmt: skip


def _reach(program: Program, positions: Cell[tuple[str, ...]]) -> Cell[Reach]:
    read = parts(program, positions)

    def full(view: View) -> Reach:
        return Walk(view, read).all()

    return program.sheet.add(("reach",), read.cells(), full)


class Walk:
    """One pass over the doors of a model."""

    def __init__(self, view: View, read: ReachParts) -> None:
        self.view = view
        self.ends = view[read.ends]
        self.homes = view[read.homes]
        self.standing = view[read.standing]
        self.count = len(self.standing.positions)
        self.found = Reach(2 * self.count)
        self.possibly = self.found.possibly
        self.certainly = self.possibly << 1
        self.open_zones, self.isolated, self.forwards = view[read.open_zones], view[read.isolated], view[read.forwards]
        self.families = view[read.families]
        self.forward_bits = self.per_component(self.forwards, view[read.ends].target.size)
        self.alive_zones, self.alive = view[read.alive_zones], view[read.alive]
        self.todo: list[int] = []
        self.waiting: set[int] = set()
        self.zone_bits: dict[int, int] = {}

    def passing(self, pair: Tri, place: int) -> int:
        """Return which bits pass where something certainly, possibly or never holds."""
        if pair[0] >> place & 1:
            return self.possibly | self.certainly
        return 0 if pair[1] >> place & 1 else self.possibly

    def per_component(self, pair: Tri, size: int) -> list[int]:
        """Return for every component which bits pass."""
        every, possibly = self.possibly | self.certainly, self.possibly
        sure, never = selectors(pair[0], size), selectors(pair[1], size)
        return [every if yes else 0 if no else possibly for yes, no in zip(sure, never, strict=True)]

    def all(self) -> Reach:
        """Work out everything."""
        for component, bits in self.seeds().items():
            self.widen(component, bits)
        for flow, bits in self.flow_seeds().items():
            self.open(flow, bits)
        while self.todo:
            place = self.todo.pop()
            self.waiting.discard(place)
            self.go_on(place)
        return self.found

    def seeds(self) -> dict[int, int]:
        """Return the components that can be reached as a whole from the start."""
        found: dict[int, int] = {}
        open_to_all, maybe = (
            self.homes_in(self.open_zones[0] & self.alive_zones),
            self.homes_in(self.alive_zones & ~self.open_zones[1]),
        )
        for number, (there, not_there) in enumerate(self.standing.components):
            for mask, shift in ((self.alive & ~not_there | maybe, 0), (there | open_to_all, 1)):
                bit = 1 << 2 * number + shift
                for place in indices(mask):
                    found[place] = found.get(place, 0) | bit
        return found

    def homes_in(self, zones: int) -> int:
        """Return the components that stand in one of these zones."""
        return self.homes.owners(zones) if zones else 0

    def flow_seeds(self) -> dict[int, int]:
        """Return the flows that begin where somebody stands."""
        found: dict[int, int] = {}
        alive = self.ends.alive
        for number, (there, not_there) in enumerate(self.standing.components):
            actor, no_actor = self.standing.actors[number]
            size = self.ends.source_actor.size
            certain = self.ends.source.gather(there) | self.ends.source_actor.gather(actor)
            possible = self.ends.source.gather(self.alive & ~not_there)
            possible |= self.ends.source_actor.gather(((1 << size) - 1) & ~no_actor)
            for mask, shift in ((possible, 0), (certain, 1)):
                bit = 1 << 2 * number + shift
                for flow in indices(mask & alive):
                    found[flow] = found.get(flow, 0) | bit
        return found

    def widen(self, component: int, bits: int) -> None:
        """Note that a whole component can be reached."""
        old = self.found.wide.get(component, 0)
        new = old | self.found.opened(bits)
        if new != old:
            self.found.wide[component] = new
            self.reached(component, new)

    def open(self, flow: int, bits: int) -> None:
        """Note that a flow can be opened."""
        old = self.found.flow.get(flow, 0)
        new = old | self.found.opened(bits)
        if new != old:
            self.found.flow[flow] = new
            target = self.ends.target.to[flow]
            if target >= 0:
                self.reached(target, new, again=bool(self.forward_bits[target]))

    def reached(self, component: int, bits: int, *, again: bool = True) -> None:
        """Note that some door of a component is open."""
        old = self.found.component.get(component, 0)
        new = old | bits
        if new != old or again:
            self.found.component[component] = new
            if component not in self.waiting:
                self.waiting.add(component)
                self.todo.append(component)

    def go_on(self, component: int) -> None:
        """Open what taking over a component opens, and what it only passes on."""
        taken = self.found.taken(self.found.component.get(component, 0))
        outbound = self.ends.source.back[component]
        passing = self.forward_bits[component]
        if taken:
            for flow in outbound:
                if taken & ~self.found.flow.get(flow, 0):
                    self.open(flow, taken)
            self.spread_in_zones(component, taken)
        if passing and outbound:
            self.pass_on(component, outbound, passing)

    def pass_on(self, component: int, outbound: tuple[int, ...], passing: int) -> None:
        """Open the flows that go on from a device that passes traffic on."""
        found, classes = self.found.flow, self.families.of
        arrived: dict[int, int] = {}
        for flow in self.ends.target.back[component]:
            bits = found.get(flow, 0) & passing
            if bits:
                arrived[classes[flow]] = arrived.get(classes[flow], 0) | bits
        wide = self.found.wide.get(component, 0) & passing
        through: dict[int, int] = {}
        for flow in outbound:
            own = classes[flow]
            if own not in through:
                through[own] = wide
                for other, bits in arrived.items():
                    goes_on = self.families.goes_on(other, own)
                    through[own] |= bits if goes_on else bits & self.possibly if goes_on is None else 0
            if through[own] & ~found.get(flow, 0):
                self.open(flow, through[own])

    def spread_in_zones(self, component: int, taken: int) -> None:
        """Reach the neighbours of a component that was taken over."""
        for zone in self.homes.there.get(component, ()):
            inside = taken & self.passing((self.isolated[1], self.isolated[0]), zone)
            if inside & ~self.zone_bits.get(zone, 0):
                self.zone_bits[zone] = self.zone_bits.get(zone, 0) | inside
                for mate in self.homes.back.get(zone, ()):
                    self.widen(mate, inside)
