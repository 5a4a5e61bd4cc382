"""Why so much is at stake in something: the shortest chain from it to what is worth that much in itself.

"confidentiality 5: it can log in to PostgreSQL, which stores Customer records".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tmtui.analysis.cells.links import Fan
from tmtui.analysis.cells.packed import pack
from tmtui.analysis.conditions.relations import ends, fan
from tmtui.analysis.stake.power import Power, flow_links
from tmtui.analysis.stake.power import parts as power_parts
from tmtui.analysis.stake.ratings import missing_carries, ratings
from tmtui.model.answers import Slot
from tmtui.model.frozen import frozen
from tmtui.model.level import Interval
from tmtui.model.subject import kind_of

if TYPE_CHECKING:
    from tmtui.analysis.state import State

Node = tuple[str, int]
"""Kind and bit."""


@frozen
class Link:
    """One step from somewhere to what makes it worth as much."""

    to: Node
    verb: str
    """What the first has to do with the second: `runs`, `is needed by`."""
    slots: tuple[Slot, ...] = ()
    """Attributes that say so."""
    order: int = 0
    """Which of several links people are told of first."""


@frozen
class Chain:
    """From a subject to what is worth that much in itself."""

    interval: Interval
    links: tuple[Link, ...]
    slots: tuple[Slot, ...]
    """Every attribute the chain rests on, the rating at its end last."""


def chain(state: State, subject: str, quality: str) -> Chain:
    """Return the shortest chain behind the highest that may be at stake."""
    interval = state.stake_interval(subject, quality)
    if interval[1] <= 1:
        return Chain(interval, (), ())
    # The bit that says "may be as high as the highest": everything on the way has it too.
    wanted = pack(quality, 1, interval[1]) & ~pack(quality, 1, interval[1] - 1)
    walk = state.remember(("way to worth", wanted), lambda: Way(state, wanted))
    node = (kind_of(subject), state.place(subject))
    links: list[Link] = []
    while not walk.own(node):
        link = walk.best(node)
        if link is None:
            return Chain(interval, (), ())
        links.append(link)
        node = link.to
    slots = [slot for link in links for slot in link.slots]
    return Chain(interval, tuple(links), (*slots, (walk.key(node), quality)))


_SORTS = ("component", "zone", "identity")
_FANS = (
    ("data", "stored_by", "component"), ("data", "processed_by", "component"), ("flow", "carries", "data"),
    ("component", "runs_on", "component"), ("component", "login_from", "component"),
    ("component", "administered_from", "component"), ("identity", "held_on", "component"),
    ("identity", "accepted_by", "component"), ("zone", "guarded_by", "component"), ("component", "zone", "zone"),
    ("component", "also_in", "zone"),
)  # fmt: skip

_ORDER = (
    "stores", "works with", "passes on", "carries", "keeps", "administers", "acts on", "runs", "decides who logs in to",
    "can log in to", "holds", "opens", "guards", "is needed by", "may administer", "may reach into",
    "may carry what is on",
)  # fmt: skip
"""What one has to do with another, the plainest first."""


class Way:
    """The way from everything of some worth to what is worth that much in itself."""

    def __init__(self, state: State, wanted: int) -> None:
        self.state = state
        self.wanted = wanted
        self.program = state.compiled.program
        self.ends = state.look(ends(self.program))
        self.flows = state.look(flow_links(self.program))
        self.admin = state.look(self.program.yes("flow", "admin"))
        self.acts = state.look(self.program.yes("component", "acts_on"))
        self.missing = state.look(missing_carries(self.program))
        self.rated = {kind: state.look(ratings(self.program, kind)) for kind in ("component", "flow", "data")}
        self.fans = {name: state.look(fan(self.program, *name)) for name in _FANS}
        self.steps = self._steps()
        self.known: dict[Node, Link | None] = {}

    def _steps(self) -> dict[int, int]:
        """Return how far every component, zone and identity is from what is worth that much in itself."""
        read = power_parts(self.program)
        for cell in read.cells():
            self.state.look(cell)
        power = Power(self.state.view, read)
        layer: list[int] = []
        found: dict[int, int] = {}
        for place, bits in self.rated["component"].items():
            if bits & self.wanted:
                found[3 * place] = 0
                layer.append(3 * place)
        holding = [place for place, bits in power.held.items() if bits & self.wanted]
        for flow, bits in power.carried.items():
            if bits & self.wanted:
                holding += [end for end in (power.source[flow], power.target[flow]) if end >= 0]
        steps = 0
        while layer or (steps == 0 and holding):
            steps += 1
            after = [3 * place for place in holding] if steps == 1 else []
            after += [other for node in layer for other, mask in power.gainers(node) if mask & self.wanted]
            layer = []
            for node in after:
                if node not in found:
                    found[node] = steps
                    layer.append(node)
        return found

    def best(self, node: Node) -> Link | None:
        """Return the link that leads there soonest; of several the plainest, then by key."""
        if node not in self.known:
            far = [(self._far(link.to), link) for link in self.links(node)]
            near = [(steps, link.order, self.key(link.to), link) for steps, link in far if steps is not None]
            self.known[node] = min(near, key=lambda each: (*each[:3], each[3].slots))[3] if near else None
        return self.known[node]

    def _far(self, node: Node) -> int | None:
        kind, place = node
        if kind == "data":
            return 0 if self.own(node) else None
        return self.steps.get(3 * place + _SORTS.index(kind))

    def key(self, node: Node) -> str:
        """Return the subject."""
        return self.state.key(*node)

    def own(self, node: Node) -> bool:
        """Whether a subject is worth that much in itself."""
        table = self.rated.get(node[0])
        return table is not None and bool(table.get(node[1], 0) & self.wanted)

    def fan(self, kind: str, name: str, to: str) -> Fan:
        """Return a relation."""
        return self.fans[kind, name, to]

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
                admin = self.admin[0] >> flow & 1
                acts = not admin and self.acts[0] >> place & 1
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
                acts = self.acts[0] >> place & 1
                yield self._link(
                    "component", other, "acts on" if acts else "is needed by", (self.key(("flow", flow)), "optional")
                )

    def _of_flow(self, place: int) -> Iterator[Link]:
        for data in self.fan("flow", "carries", "data").there.get(place, ()):
            yield self._link("data", data, "carries", (self.key(("flow", place)), "carries"))
        source, target = self.ends.source.to[place], self.ends.target.to[place]
        if target >= 0 and not self.admin[1] >> place & 1:
            certain = self.admin[0] >> place & 1
            verb = "administers" if certain else "may administer"
            yield self._link("component", target, verb, (self.key(("flow", place)), "admin"))
        if self.missing >> place & 1:
            for end in (source, target):
                if end >= 0:
                    yield self._link("component", end, "may carry what is on", (self.key(("flow", place)), "carries"))


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
