"""Where things stand: outside or inside, on one host, across a boundary, how many connections.

A flow crosses a boundary when its ends share no zone; an end in no known zone has one of its own, so what is not
placed yet never looks safe. Likewise two ends share a host only where that is known: whoever does not know what a
server runs on makes no threat on its wires go away, nor does a cluster, whose programs may run on any of its machines.
"""

from __future__ import annotations

from typing import Any

from tmtui.analysis.cells import tri
from tmtui.analysis.cells.bits import from_digits, from_indices, indices
from tmtui.analysis.cells.columns import FAR, Column, Spans
from tmtui.analysis.cells.links import Arrow
from tmtui.analysis.cells.program import Program
from tmtui.analysis.cells.sheet import Cell, Step, View
from tmtui.analysis.cells.tri import Tri
from tmtui.analysis.conditions.evaluate import along, condition
from tmtui.analysis.conditions.relations import Ends, complete, ends, homes
from tmtui.analysis.structure.hosts import machines
from tmtui.banks.expression.tree import Quantified, Truth

OTHERS = ("supplier", "customer")
"""Who runs what is not ours."""


def yesno(program: Program, kind: str, name: str, pair: Cell[Tri]) -> Cell[Column]:
    """Return three truth values as a yes/no attribute reads them."""

    def full(view: View) -> Column:
        true, false = view[pair]
        return Column(true | false, 0, {"yes": true, "no": false})

    return program.sheet.add(("derived", kind, name), [pair], full)


def outside(program: Program) -> Cell[Tri]:
    """Return which zones are the internet or run by others."""
    kinds, run_by = program.one_of("zone", "kind", ("internet",)), program.one_of("zone", "run_by", OTHERS)
    alive = program.alive("zone")
    return program.once(
        ("outside",),
        lambda: program.sheet.add(
            ("outside",), [kinds, run_by, alive], lambda v: tri.either([v[kinds], v[run_by]], v[alive])
        ),
    )


def stands_outside(program: Program) -> Cell[Tri]:
    """Return which components stand in an outside zone."""
    return along(program, "component", ("zone",), lambda _: outside(program))


def from_outside(program: Program) -> Cell[Tri]:
    """Return which flows are opened by something outside."""

    def start(kind: str) -> Cell[Tri]:
        return stands_outside(program) if kind == "component" else actors_outside(program)

    return along(program, "flow", ("source",), start)


def actors_outside(program: Program) -> Cell[Tri]:
    """Return which actors stand outside: on the internet, at a supplier, or in an outside zone."""
    column, index, zones = program.column("actor", "position"), program.indexes["actor"], program.indexes["zone"]
    zone_outside, alive, alive_zones = outside(program), program.alive("actor"), program.alive("zone")

    def full(view: View) -> Tri:
        reading: Column = view[column]
        true = false = 0
        for place in range(view[index].size):
            if not reading.answered >> place & 1:
                continue
            position = str(reading.open.get(place, ""))
            found: bool | None
            if position.startswith("zone/"):
                zone = view[zones].place.get(position, -1)
                there = zone >= 0 and view[alive_zones] >> zone & 1
                found = tri.value(view[zone_outside], zone) if there else None
            else:
                found = position in ("internet", "supplier")
            true |= (found is True) << place
            false |= (found is False) << place
        return true & view[alive], (false | reading.absent) & view[alive]

    reads: list[Cell[Any]] = [column, index, zones, zone_outside, alive, alive_zones]
    return program.once(("actors outside",), lambda: program.sheet.add(("actors outside",), reads, full))


def crosses_boundary(program: Program) -> Cell[Tri]:
    """Return which flows cross from one zone to another."""
    return program.once(("crosses",), lambda: _crosses(program))


def _crosses(program: Program) -> Cell[Tri]:
    end, home = ends(program), homes(program)

    def inside(view: View, place: int) -> bool:
        source, target = view[end].source.to[place], view[end].target.to[place]
        if source < 0 or target < 0:
            return max(source, target) < 0 and view[end].source_actor.to[place] == view[end].target_actor.to[place]
        if source == target:
            return True
        there = view[home].there
        return not set(there.get(source, ())).isdisjoint(there.get(target, ()))

    def full(view: View) -> Tri:
        alive = view[end].alive
        same = from_indices([place for place in range(len(view[end].slugs)) if inside(view, place)])
        return alive & ~same, alive & same

    def patch(step: Step, old: Tri) -> Tri | None:
        flows, components = step.touched(end), step.touched(home)
        if flows is None or components is None:
            return None
        todo = set(flows)
        for component in components:
            for arrow in (step[end].source, step[end].target):
                todo.update(arrow.back[component] if component < len(arrow.back) else ())
        touched = from_indices(todo)
        same = from_indices([place for place in todo if inside(step, place)])
        alive = step[end].alive
        return (old[0] & alive & ~touched) | (touched & alive & ~same), (old[1] & alive & ~touched) | (alive & same)

    return program.sheet.add(("crosses",), [end, home], full, patch)


def same_host(program: Program) -> Cell[Tri]:
    """Return which flows never leave one host."""
    return program.once(("same host",), lambda: _same_host(program))


def _same_host(program: Program) -> Cell[Tri]:
    end, top = ends(program), machines(program)

    def judge(view: View, place: int) -> bool:
        source, target = view[end].source.to[place], view[end].target.to[place]
        if source < 0 or target < 0:
            return max(source, target) < 0 and view[end].source_actor.to[place] == view[end].target_actor.to[place]
        return view[top].to[source] == view[top].to[target]

    def full(view: View) -> Tri:
        # Flows between two components, nearly all, at one go; no two of them stand on the hosts that nothing has.
        hosts, found = view[top].to, view[end]
        source, target = [*hosts, -2], [*hosts, -3]
        same = from_digits(
            bytes([49 if source[a] == target[b] else 48 for a, b in zip(found.source.to, found.target.to, strict=True)])
        )
        between = found.source.known & found.target.known
        true, false = _both(view, indices(found.alive & ~between))
        return true | (same & between & found.alive), false | (between & found.alive & ~same)

    def _both(view: View, places: Any) -> Tri:
        true: list[int] = []
        false: list[int] = []
        for place in places:
            (true if judge(view, place) else false).append(place)
        alive = view[end].alive
        return from_indices(true) & alive, from_indices(false) & alive

    def patch(step: Step, old: Tri) -> Tri | None:
        flows = step.touched(end)
        if flows is None:
            return None
        todo = set(flows)
        if not step.same(top):
            before, after = step.before(top).to, step[top].to
            moved = [place for place, to in enumerate(after) if place >= len(before) or before[place] != to]
            if len(moved) > 64:
                return None
            for component in moved:
                todo.update(step[end].source.back[component])
                todo.update(step[end].target.back[component])
        keep = step[end].alive & ~from_indices(todo)
        true, false = _both(step, todo)
        return (old[0] & keep) | true, (old[1] & keep) | false

    return program.sheet.add(("same host",), [end, top], full, patch)


def exposed(program: Program) -> Cell[Tri]:
    """Return which components a flow from outside ends in."""
    return condition(
        program, "component", Quantified(every=False, relation=("inbound",), condition=Truth(("from_outside",)))
    )


def degree(program: Program, kind: str, name: str) -> Cell[Spans]:
    """Return how many flows come in or go out, at least, and at most where the list is complete."""
    inbound = name == "in_degree"
    end, index = ends(program), program.indexes[kind]
    listed = complete(program, kind, "inbound" if inbound else "outbound")

    def full(view: View) -> Spans:
        counts = [0] * view[index].size
        alive = view[end].alive
        to = (view[end].target if inbound else view[end].source).to
        for flow in indices(alive):
            if to[flow] >= 0:
                counts[to[flow]] += 1
        done = view[listed]
        return Spans(tuple(counts), tuple(n if done >> place & 1 else FAR for place, n in enumerate(counts)))

    return program.sheet.add(("derived", kind, name), [end, index, listed], full)


def in_scope(program: Program, kind: str) -> Cell[int]:
    """Return which subjects of a kind threats and questions are about."""
    return program.once(("scope", kind), lambda: _in_scope(program, kind))


def _in_scope(program: Program, kind: str) -> Cell[int]:
    alive = program.alive(kind)
    if kind == "component":
        away, others = stands_outside(program), program.one_of(kind, "run_by", OTHERS)
        wanted, unwanted = program.one_of(kind, "in_scope", ("yes",)), program.one_of(kind, "in_scope", ("no",))
        return program.sheet.add(
            ("scope", kind), [alive, away, others, wanted, unwanted],
            lambda v: (v[alive] & ~(v[away][0] | v[others][0] | v[unwanted][0])) | v[wanted][0],
        )  # fmt: skip
    if kind == "flow":
        end, components = ends(program), in_scope(program, "component")

        def full(view: View) -> int:
            inside = view[components]
            return view[alive] & (view[end].source.gather(inside) | view[end].target.gather(inside))

        def patch(step: Step, old: int) -> int | None:
            flows = step.touched(end)
            moved = step[components] ^ step.before(components)
            if flows is None or moved.bit_count() > 64:
                return None
            todo = set(flows)
            for component in indices(moved):
                todo.update(step[end].source.back[component])
                todo.update(step[end].target.back[component])
            inside = step[components]
            found = old & ~from_indices(todo)
            for flow in todo:
                if any(arrow.to[flow] >= 0 and inside >> arrow.to[flow] & 1 for arrow in _arrows(step[end])):
                    found |= 1 << flow
            return found & step[alive]

        return program.sheet.add(("scope", kind), [alive, end, components], full, patch)
    return alive


def _arrows(end: Ends) -> tuple[Arrow, Arrow]:
    return end.source, end.target
