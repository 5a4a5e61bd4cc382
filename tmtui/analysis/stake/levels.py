"""What is at stake: the highest of what a subject is worth itself, holds, carries and has power over.

One least fixpoint over components, identities and zones; a link raises whoever has power (or is needed) to what the
other end is worth, and a link that only may exist raises the upper bound alone. Impact follows NIST SP 800-30 r1 (task
2-5, appendix H): it is judged where the harm arises and carried back to what an attacker takes over on the way. So a
jump host, a directory, a hypervisor and a firewall are worth what they open.
"""

from __future__ import annotations

from tmtui.analysis.cells import packed
from tmtui.analysis.cells.bits import indices, selectors
from tmtui.analysis.cells.columns import Levels
from tmtui.analysis.cells.packed import ALL, HIGH
from tmtui.analysis.cells.program import Program
from tmtui.analysis.cells.sheet import Cell, Step, View
from tmtui.analysis.conditions.relations import ends
from tmtui.analysis.stake.power import Node, Power, PowerParts, parts
from tmtui.analysis.stake.ratings import carried, missing_carries, ratings
from tmtui.analysis.stake.spread import Worth, mend, spread
from tmtui.banks.vocabulary import QUALITIES

_MANY = 400
_SORTS = ("component", "zone", "identity")


def worth(program: Program) -> Cell[Worth]:
    """Return what is at stake in components, zones and identities."""

    def make() -> Cell[Worth]:
        return _worth(program)

    return program.once(("worth",), make)


def _worth(program: Program) -> Cell[Worth]:
    read = parts(program)

    def full(view: View) -> Worth:
        power = Power(view, read)
        seeds: dict[Node, int] = {}
        for table in (power.own_rating, power.held):
            for place, bits in table.items():
                seeds[3 * place] = seeds.get(3 * place, 0) | bits
        living = selectors(power.ends.alive, len(power.source))
        for flow, bits in power.carried.items():
            for end in (power.source[flow], power.target[flow]) if living[flow] else ():
                if end >= 0:
                    seeds[3 * end] = seeds.get(3 * end, 0) | bits
        return spread(power, seeds)

    def patch(step: Step, old: Worth) -> Worth | None:
        dirty = _dirty(step, read)
        if dirty is None or len(dirty) > _MANY:
            return None
        new, moved = mend(Power(step, read), old, sorted(dirty))
        for sort, name in enumerate(_SORTS):
            cell = program.made.get(("worth of", name))
            if cell is not None:
                step.touch(cell, [node // 3 for node in moved if node % 3 == sort])
        # Also where no value moved: what holds a bit up may be another link than before.
        return new

    return program.sheet.add(("worth",), read.cells(), full, patch)


def _dirty(step: Step, read: PowerParts) -> set[Node] | None:
    """Return the nodes into which a link changed, or whose own worth did; nothing when that is not known."""
    found: set[Node] = set()
    for cell in (read.ends, read.flows, read.carried):
        flows = step.touched(cell)
        if flows is None:
            return None
        for ends_of in (step[read.ends], step.before(read.ends)):
            for arrow in (ends_of.source, ends_of.target):
                found.update(3 * arrow.to[flow] for flow in flows if flow < len(arrow.to) and arrow.to[flow] >= 0)
    for seeds in (read.own, read.held):
        places = step.touched(seeds)
        if places is None:
            return None
        found.update(3 * place for place in places)
    # What gains along a table, and what the owners of its rows are.
    for table, members, owners in (
        *((master, 0, None) for master in read.masters), (read.held_on, 0, None), (read.guarded_by, 0, None),
        (read.homes, 1, None), (read.accepted_by, None, 2),
    ):  # fmt: skip
        rows = step.touched(table)
        if rows is None:
            return None
        for row in rows:
            if owners is not None:
                found.add(3 * row + owners)
            if members is not None:
                for fan in (step[table], step.before(table)):
                    found.update(3 * member + members for member in fan.there.get(row, ()))
    return found


def worth_of(program: Program, kind: str) -> Cell[list[int]]:
    """Return what is at stake in all subjects of a kind, packed, by bit."""
    sort, index = _SORTS.index(kind), program.indexes[kind]

    def make() -> Cell[list[int]]:
        every = worth(program)

        def full(view: View) -> list[int]:
            value = view[every].value
            return [value.get(node, 0) for node in range(sort, 3 * view[index].size, 3)]

        def patch(step: Step, old: list[int]) -> list[int] | None:
            places = frozenset() if step.same(every) else step.announced(cell)
            if places is None:
                return None
            new = old + [0] * (step[index].size - len(old))
            for place in places:
                new[place] = step[every].value.get(3 * place + sort, 0)
            step.touch(cell, places)
            return new

        cell = program.sheet.add(("worth of", kind), [every, index], full, patch)
        return cell

    return program.once(("worth of", kind), make)


def flow_worth(program: Program) -> Cell[list[int]]:
    """Return what is at stake in every flow: its own rating, what it carries, and what it administers."""
    return program.once(("flow worth",), lambda: _flow_worth(program))


def _flow_worth(program: Program) -> Cell[list[int]]:
    end, own, data, missing = ends(program), ratings(program, "flow"), carried(program), missing_carries(program)
    admin, component = program.yes("flow", "admin"), worth_of(program, "component")

    def full(view: View) -> list[int]:
        size = len(view[end].slugs)
        everybody = (1 << size) - 1
        source, target, at = view[end].source.to, view[end].target.to, [*view[component], 0]
        values = [0] * size
        for seeds in (view[own], view[data]):
            for place, bits in seeds.items():
                values[place] |= bits
        alive, (certain, never) = view[end].alive, view[admin]
        for flow in indices(view[missing] & alive):
            values[flow] |= (at[source[flow]] | at[target[flow]]) & HIGH
        for mask, bits in ((certain & alive, ALL), (alive & everybody & ~(certain | never), HIGH)):
            for flow in indices(mask):
                values[flow] |= at[target[flow]] & bits
        return values

    def one(view: View, flow: int) -> int:
        bits = view[own].get(flow, 0) | view[data].get(flow, 0)
        if not view[end].alive >> flow & 1:
            return bits
        source, target = view[end].source.to[flow], view[end].target.to[flow]
        at_source = view[component][source] if source >= 0 else 0
        at_target = view[component][target] if target >= 0 else 0
        if view[missing] >> flow & 1:
            bits |= (at_source | at_target) & HIGH
        certain, never = view[admin]
        return bits | (at_target if certain >> flow & 1 else 0 if never >> flow & 1 else at_target & HIGH)

    def patch(step: Step, old: list[int]) -> list[int] | None:
        todo: set[int] = set()
        for cell_of_flows in (end, own, data):
            flows = step.touched(cell_of_flows)
            if flows is None:
                return None
            todo |= flows
        turned = step[missing] ^ step.before(missing)
        turned |= (step[admin][0] ^ step.before(admin)[0]) | (step[admin][1] ^ step.before(admin)[1])
        components = step.touched(component)
        if components is None or turned.bit_count() > _MANY or len(components) > _MANY:
            return None
        todo.update(indices(turned))
        for place in components:
            todo.update(step[end].source.back[place])
            todo.update(step[end].target.back[place])
        new = old + [0] * (len(step[end].slugs) - len(old))
        for flow in todo:
            new[flow] = one(step, flow)
        step.touch(cell, [flow for flow in todo if flow >= len(old) or new[flow] != old[flow]])
        return new

    cell = program.sheet.add(("flow worth",), [end, own, data, missing, admin, component], full, patch)
    return cell


def levels(program: Program, kind: str) -> Cell[tuple[Levels, ...]]:
    """Return what is at stake in all subjects of a kind, by quality in the order of the vocabulary."""
    return program.once(("stake levels", kind), lambda: _levels(program, kind))


def _levels(program: Program, kind: str) -> Cell[tuple[Levels, ...]]:
    alive, index, sheet = program.alive(kind), program.indexes[kind], program.sheet
    name = ("stake levels", kind)
    if kind in ("data", "model"):
        rated = ratings(program, "data")

        def of_data(view: View) -> tuple[Levels, ...]:
            if kind == "data":
                seeds = view[rated]
                return packed.levels([seeds.get(place, 0) for place in range(view[index].size)], view[alive])
            highest = 0
            for bits in view[rated].values():
                highest |= bits
            return packed.levels([highest], view[alive])

        return sheet.add(name, [rated, index, alive], of_data)
    table: Cell[list[int]] = flow_worth(program) if kind == "flow" else worth_of(program, kind)

    def full(view: View) -> tuple[Levels, ...]:
        return packed.levels(view[table], view[alive])

    def patch(step: Step, old: tuple[Levels, ...]) -> tuple[Levels, ...] | None:
        moved = step.touched(table)
        if moved is None or len(moved) > _MANY:
            return None
        return packed.changed_levels(old, step[table], moved | step.turned(alive), step[alive])

    return sheet.add(name, [table, alive], full, patch)


def derived(program: Program, kind: str, name: str) -> Cell[Levels]:
    """Return one quality at stake, as a condition reads it."""
    number = QUALITIES.index(name.removesuffix("_at_stake"))
    every = levels(program, kind)
    return program.sheet.add(("derived", kind, name), [every], lambda view: view[every][number])
