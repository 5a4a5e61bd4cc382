"""What is at stake: the highest of what a subject is worth itself, holds, carries and has power over.

One least fixpoint over components, identities and zones; a link raises whoever has power (or is needed) to what the
other end is worth, and a link that only may exist raises the upper bound alone. Impact follows NIST SP 800-30 r1 (task
2-6, appendix H): it is judged where the harm arises and carried back to what an attacker takes over on the way. So a
jump host, a directory, a hypervisor and a firewall are worth what they open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tmtui.analysis import packed
from tmtui.analysis.bits import selectors
from tmtui.analysis.columns import Levels
from tmtui.analysis.links import Fan
from tmtui.analysis.packed import ALL, HIGH, NEEDED
from tmtui.analysis.program import Program
from tmtui.analysis.ratings import Seeds, carried, held, missing_carries, ratings
from tmtui.analysis.relations import Ends, ends, fan, homes
from tmtui.analysis.sheet import Cell, View
from tmtui.analysis.tri import Tri
from tmtui.banks.vocabulary import QUALITIES


@dataclass(frozen=True, slots=True, eq=False)
class FlowLinks:
    """What passes along flows between their two components."""

    forth: list[int]
    """Which bits the target gains from the source."""
    back: list[int]
    """Which bits the source gains from the target."""


@dataclass(frozen=True, slots=True)
class Stakes:
    """Packed values of everything that can be at stake."""

    component: list[int]
    zone: dict[int, int]
    identity: dict[int, int]


@dataclass(frozen=True, slots=True)
class Parts:
    """The cells that the fixpoint reads."""

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


def parts(program: Program) -> Parts:
    """Return the cells that the fixpoint reads."""
    masters = tuple(
        fan(program, "component", name, "component") for name in ("runs_on", "login_from", "administered_from")
    )
    return Parts(
        ends(program), flow_links(program), ratings(program, "component"), held(program), carried(program), masters,
        fan(program, "identity", "accepted_by", "component"), fan(program, "identity", "held_on", "component"),
        homes(program), fan(program, "zone", "guarded_by", "component"),
    )  # fmt: skip


def flow_links(program: Program) -> Cell[FlowLinks]:
    """Return what passes along every flow."""
    return program.once(("flow links",), lambda: _flow_links(program))


def _flow_links(program: Program) -> Cell[FlowLinks]:
    end, missing = ends(program), missing_carries(program)
    admin, optional = program.yes("flow", "admin"), program.yes("flow", "optional")
    acts = program.yes("component", "acts_on")

    def full(view: View) -> FlowLinks:
        size = len(view[end].slugs)
        codes = _codes(view, size)
        alive = selectors(view[end].alive, size)
        forth = [_FORTH[code] if there else 0 for code, there in zip(codes, alive, strict=True)]
        back = [_BACK[code] if there else 0 for code, there in zip(codes, alive, strict=True)]
        return FlowLinks(forth, back)

    def _codes(view: View, size: int) -> bytes:
        """Put all that decides about a flow into one byte each: two bits of four."""
        source, target = view[end].source, view[end].target
        acting: Tri = view[acts]
        maybe = (1 << source.size) - 1 & ~acting[1]
        masks = [
            view[missing], view[admin][0], _open(view[admin], size), view[optional][0], _open(view[optional], size),
            source.gather(maybe), source.gather(acting[0]), target.gather(maybe), target.gather(acting[0]),
        ]  # fmt: skip
        # More than eight masks: the byte holds an index into the combinations that occur.
        columns = [selectors(mask & ((1 << size) - 1), size) for mask in masks]
        return bytes(map(_INDEX.__getitem__, zip(*columns, strict=True)))

    return program.sheet.add(("flow links",), [end, missing, admin, optional, acts], full)


def _open(pair: Tri, size: int) -> int:
    return ((1 << size) - 1) & ~(pair[0] | pair[1])


def _rules() -> tuple[dict[tuple[int, ...], int], list[int], list[int]]:
    """Tabulate what a flow passes on, over everything that decides about it.

    The order is: carries missing, admin, admin unknown, optional, optional unknown, source may act, source acts, target
    may act, target acts.
    """
    index: dict[tuple[int, ...], int] = {}
    forth: list[int] = []
    back: list[int] = []
    pairs = ((0, 0), (1, 0), (0, 1))
    acting = ((0, 0), (1, 0), (1, 1))
    for missing in (0, 1):
        for admin in pairs:
            for optional in pairs:
                for source in acting:
                    for target in acting:
                        index[missing, *admin, *optional, *source, *target] = len(forth)
                        share = HIGH if missing else 0
                        needs = 0 if optional[0] else NEEDED & HIGH if optional[1] else NEEDED
                        forth.append(share | needs | _target_acts(admin, target))
                        opens = ALL if admin[0] else HIGH if admin[1] else 0
                        back.append(share | opens | (ALL if source[1] else HIGH if source[0] else 0))
    return index, forth, back


def _target_acts(admin: tuple[int, int], target: tuple[int, int]) -> int:
    """An agent or a client calls the server that acts on it; somebody administering that server does not."""
    if admin[0] or not target[0]:
        return 0
    return ALL if target[1] and not admin[1] else HIGH


_INDEX, _FORTH, _BACK = _rules()


def stakes(program: Program) -> Cell[Stakes]:
    """Return what is at stake in components, zones and identities."""
    return program.once(("stakes",), lambda: _stakes(program))


def _stakes(program: Program) -> Cell[Stakes]:
    read = parts(program)
    index = program.indexes["component"]

    def full(view: View) -> Stakes:
        values = own_values(view, read, view[index].size)
        found = Stakes(values, {}, {})
        raise_all(view, read, found, [place for place, bits in enumerate(values) if bits])
        return found

    return program.sheet.add(("stakes",), [index, *read.cells()], full)


def own_values(view: View, read: Parts, size: int) -> list[int]:
    """Return what every component is worth by itself: its own rating, and the data it holds and carries."""
    values = [0] * size
    for seeds in (view[read.own], view[read.held]):
        for place, bits in seeds.items():
            values[place] |= bits
    source, target, alive = view[read.ends].source.to, view[read.ends].target.to, view[read.ends].alive
    living = selectors(alive, len(source))
    for flow, bits in view[read.carried].items():
        if living[flow]:
            if source[flow] >= 0:
                values[source[flow]] |= bits
            if target[flow] >= 0:
                values[target[flow]] |= bits
    return values


def raise_all(view: View, read: Parts, found: Stakes, start: Iterable[int]) -> None:
    """Raise everything that has power over what was raised, until nothing rises any more."""
    component, zone, identity = found.component, found.zone, found.identity
    forth, back = view[read.flows].forth, view[read.flows].back
    source, target = view[read.ends].source, view[read.ends].target
    inbound, outbound = target.back, source.back
    masters = [view[each].there for each in read.masters]
    homes_of, guards_of = view[read.homes].there, view[read.guarded_by].there
    opened_by, holders = view[read.accepted_by].back, view[read.held_on].there
    todo = sorted(start, key=lambda place: -component[place].bit_count())
    waiting = set(todo)
    todo.reverse()

    def lift(place: int, bits: int) -> None:
        if bits & ~component[place]:
            component[place] |= bits
            if place not in waiting:
                waiting.add(place)
                todo.append(place)

    while todo:
        place = todo.pop()
        waiting.discard(place)
        bits = component[place]
        for flow in outbound[place]:
            other = target.to[flow]
            if other >= 0 and bits & forth[flow] & ~component[other]:
                lift(other, bits & forth[flow])
        for flow in inbound[place]:
            other = source.to[flow]
            if other >= 0 and bits & back[flow] & ~component[other]:
                lift(other, bits & back[flow])
        for table in masters:
            for other in table.get(place, ()):
                lift(other, bits)
        for group, bound, above in ((zone, homes_of, guards_of), (identity, opened_by, holders)):
            for node in bound.get(place, ()):
                if bits & ~group.get(node, 0):
                    group[node] = group.get(node, 0) | bits
                    for other in above.get(node, ()):
                        lift(other, group[node])


def flow_stakes(program: Program) -> Cell[list[int]]:
    """Return what is at stake in every flow: its own rating, what it carries, and what it administers."""
    return program.once(("flow stakes",), lambda: _flow_stakes(program))


def _flow_stakes(program: Program) -> Cell[list[int]]:
    end, own, data, missing = ends(program), ratings(program, "flow"), carried(program), missing_carries(program)
    admin, worth = program.yes("flow", "admin"), stakes(program)

    def full(view: View) -> list[int]:
        size = len(view[end].slugs)
        source, target, component = view[end].source.to, view[end].target.to, [*view[worth].component, 0]
        values = [0] * size
        for seeds in (view[own], view[data]):
            for place, bits in seeds.items():
                values[place] |= bits
        for place, unknown in enumerate(selectors(view[missing], size)):
            if unknown:
                values[place] |= (component[source[place]] | component[target[place]]) & HIGH
        for mask, bits in ((view[admin][0], ALL), (_open(view[admin], size) & view[end].alive, HIGH)):
            for place, opens in enumerate(selectors(mask & ((1 << size) - 1), size)):
                if opens:
                    values[place] |= component[target[place]] & bits
        return values

    return program.sheet.add(("flow stakes",), [end, own, data, missing, admin, worth], full)


def levels(program: Program, kind: str) -> Cell[tuple[Levels, ...]]:
    """Return what is at stake in all subjects of a kind, by quality in the order of the vocabulary."""
    return program.once(("stake levels", kind), lambda: _levels(program, kind))


def _levels(program: Program, kind: str) -> Cell[tuple[Levels, ...]]:
    alive, index, sheet = program.alive(kind), program.indexes[kind], program.sheet
    name = ("stake levels", kind)
    if kind == "flow":
        flows = flow_stakes(program)
        return sheet.add(name, [flows, alive], lambda v: packed.levels(v[flows], v[alive]))
    if kind in ("data", "model"):
        rated = ratings(program, "data")

        def full(view: View) -> tuple[Levels, ...]:
            if kind == "data":
                seeds = view[rated]
                return packed.levels([seeds.get(place, 0) for place in range(view[index].size)], view[alive])
            highest = 0
            for bits in view[rated].values():
                highest |= bits
            return packed.levels([highest], view[alive])

        return sheet.add(name, [rated, index, alive], full)
    worth = stakes(program)

    def of_group(view: View) -> tuple[Levels, ...]:
        if kind == "component":
            return packed.levels(view[worth].component, view[alive])
        group = getattr(view[worth], kind)
        return packed.levels([group.get(place, 0) for place in range(view[index].size)], view[alive])

    return sheet.add(name, [worth, index, alive], of_group)


def derived(program: Program, kind: str, name: str) -> Cell[Levels]:
    """Return one quality at stake, as a condition reads it."""
    number = QUALITIES.index(name.removesuffix("_at_stake"))
    every = levels(program, kind)
    return program.sheet.add(("derived", kind, name), [every], lambda view: view[every][number])
