"""Components that an attacker could swap for each other: equal in themselves and in what they are joined to.

Found by refining: first whatever is equal by itself (zone, technology, open threats, power), then again and again only
what is also joined to equals in the same ways, until nothing splits any more. Then a step from one of a class to some
class exists for every one of it, so a way found between classes can be walked by real components. How often something
is joined does not count, only to what, so that two web servers in place of one change nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.paths.board import Board
from tmtui.analysis.paths.nodes import CHANGES, CONTROL, FED, FLOW, READS, SPOT, STOPS, WIDE, WITH, Node

VIAS = ("inbound", "admin", "return", "neighbour", "local", "physical", "supply")
_YES = (
    "second_factor", "separate_admin_devices", "checks_user_rights", "forwards", "filters", "acts_on",
    "fetches_from_outside", "controls_back", "human_device",
)  # fmt: skip
_REFERENCES = ("runs_on", "login_from", "administered_from")
_ON_COMPONENT = frozenset({WIDE, CONTROL, FED, READS, CHANGES, STOPS})


class Alike:
    """Classes of components and flows; each is named by the one whose key comes first."""

    def __init__(self, board: Board) -> None:
        self.board = board
        ground = board.ground
        self._living = indices(ground.look(ground.program.alive("component")))
        colours = self._refined(self._by_themselves())
        self.first: dict[int, int] = {}
        self.members: dict[int, list[int]] = {}
        for places in _groups(colours).values():
            ordered = sorted(places, key=lambda each: ground.key("component", each))
            self.members[ordered[0]] = ordered
            self.first.update(dict.fromkeys(places, ordered[0]))
        self._flows: dict[int, int] = {}
        if not self.is_trivial:
            self._flows = self._fold_flows()

    def fold(self, node: Node) -> Node:
        """Return a state with everything in it replaced by the first of its class."""
        sort = node[0]
        if sort == WITH:
            return (WITH, node[1], *self.fold(node[2:]))
        if sort in _ON_COMPONENT:
            return (sort, self.first.get(node[1], node[1]))
        if sort == SPOT and node[1] == "flow":
            return (*node[:3], self._flows.get(node[3], node[3]))
        return (FLOW, self._flows.get(node[1], node[1]), node[2]) if sort == FLOW else node

    @property
    def is_trivial(self) -> bool:
        """Whether every component is in a class of its own."""
        return len(self.members) == len(self._living)

    def others(self, component: int) -> Sequence[int]:
        """Return the whole class of a component."""
        return self.members.get(self.first.get(component, component), [component])

    def _by_themselves(self) -> dict[int, int]:
        """Return colours by what components are in themselves."""
        ground = self.board.ground
        rough: dict[Hashable, list[int]] = defaultdict(list)
        for place in self._living:
            technology = ground.state.reading(ground.key("component", place), "technology").value
            rough[tuple(ground.zones(place)), technology].append(place)
        marks: dict[int, Hashable] = {}
        for key, places in rough.items():
            for place in places:
                marks[place] = (key, self._mark(place)) if len(places) > 1 else (key,)
        return _numbered(marks)

    def _mark(self, place: int) -> Hashable:
        ground = self.board.ground
        data = ground.fan("data", "stored_by", "component").back.get(place, ())
        goals = self.board.goals
        return (
            tuple(ground.yes("component", name, place) for name in _YES),
            ground.one("component", "run_by", place, "supplier"), self._open("component", place),
            tuple(data), tuple(ground.kept(place)), tuple(ground.accepted(place)), tuple(ground.lying_on(place)),
            ground.fan("zone", "guarded_by", "component").back.get(place, ()), ground.knows_identities(place),
            place if place in goals.components else -1,
        )  # fmt: skip

    def _open(self, kind: str, place: int) -> Hashable:
        found = [each for via in VIAS for each in self.board.openings.of(kind, place, via)]
        return tuple((each.rule.id, each.low, each.high) for each in found)

    def _of_flow(self, flow: int) -> Hashable:
        ground = self.board.ground
        carried = ground.carries(flow)
        return (
            ground.families.of[flow], None if carried is None else tuple(carried), self._open("flow", flow),
            tuple(ground.yes("flow", name, flow) for name in ("admin", "optional", "one_way")),
        )  # fmt: skip

    def _refined(self, colours: dict[int, int]) -> dict[int, int]:
        """Split classes until equals are joined to equals."""
        ground = self.board.ground
        fans = [ground.fan("component", name, "component") for name in _REFERENCES]
        marks: dict[int, Hashable] = {}

        def flow_mark(flow: int) -> Hashable:
            if flow not in marks:
                marks[flow] = self._of_flow(flow)
            return marks[flow]

        def around(place: int) -> Hashable:
            joined: set[Hashable] = set()
            for flow in ground.outbound(place):
                joined.add(
                    (0, flow_mark(flow), colours.get(ground.target(flow), -1), ground.ends.target_actor.to[flow])
                )
            for flow in ground.inbound(place):
                joined.add(
                    (1, flow_mark(flow), colours.get(ground.source(flow), -1), ground.ends.source_actor.to[flow])
                )
            for number, fan in enumerate(fans):
                joined.update((2, number, colours.get(other, -1)) for other in fan.there.get(place, ()))
                joined.update((3, number, colours.get(other, -1)) for other in fan.back.get(place, ()))
            return frozenset(joined)

        while True:
            crowded = [places for places in _groups(colours).values() if len(places) > 1]
            fresh: dict[int, Hashable] = dict(colours.items())
            for places in crowded:
                for place in places:
                    fresh[place] = (colours[place], around(place))
            after = _numbered(fresh)
            if len(set(after.values())) == len(set(colours.values())):
                return after
            colours = after

    def _fold_flows(self) -> dict[int, int]:
        ground = self.board.ground
        groups: dict[Hashable, list[int]] = defaultdict(list)
        crowded = {place for places in self.members.values() if len(places) > 1 for place in places}
        for flow in {flow for place in crowded for flow in (*ground.outbound(place), *ground.inbound(place))}:
            source, target = ground.source(flow), ground.target(flow)
            ends = (self.first.get(source, -1), self.first.get(target, -1))
            actors = (ground.ends.source_actor.to[flow], ground.ends.target_actor.to[flow])
            groups[self._of_flow(flow), ends, actors].append(flow)
        found: dict[int, int] = {}
        for flows in groups.values():
            found.update(dict.fromkeys(flows, min(flows, key=lambda each: ground.key("flow", each))))
        return found


def _numbered(marks: dict[int, Hashable]) -> dict[int, int]:
    numbers: dict[Hashable, int] = {}
    return {place: numbers.setdefault(mark, len(numbers)) for place, mark in marks.items()}


def _groups(colours: dict[int, int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for place, colour in colours.items():
        found[colour].append(place)
    return found


def also(classes: Iterable[Sequence[int]], walked: Iterable[int]) -> list[int]:
    """Return the members of some classes that were not walked."""
    seen = set(walked)
    return [place for places in classes for place in places if place not in seen]
