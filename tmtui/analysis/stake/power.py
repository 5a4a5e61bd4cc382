"""Who has power over what, and who needs what: the links along which worth is carried back to those who open it.

Steps 5, 6, 7 and 9 of an attacker's movement: what runs on it, logs in from it or is administered from it, what its
agents act on, what an identity held on it opens, and the zone it guards. A flow carries back what it administers, and
what its caller needs; where nobody said what it carries, each end may get what is on the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tmtui.analysis.cells.bits import indices, selectors
from tmtui.analysis.cells.links import Fan
from tmtui.analysis.cells.packed import ALL, HIGH, NEEDED
from tmtui.analysis.cells.program import Program
from tmtui.analysis.cells.sheet import Cell, Step, View
from tmtui.analysis.cells.tri import Tri
from tmtui.analysis.conditions.relations import Ends, ends, fan, homes
from tmtui.analysis.stake.ratings import Seeds, carried, held, missing_carries, ratings
from tmtui.model.frozen import frozen, single

Node = int
"""Three times the bit of a subject, and 1 more for a zone, 2 more for an identity."""


@single
class FlowLinks:
    """What passes along flows between their two components."""

    forth: list[int]
    """Which bits the target gains from the source."""
    back: list[int]
    """Which bits the source gains from the target."""


@frozen
class PowerParts:
    """The cells that say who has power over what."""

    ends: Cell[Ends]
    flows: Cell[FlowLinks]
    own: Cell[Seeds]
    held: Cell[Seeds]
    carried: Cell[Seeds]
    masters: tuple[Cell[Fan], ...]
    """Component and who has power over it: what it runs on, logs in from, is administered from."""
    accepted_by: Cell[Fan]
    held_on: Cell[Fan]
    homes: Cell[Fan]
    guarded_by: Cell[Fan]

    def cells(self) -> list[Cell[Any]]:
        """Return all of them."""
        return [
            self.ends, self.flows, self.own, self.held, self.carried, *self.masters, self.accepted_by, self.held_on,
            self.homes, self.guarded_by,
        ]  # fmt: skip


def parts(program: Program) -> PowerParts:
    """Return the cells that say who has power over what."""
    masters = tuple(
        fan(program, "component", name, "component") for name in ("runs_on", "login_from", "administered_from")
    )
    return PowerParts(
        ends(program), flow_links(program), ratings(program, "component"), held(program), carried(program), masters,
        fan(program, "identity", "accepted_by", "component"), fan(program, "identity", "held_on", "component"),
        homes(program), fan(program, "zone", "guarded_by", "component"),
    )  # fmt: skip


class Power:
    """All links in one state of a model."""

    __slots__ = (
        "accepted_by", "carried", "ends", "flows", "guarded_by", "held", "held_on", "homes", "inbound", "masters",
        "outbound", "own_rating", "source", "target",
    )  # fmt: skip

    def __init__(self, view: View, read: PowerParts) -> None:
        self.ends = view[read.ends]
        self.source, self.target = self.ends.source.to, self.ends.target.to
        self.outbound, self.inbound = self.ends.source.back, self.ends.target.back
        self.flows = view[read.flows]
        self.own_rating, self.held, self.carried = view[read.own], view[read.held], view[read.carried]
        self.masters = [view[each] for each in read.masters]
        self.accepted_by, self.held_on = view[read.accepted_by], view[read.held_on]
        self.homes, self.guarded_by = view[read.homes], view[read.guarded_by]

    def own(self, node: Node) -> int:
        """Return what a subject is worth by itself: its own rating, and the data it holds and carries."""
        place, sort = divmod(node, 3)
        if sort:
            return 0
        bits = self.own_rating.get(place, 0) | self.held.get(place, 0)
        for flow in self.outbound[place]:
            bits |= self.carried.get(flow, 0)
        for flow in self.inbound[place]:
            bits |= self.carried.get(flow, 0)
        return bits

    def gainers(self, node: Node) -> Iterator[tuple[Node, int]]:
        """Yield who gains from a subject, and which bits."""
        place, sort = divmod(node, 3)
        if not sort:
            for flow in self.outbound[place]:
                if self.target[flow] >= 0:
                    yield 3 * self.target[flow], self.flows.forth[flow]
            for flow in self.inbound[place]:
                if self.source[flow] >= 0:
                    yield 3 * self.source[flow], self.flows.back[flow]
        yield from self.other_gainers(node, ALL)

    def other_gainers(self, node: Node, bits: int) -> list[tuple[Node, int]]:
        """Return who gains everything from a subject, along no flow, each with `bits`."""
        place, sort = divmod(node, 3)
        if sort:
            table = self.guarded_by if sort == 1 else self.held_on
            return [(3 * other, bits) for other in table.there.get(place, ())]
        found = [(3 * other, bits) for table in self.masters for other in table.there.get(place, ())]
        found += [(3 * zone + 1, bits) for zone in self.homes.there.get(place, ())]
        found += [(3 * identity + 2, bits) for identity in self.accepted_by.back.get(place, ())]
        return found

    def sources(self, node: Node) -> Iterator[tuple[Node, int]]:
        """Yield from whom a subject gains, and which bits."""
        place, sort = divmod(node, 3)
        if sort == 1:
            yield from ((3 * other, ALL) for other in self.homes.back.get(place, ()))
        elif sort == 2:
            yield from ((3 * other, ALL) for other in self.accepted_by.there.get(place, ()))
        else:
            for flow in self.outbound[place]:
                if self.target[flow] >= 0:
                    yield 3 * self.target[flow], self.flows.back[flow]
            for flow in self.inbound[place]:
                if self.source[flow] >= 0:
                    yield 3 * self.source[flow], self.flows.forth[flow]
            for table in self.masters:
                yield from ((3 * other, ALL) for other in table.back.get(place, ()))
            yield from ((3 * zone + 1, ALL) for zone in self.guarded_by.back.get(place, ()))
            yield from ((3 * identity + 2, ALL) for identity in self.held_on.back.get(place, ()))


def flow_links(program: Program) -> Cell[FlowLinks]:
    """Return what passes along every flow."""
    return program.once(("flow links",), lambda: _flow_links(program))


def _flow_links(program: Program) -> Cell[FlowLinks]:
    end, missing = ends(program), missing_carries(program)
    admin, optional = program.yes("flow", "admin"), program.yes("flow", "optional")
    acts = program.yes("component", "acts_on")

    def full(view: View) -> FlowLinks:
        size = len(view[end].slugs)
        source, target = view[end].source, view[end].target
        acting: Tri = view[acts]
        maybe = (1 << source.size) - 1 & ~acting[1]
        masks = [
            view[end].alive, view[missing], view[admin][0], view[admin][1], view[optional][0], view[optional][1],
            source.gather(maybe), source.gather(acting[0]), target.gather(maybe), target.gather(acting[0]),
        ]  # fmt: skip
        keys = list(zip(*(selectors(mask & ((1 << size) - 1), size) for mask in masks), strict=True))
        known = {key: _passes(*key) for key in set(keys)}
        return FlowLinks([known[key][0] for key in keys], [known[key][1] for key in keys])

    def patch(step: Step, old: FlowLinks) -> FlowLinks | None:
        places = step.touched(end)
        if places is None:
            return None
        moved = step[missing] ^ step.before(missing)
        for pair in (admin, optional):
            moved |= (step[pair][0] ^ step.before(pair)[0]) | (step[pair][1] ^ step.before(pair)[1])
        acting = (step[acts][0] ^ step.before(acts)[0]) | (step[acts][1] ^ step.before(acts)[1])
        if moved.bit_count() > 256 or acting.bit_count() > 32:
            return None
        todo = {*places, *indices(moved)}
        for component in indices(acting):
            todo.update(step[end].source.back[component])
            todo.update(step[end].target.back[component])
        size = len(step[end].slugs)
        forth, back = (table + [0] * (size - len(table)) for table in (old.forth, old.back))
        for flow in todo:
            forth[flow], back[flow] = _passes(*_key(step, flow))
        step.touch(cell, todo)
        return FlowLinks(forth, back)

    def _key(view: View, flow: int) -> list[int]:
        bits = [view[end].alive, view[missing], *view[admin], *view[optional]]
        found = [mask >> flow & 1 for mask in bits]
        for arrow in (view[end].source, view[end].target):
            component = arrow.to[flow]
            there = component >= 0
            found.append(int(there and not view[acts][1] >> component & 1))
            found.append(int(there and view[acts][0] >> component & 1))
        return found

    cell = program.sheet.add(("flow links",), [end, missing, admin, optional, acts], full, patch)
    return cell


def _passes(
    alive: int, missing: int, admin: int, no_admin: int, optional: int, needed: int,
    source_may: int, source_acts: int, target_may: int, target_acts: int,
) -> tuple[int, int]:  # fmt: skip
    """Return what the target of a flow gains from its source, and the source from its target."""
    if not alive:
        return 0, 0
    share = HIGH if missing else 0
    needs = 0 if optional else NEEDED if needed else NEEDED & HIGH
    # Agents and clients call the server that acts on them; whoever administers that server is not acted on by it.
    agent = 0 if admin or not target_may else ALL if target_acts and no_admin else HIGH
    opens = ALL if admin else 0 if no_admin else HIGH
    acts = ALL if source_acts else HIGH if source_may else 0
    return share | needs | agent, share | opens | acts
