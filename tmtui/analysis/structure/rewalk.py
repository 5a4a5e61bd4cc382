"""Working out reach again after a change, looking only at what the change can move.

Taking something over leads from distance 0 to 1 and never back, so everything but traffic that is passed on can be
evaluated again until nothing moves. Devices that pass traffic on may form rings that would keep each other open: where
anything a flow rests on is lost, it and all flows behind it are first emptied and then opened anew.
"""

from __future__ import annotations

from collections.abc import Iterable

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.cells.sheet import Cell, Step
from tmtui.analysis.cells.tri import Tri
from tmtui.analysis.structure.positions import Standing
from tmtui.analysis.structure.reach import Reach, ReachParts
from tmtui.analysis.structure.walk import Walk

_MANY = 600
"""With so many places that moved for one position, starting from nothing is sooner."""
_FEW, _SHARE = 64, 40
"""So many places to begin at, or one in so many of all, are looked at again; more make starting from nothing sooner."""


class Rewalk(Walk):
    """The equations of reach, solved from an earlier solution."""

    def __init__(self, step: Step, read: ReachParts, old: Reach) -> None:
        new = Reach(old.width, list(old.wide), list(old.flow), list(old.component), dict(old.zone))
        super().__init__(step, read, new)
        self.step = step
        self.read = read
        new.wide.extend([0] * (self.ends.target.size - len(new.wide)))
        new.component.extend([0] * (self.ends.target.size - len(new.component)))
        new.flow.extend([0] * (len(self.ends.slugs) - len(new.flow)))
        self.components: set[int] = set()
        self.flows: set[int] = set()
        self.zones: set[int] = set()
        self.moved_components: set[int] = set()
        self.moved_wide: set[int] = set()
        self.opened_flows: set[int] = set()
        self.usable = self._begin()

    def moved_flows(self) -> set[int]:
        """Return the flows whose doors may be nearer or farther than before."""
        found = set(self.opened_flows)
        for component in self.moved_wide:
            found.update(self.ends.target.back[component])
        return found

    # Where to begin.

    def _begin(self) -> bool:
        step, read = self.step, self.read
        flows, homes, classes = step.touched(read.ends), step.touched(read.homes), step.touched(read.families)
        before: Standing = step.before(read.standing)
        if flows is None or homes is None or classes is None or before.positions != self.standing.positions:
            return False
        old_ends, old_homes = step.before(read.ends), step.before(read.homes)
        self.opened_flows.update(flows)
        for flow in flows:
            self.flows.add(flow)
            for ends in (old_ends, self.ends):
                if flow < len(ends.target.to) and ends.target.to[flow] >= 0:
                    self.components.add(ends.target.to[flow])
        for component in homes:
            self.components.add(component)
            self.zones.update(old_homes.there.get(component, ()))
            self.zones.update(self.homes.there.get(component, ()))
        for flow in classes:
            self.flows.add(flow)
            target = self.ends.target.to[flow]
            if target >= 0:
                self._behind(target)
        for zone in self._turned(read.open_zones, read.alive_zones):
            self.components.update(self.homes.back.get(zone, ()))
        for zone in self._turned(read.isolated, None):
            self.zones.add(zone)
        for component in self._turned(read.forwards, read.alive):
            self.components.add(component)
            self._behind(component)
        for new, old in zip(self.standing.components, before.components, strict=True):
            moved = indices((new[0] ^ old[0]) | (new[1] ^ old[1]))
            if len(moved) > _MANY:
                return False
            for component in moved:
                self.components.add(component)
                self.flows.update(self.ends.source.back[component])
        for new, old in zip(self.standing.actors, before.actors, strict=True):
            for actor in indices((new[0] ^ old[0]) | (new[1] ^ old[1])):
                self.flows.update(self.ends.source_actor.back[actor])
        everything = self.ends.target.size + len(self.ends.slugs)
        return len(self.components) + len(self.flows) <= max(_FEW, min(everything // _SHARE, 4 * _MANY))

    def _turned(self, cell: Cell[Tri], alive: Cell[int] | None) -> list[int]:
        new, old = self.step[cell], self.step.before(cell)
        mask = (new[0] ^ old[0]) | (new[1] ^ old[1])
        if alive is not None:
            mask |= self.step[alive] ^ self.step.before(alive)
        return indices(mask)

    # Solving.

    def all(self) -> Reach:
        """Work everything out that the change can move."""
        begin = list(self.flows)
        self._empty(begin)
        for flow in begin:
            target = self.ends.target.to[flow]
            if target >= 0 and self._forwards(target):
                self._empty(self.ends.source.back[target])
        for component in list(self.components):
            if self._forwards(component):
                self._empty(self.ends.source.back[component])
        while self.flows or self.zones or self.components:
            while self.flows:
                self._evaluate_flow(self.flows.pop())
            while self.zones:
                self._evaluate_zone(self.zones.pop())
            if self.components:
                self._evaluate_component(self.components.pop())
        return self.found

    def _forwards(self, component: int) -> int:
        return self.passing(self.forwards, component)

    def _behind(self, component: int) -> None:
        """Have all flows looked at that a device may pass traffic on to."""
        self.flows.update(self.ends.source.back[component])

    def _empty(self, flows: Iterable[int]) -> None:
        """Take away what only passing traffic on may have opened, here and behind."""
        todo = list(flows)
        seen: set[int] = set()
        while todo:
            flow = todo.pop()
            if flow in seen:
                continue
            seen.add(flow)
            keep = self._own(flow)
            if self.found.flow[flow] & ~keep:
                self._set_flow(flow, keep & self.found.flow[flow])
                target = self.ends.target.to[flow]
                if target >= 0 and self._forwards(target):
                    todo.extend(self.ends.source.back[target])
            self.flows.add(flow)

    def _own(self, flow: int) -> int:
        """Return from where a flow can be opened without traffic being passed on."""
        source, actor = self.ends.source.to[flow], self.ends.source_actor.to[flow]
        if source < 0 and actor < 0:
            return 0
        bits = 0
        for number in range(len(self.standing.positions)):
            there, not_there = self.standing.components[number] if source >= 0 else self.standing.actors[number]
            place = source if source >= 0 else actor
            bits |= (there >> place & 1) << 2 * number + 1 | (~not_there >> place & 1) << 2 * number
        if source >= 0:
            bits |= self.found.taken(self.found.component[source])
        return self.found.opened(bits)

    def _set_flow(self, flow: int, bits: int) -> None:
        self.found.flow[flow] = bits
        self.opened_flows.add(flow)
        target = self.ends.target.to[flow]
        if target >= 0:
            self.components.add(target)

    def _evaluate_flow(self, flow: int) -> None:
        alive = self.ends.alive >> flow & 1
        bits = self._own(flow) if alive else 0
        source = self.ends.source.to[flow]
        passing = self._forwards(source) if alive and source >= 0 else 0
        if passing:
            bits |= self.found.opened(self.passed_on(source, passing)(self.families.of[flow]))
        old = self.found.flow[flow]
        if bits == old:
            return
        self._set_flow(flow, bits)
        target = self.ends.target.to[flow]
        if target >= 0 and self._forwards(target):
            if old & ~bits:
                self._empty(self.ends.source.back[target])
            else:
                self._behind(target)

    def _evaluate_zone(self, zone: int) -> None:
        bits, passing = 0, self.kept_apart(zone)
        limit = self.found.taken(self.every) & passing
        for member in self.homes.back.get(zone, ()):
            bits |= self.found.taken(self.found.component[member]) & passing
            if bits == limit:
                break
        if bits != self.found.zone.get(zone, 0):
            self.found.zone[zone] = bits
            self.components.update(self.homes.back.get(zone, ()))

    def _seed(self, component: int) -> int:
        if not self.alive >> component & 1:
            return 0
        open_, maybe = False, False
        for zone in self.homes.there.get(component, ()):
            open_ = open_ or bool(self.open_zones[0] >> zone & 1)
            maybe = maybe or not self.open_zones[1] >> zone & 1
        bits = 0
        for number, (there, not_there) in enumerate(self.standing.components):
            bits |= (1 << 2 * number + 1) if open_ or there >> component & 1 else 0
            bits |= (1 << 2 * number) if maybe or not not_there >> component & 1 else 0
        return bits

    def _evaluate_component(self, component: int) -> None:
        wide = self.found.opened(self._seed(component))
        for zone in self.homes.there.get(component, ()):
            wide |= self.found.zone.get(zone, 0)
        old_wide = self.found.wide[component]
        if wide != old_wide:
            self.found.wide[component] = wide
            self.moved_wide.add(component)
            if self._forwards(component):
                if old_wide & ~wide:
                    self._empty(self.ends.source.back[component])
                else:
                    self._behind(component)
        bits = wide
        for flow in self.ends.target.back[component]:
            bits |= self.found.flow[flow]
            if bits == self.every:
                break
        old = self.found.component[component]
        if bits == old:
            return
        self.found.component[component] = bits
        self.moved_components.add(component)
        if self.found.taken(bits) != self.found.taken(old):
            if self.found.taken(old & ~bits):
                self._empty(self.ends.source.back[component])
            else:
                self._behind(component)
            self.zones.update(self.homes.there.get(component, ()))
