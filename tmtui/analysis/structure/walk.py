"""Working out reach from nothing: spread from where actors stand, door by door."""

from __future__ import annotations

from collections import deque

from tmtui.analysis.cells.bits import indices, selectors
from tmtui.analysis.cells.sheet import View
from tmtui.analysis.cells.tri import Tri
from tmtui.analysis.structure.reach import Reach, ReachParts


class Walk:
    """The equations of reach over one state of a model, and their least solution."""

    def __init__(self, view: View, read: ReachParts, found: Reach | None = None) -> None:
        self.view = view
        self.ends = view[read.ends]
        self.homes = view[read.homes]
        self.standing = view[read.standing]
        self.open_zones, self.isolated, self.forwards = view[read.open_zones], view[read.isolated], view[read.forwards]
        self.families = view[read.families]
        self.alive_zones, self.alive = view[read.alive_zones], view[read.alive]
        width = 2 * len(self.standing.positions)
        components, flows = self.ends.target.size, len(self.ends.slugs)
        self.found = found or Reach(width, [0] * components, [0] * flows, [0] * components, {})
        self.possibly = self.found.possibly
        self.every = self.possibly | self.possibly << 1
        self.width, self.at_once = width, (1 << width) - 1
        self.todo: deque[int] = deque()
        self.waiting: set[int] = set()
        self.arrived: dict[int, dict[int, int]] = {}
        """Devices that pass traffic on: class of flow and from where some flow of it comes in."""

    def passing(self, pair: Tri, place: int) -> int:
        """Return which bits pass where something certainly, possibly or never holds."""
        if pair[0] >> place & 1:
            return self.every
        return 0 if pair[1] >> place & 1 else self.possibly

    def all(self) -> Reach:
        """Work out everything."""
        size = self.ends.target.size
        sure, never = selectors(self.forwards[0], size), selectors(self.forwards[1], size)
        self.forward_bits = [
            self.every if yes else 0 if no else self.possibly for yes, no in zip(sure, never, strict=True)
        ]
        for component, bits in self.seeds().items():
            self.widen(component, bits)
        for flow, bits in self.flow_seeds().items():
            self.open(flow, bits)
        while self.todo:
            place = self.todo.popleft()
            self.waiting.discard(place)
            self.go_on(place)
        return self.found

    def seeds(self) -> dict[int, int]:
        """Return the components that can be reached as a whole from the start."""
        found: dict[int, int] = {}
        open_to_all = self.homes.owners(self.open_zones[0] & self.alive_zones)
        maybe = self.homes.owners(self.alive_zones & ~self.open_zones[1])
        for number, (there, not_there) in enumerate(self.standing.components):
            for mask, shift in (((self.alive & ~not_there) | maybe, 0), (there | open_to_all, 1)):
                bit = 1 << 2 * number + shift
                for place in indices(mask):
                    found[place] = found.get(place, 0) | bit
        return found

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
        old = self.found.wide[component]
        new = old | bits | (bits & self.at_once) << self.width
        if new != old:
            self.found.wide[component] = new
            self.reached(component, new, again=True)

    def open(self, flow: int, bits: int) -> None:
        """Note that a flow can be opened."""
        # As `Reach.opened` has it; nothing is done more often in a derivation.
        old = self.found.flow[flow]
        new = old | bits | (bits & self.at_once) << self.width
        if new != old:
            self.found.flow[flow] = new
            target = self.ends.target.to[flow]
            if target >= 0:
                passing = self.forward_bits[target]
                if passing & new:
                    came, own = self.arrived.setdefault(target, {}), self.families.of[flow]
                    came[own] = came.get(own, 0) | (new & passing)
                self.reached(target, new, again=bool(passing & new & ~old))

    def reached(self, component: int, bits: int, *, again: bool) -> None:
        """Note that some door of a component is open."""
        old = self.found.component[component]
        new = old | bits
        if new != old or again:
            self.found.component[component] = new
            if component not in self.waiting:
                self.waiting.add(component)
                self.todo.append(component)

    def go_on(self, component: int) -> None:
        """Open what taking over a component opens, and what it only passes on."""
        found = self.found
        flows, taken = found.flow, found.taken(found.component[component])
        outbound = self.ends.source.back[component]
        if taken:
            for flow in outbound:
                if taken & ~flows[flow]:
                    self.open(flow, taken)
            for zone in self.homes.there.get(component, ()):
                self.spread_in(zone, taken)
        passing = self.forward_bits[component]
        if passing and outbound:
            through = PassedOn(self, found.wide[component] & passing, self.arrived.get(component, {}))
            classes = self.families.of
            for flow in outbound:
                bits = through(classes[flow])
                if bits & ~flows[flow]:
                    self.open(flow, bits)

    def spread_in(self, zone: int, taken: int) -> None:
        """Reach the neighbours of something that was taken over."""
        inside = taken & self.kept_apart(zone)
        known = self.found.zone.get(zone, 0)
        if inside & ~known:
            self.found.zone[zone] = known | inside
            for mate in self.homes.back.get(zone, ()):
                self.widen(mate, inside)

    def kept_apart(self, zone: int) -> int:
        """Return which bits pass between neighbours in a zone."""
        return self.passing((self.isolated[1], self.isolated[0]), zone)

    def passed_on(self, component: int, passing: int) -> PassedOn:
        """Return from where flows of each class can be opened through a device that passes traffic on."""
        found, classes = self.found.flow, self.families.of
        arrived: dict[int, int] = {}
        for flow in self.ends.target.back[component]:
            bits = found[flow] & passing
            if bits:
                arrived[classes[flow]] = arrived.get(classes[flow], 0) | bits
        return PassedOn(self, self.found.wide[component] & passing, arrived)


class PassedOn:
    """What a device passes on, by class of flow."""

    def __init__(self, walk: Walk, wide: int, arrived: dict[int, int]) -> None:
        self.walk = walk
        self.wide = wide
        self.arrived = arrived
        self.known: dict[int, int] = {}

    def __call__(self, own: int) -> int:
        """Return from where a flow of this class can be opened through the device."""
        bits = self.known.get(own)
        if bits is None:
            bits, goes_on = self.wide, self.walk.families.goes_on
            for other, came in self.arrived.items():
                if came & ~bits:
                    goes = goes_on(other, own)
                    bits |= came if goes else came & self.walk.possibly if goes is None else 0
            self.known[own] = bits
        return bits
