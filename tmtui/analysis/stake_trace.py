"""Why so much is at stake in something: the shortest chain from it to what is worth that much in itself.

"confidentiality 5: it can log in to PostgreSQL, which stores Customer records".
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tmtui.analysis.packed import pack
from tmtui.analysis.power import flow_links
from tmtui.analysis.ratings import missing_carries, ratings
from tmtui.analysis.relations import ends, fan
from tmtui.analysis.sheet import Cell
from tmtui.model.answers import Slot
from tmtui.model.level import Interval
from tmtui.model.subject import kind_of

if TYPE_CHECKING:
    from tmtui.analysis.links import Fan
    from tmtui.analysis.state import State

Node = tuple[str, int]
"""Kind and bit."""


@dataclass(frozen=True, slots=True)
class Link:
    """One step from somewhere to what makes it worth as much."""

    to: Node
    verb: str
    """What the first has to do with the second: `runs`, `is needed by`."""
    slots: tuple[Slot, ...] = ()
    """Attributes that say so."""
    order: int = 0
    """Which of several links people are told of first."""


@dataclass(frozen=True, slots=True)
class Chain:
    """From a subject to what is worth that much in itself."""

    interval: Interval
    links: tuple[Link, ...]
    slots: tuple[Slot, ...]
    """Every attribute the chain rests on, the rating at its end last."""


def chain(state: State, subject: str, quality: str) -> Chain:
    """Return the shortest chain behind the highest that may be at stake."""
    key = ("chain", subject, quality)
    found: Chain = state.remember(key, lambda: _chain(state, subject, quality))
    return found


def _chain(state: State, subject: str, quality: str) -> Chain:
    interval = state.stake_interval(subject, quality)
    if interval[1] <= 1:
        return Chain(interval, (), ())
    # The bit that says "may be as high as the highest": everything on the way has it too.
    wanted = pack(quality, 1, interval[1]) & ~pack(quality, 1, interval[1] - 1)
    walk = _Walk(state, wanted)
    start = (kind_of(subject), state.place(subject))
    before: dict[Node, tuple[Node, Link] | None] = {start: None}
    todo = deque([start])
    while todo:
        node = todo.popleft()
        if walk.own(node):
            return _joined(interval, before, node, (walk.key(node), quality))
        for link in sorted(walk.links(node), key=lambda each: (each.order, walk.key(each.to), each.slots)):
            if link.to not in before:
                before[link.to] = (node, link)
                todo.append(link.to)
    return Chain(interval, (), ())


def _joined(interval: Interval, before: dict[Node, tuple[Node, Link] | None], node: Node, last: Slot) -> Chain:
    links: list[Link] = []
    while (step := before[node]) is not None:
        node, link = step
        links.append(link)
    links.reverse()
    return Chain(interval, tuple(links), (*(slot for link in links for slot in link.slots), last))


_ORDER = (
    "stores", "works with", "passes on", "carries", "keeps", "administers", "acts on", "runs", "decides who logs in to",
    "can log in to", "holds", "opens", "guards", "is needed by", "may administer", "may reach into",
    "may carry what is on",
)  # fmt: skip
"""What one has to do with another, the plainest first."""


class _Walk:
    """Follows links from whoever has power to what they have power over."""

    def __init__(self, state: State, wanted: int) -> None:
        self.state = state
        self.wanted = wanted
        self.program = state.compiled.program
        self.ends = state.look(ends(self.program))
        self.flows = state.look(flow_links(self.program))

    def key(self, node: Node) -> str:
        return self.state.key(*node)

    def own(self, node: Node) -> bool:
        """Whether a subject is worth that much in itself."""
        if node[0] not in ("component", "flow", "data"):
            return False
        return bool(self.state.look(ratings(self.program, node[0])).get(node[1], 0) & self.wanted)

    def fan(self, kind: str, name: str, to: str) -> Fan:
        cell: Cell[Fan] = fan(self.program, kind, name, to)
        return self.state.look(cell)

    def links(self, node: Node) -> Iterator[Link]:
        """Yield what a subject has power over, carries or holds, nearest to data first."""
        kind, place = node
        if kind == "component":
            yield from self._of_component(place)
        elif kind == "flow":
            yield from self._of_flow(place)
        elif kind == "identity":
            for each in self.fan("identity", "accepted_by", "component").there.get(place, ()):
                yield self._link("component", each, "opens", (self.key(node), "accepted_by"))
        elif kind == "zone":
            for name in ("zone", "also_in"):
                for each in self.fan("component", name, "zone").back.get(place, ()):
                    yield self._link("component", each, "holds", (self.key(("component", each)), name))
        elif kind == "model":
            alive = self.state.look(self.program.alive("data"))
            yield from (Link(("data", each), "keeps") for each in range(alive.bit_length()) if alive >> each & 1)

    def _link(self, kind: str, place: int, verb: str, *slots: Slot) -> Link:
        return Link((kind, place), verb, slots, _ORDER.index(verb))

    def _of_component(self, place: int) -> Iterator[Link]:
        for name, verb in (("stored_by", "stores"), ("processed_by", "works with")):
            for data in self.fan("data", name, "component").back.get(place, ()):
                yield self._link("data", data, verb, (self.key(("data", data)), name))
        carries = self.fan("flow", "carries", "data").there
        around = [*self.ends.source.back[place], *self.ends.target.back[place]]
        for flow in around:
            for data in carries.get(flow, ()):
                yield self._link("data", data, "passes on", (self.key(("flow", flow)), "carries"))
        for flow in self.ends.source.back[place]:
            other = self.ends.target.to[flow]
            if other >= 0 and self.flows.back[flow] & self.wanted:
                admin = self._yes("flow", "admin", flow)
                acts = not admin and self._yes("component", "acts_on", place)
                verb = "administers" if admin else "acts on" if acts else "may reach into"
                slot = (self.key(("component", place)), "technology") if acts else (self.key(("flow", flow)), "admin")
                yield self._link("component", other, verb, slot)
        for name, verb in (
            ("runs_on", "runs"), ("login_from", "decides who logs in to"), ("administered_from", "can log in to"),
        ):  # fmt: skip
            for other in self.fan("component", name, "component").back.get(place, ()):
                yield self._link("component", other, verb, (self.key(("component", other)), name))
        for identity in self.fan("identity", "held_on", "component").back.get(place, ()):
            yield self._link("identity", identity, "holds", (self.key(("identity", identity)), "held_on"))
        for zone in self.fan("zone", "guarded_by", "component").back.get(place, ()):
            yield self._link("zone", zone, "guards", (self.key(("zone", zone)), "guarded_by"))
        for flow in self.ends.target.back[place]:
            other = self.ends.source.to[flow]
            if other >= 0 and self.flows.forth[flow] & self.wanted:
                acts = self._yes("component", "acts_on", place)
                yield self._link(
                    "component", other, "acts on" if acts else "is needed by", (self.key(("flow", flow)), "optional")
                )

    def _of_flow(self, place: int) -> Iterator[Link]:
        for data in self.fan("flow", "carries", "data").there.get(place, ()):
            yield self._link("data", data, "carries", (self.key(("flow", place)), "carries"))
        source, target = self.ends.source.to[place], self.ends.target.to[place]
        if target >= 0 and not self._no("flow", "admin", place):
            certain = self._yes("flow", "admin", place)
            verb = "administers" if certain else "may administer"
            yield self._link("component", target, verb, (self.key(("flow", place)), "admin"))
        if self.state.look(missing_carries(self.program)) >> place & 1:
            for end in (source, target):
                if end >= 0:
                    yield self._link("component", end, "may carry what is on", (self.key(("flow", place)), "carries"))

    def _yes(self, kind: str, name: str, place: int) -> bool:
        return bool(self.state.look(self.program.yes(kind, name))[0] >> place & 1)

    def _no(self, kind: str, name: str, place: int) -> bool:
        return bool(self.state.look(self.program.yes(kind, name))[1] >> place & 1)


def sentence(state: State, subject: str, quality: str) -> str:
    """Return what is at stake in words, with the chain behind it."""
    found = chain(state, subject, quality)
    low, high = found.interval
    level = f"{quality} {high}" if low == high else f"{quality} {low} to {high}"
    if not found.slots:
        return f"{level}: nothing of worth is known here"
    if not found.links:
        known = state.is_known(*found.slots[-1])
        return f"{level}: rated so itself" if known else f"{level}: nobody rated it yet"
    parts = [f"{link.verb} {state.name(state.key(*link.to))}" for link in found.links]
    text = f"{level}: it {', which '.join(parts)}"
    return text if state.is_known(*found.slots[-1]) else f"{text}, which nobody rated yet"
