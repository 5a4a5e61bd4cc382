"""How likely it is that somebody tries: the best actor in scope, given how far away he stands.

The first input of SP 800-30 table G-5 (initiation). An actor's own level counts in full where he needs to take over
nothing first, two less at one component, three less beyond, and never below 1. So it is a matter of structure and
actors only, the same for all rules that need the same position.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from tmtui.analysis.bits import from_indices, indices
from tmtui.analysis.columns import Column, Levels
from tmtui.analysis.links import Many
from tmtui.analysis.positions import Standing, positions_of_actors, standing
from tmtui.analysis.program import Program
from tmtui.analysis.reach import doors
from tmtui.analysis.relations import Ends, ends, fan, homes, joined
from tmtui.analysis.sheet import Cell, Step, View

_MANY = 256
"""Up to so many subjects are moved one by one."""

Near = tuple[int, int, int, int]
"""Subjects at distance 0 possibly, certainly; at 1 or less possibly, certainly."""


@dataclass(frozen=True, slots=True)
class Force:
    """The best actors of one position."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Forces:
    """All actors in scope, by where they stand."""

    standing: tuple[tuple[str, Force], ...]
    anywhere: Force
    """Actors of whom nobody knows where they stand."""
    nowhere: Force
    """Actors to whom a position does not apply."""


def forces(program: Program) -> Cell[Forces]:
    """Return the actors in scope."""
    return program.once(("forces",), lambda: _forces(program))


def _forces(program: Program) -> Cell[Forces]:
    alive, out = program.alive("actor"), program.one_of("actor", "in_scope", ("no",))
    position, initiation = program.column("actor", "position"), program.column("actor", "initiation")

    def full(view: View) -> Forces:
        where: Column = view[position]
        level: Column = view[initiation]
        best: dict[str, Force] = {}
        for place in indices(view[alive] & ~view[out][0]):
            bit = 1 << place
            low, high = (1, 1) if level.absent & bit else (1, 5)
            for value, mask in level.values.items():
                if mask & bit and value in (1, 2, 3, 4, 5):
                    low = high = int(value)
            key = "-" if where.absent & bit else str(where.open[place]) if where.answered & bit else "?"
            old = best.get(key, Force(0, 0))
            best[key] = Force(max(old.low, low), max(old.high, high))
        anywhere, nowhere = best.pop("?", Force(0, 0)), best.pop("-", Force(0, 0))
        return Forces(tuple(sorted(best.items(), key=lambda item: item[0])), anywhere, nowhere)

    return program.sheet.add(("forces",), [alive, out, position, initiation], full)


def initiation(program: Program, kind: str, via: str) -> Cell[Levels]:
    """Return how likely somebody tries, for all subjects of a kind and one `via`."""
    group = group_of(kind, via)
    return program.once(("initiation", kind, group), lambda: _initiation(program, kind, group))


def group_of(kind: str, via: str) -> str:
    """Return the `via` whose distances count for another: several are the same."""
    if via == "admin" and kind == "flow":
        return "inbound"
    return {"": "inbound", "local": "neighbour"}.get(via, via)


def _initiation(program: Program, kind: str, via: str) -> Cell[Levels]:
    alive, actors = program.alive(kind), forces(program)
    if via in ("physical", "supply"):
        wanted = "physical" if via == "physical" else "supplier"

        def by_position(view: View) -> Levels:
            found = view[actors]
            there = dict(found.standing).get(wanted, Force(0, 0))
            return _levels(
                view[alive], [(there.low, view[alive])], [(max(there.high, found.anywhere.high), view[alive])]
            )

        return program.sheet.add(("initiation", kind, via), [alive, actors], by_position)
    close = near(program, kind, via)

    def full(view: View) -> Levels:
        everybody, found = view[alive], view[actors]
        low = [(found.anywhere.low - 3, everybody), (found.nowhere.low - 3, everybody)]
        high = [(found.anywhere.high, everybody), (found.nowhere.high - 3, everybody)]
        for position, force in found.standing:
            possible_0, certain_0, possible_1, certain_1 = view[close][position]
            low += [(force.low, certain_0), (force.low - 2, certain_1), (force.low - 3, everybody)]
            high += [(force.high, possible_0), (force.high - 2, possible_1), (force.high - 3, everybody)]
        return _levels(everybody, low, high)

    return program.sheet.add(("initiation", kind, via), [alive, actors, close], full)


def _levels(alive: int, low: list[tuple[int, int]], high: list[tuple[int, int]]) -> Levels:
    def masks(parts: list[tuple[int, int]]) -> tuple[int, int, int, int, int, int]:
        found = [0, alive, 0, 0, 0, 0]
        for level, mask in parts:
            for threshold in range(2, min(level, 5) + 1):
                found[threshold] |= mask & alive
        return tuple(found)  # type: ignore[return-value]

    return Levels(masks(low), masks(high))


def near(program: Program, kind: str, via: str) -> Cell[dict[str, Near]]:
    """Return how far away every position is from the subjects of a kind, for one `via`."""
    return program.once(("near", kind, via), lambda: _near(program, kind, via))


def _near(program: Program, kind: str, via: str) -> Cell[dict[str, Near]]:
    alive, positions = program.alive(kind), positions_of_actors(program)
    if kind in ("model", "actor"):

        def at_once(view: View) -> dict[str, Near]:
            everybody = view[alive]
            return dict.fromkeys((*view[positions], "physical"), (everybody,) * 4)

        return program.sheet.add(("near", kind, via), [alive, positions], at_once)
    if kind in ("identity", "data", "zone"):
        components, places = near(program, "component", via), _places(program, kind)

        def nearest(view: View) -> dict[str, Near]:
            relation: Many = view[places]
            living = view[alive]
            placeless = living & ~relation.owners(_all(view[components]))
            found = {}
            for position, masks in view[components].items():
                carried = [relation.owners(mask) & living for mask in masks[:4]]
                found[position] = (carried[0] | placeless, carried[1], carried[2] | placeless, carried[3])
            return found

        def _all(masks: dict[str, Near]) -> int:
            return view_everybody(masks)

        return program.sheet.add(("near", kind, via), [alive, components, places], nearest)
    if via == "neighbour":
        return _beside(program, kind)
    if via == "return":
        return _fetching(program, kind)
    if via == "admin":
        return _administration(program)
    return _inbound(program, kind)


def view_everybody(masks: dict[str, Near]) -> int:
    """Return all components, which the table keeps under an empty position."""
    return masks[""][0]


def _places(program: Program, kind: str) -> Cell[Any]:
    """Return the components whose nearness counts for an identity, data or a zone."""
    if kind == "zone":
        home = homes(program)
        return program.once(
            ("places", kind), lambda: program.sheet.add(("places", kind), [home], lambda view: view[home].reverse())
        )
    names = ("accepted_by", "held_on") if kind == "identity" else ("stored_by",)
    return program.once(
        ("places", kind),
        lambda: joined(program, f"{kind} places", [fan(program, kind, name, "component") for name in names]),
    )


def _inbound(program: Program, kind: str) -> Cell[dict[str, Near]]:
    """Distance 0 or 1 of the doors themselves."""
    alive, positions = program.alive(kind), positions_of_actors(program)
    table: Cell[list[int]] = getattr(doors(program, positions), f"{kind}s")

    def full(view: View) -> dict[str, Near]:
        return _planes(view[table], view[positions], view[alive])

    def patch(step: Step, old: dict[str, Near]) -> dict[str, Near] | None:
        moved = step.touched(table)
        if moved is None or len(moved) > _MANY or not step.same(positions):
            return None
        return _replaned(step[table], step[positions], step[alive], moved, old)

    return program.sheet.add(("near", kind, "inbound"), [alive, positions, table], full, patch)


def _administration(program: Program) -> Cell[dict[str, Near]]:
    """Distance of the doors for administration; of any door where nobody said how a component is administered."""
    alive, positions, end = program.alive("component"), positions_of_actors(program), ends(program)
    every, admin = doors(program, positions), program.yes("flow", "admin")
    admins = fan(program, "component", "administered_from", "component")

    def bits_of(view: View, place: int) -> int:
        found, arrow = view[every.reach], view[end].target
        true, false = view[admin]
        around = arrow.back[place]
        others = view[admins].there.get(place, ())
        if not others and not any(true >> flow & 1 for flow in around):
            return found.component[place]
        bits = found.wide[place]
        for flow in around:
            if not false >> flow & 1:
                bits |= found.flow[flow] if true >> flow & 1 else found.flow[flow] & found.possibly
        for other in others:
            bits |= found.taken(found.component[other])
        return bits

    def full(view: View) -> list[int]:
        found = list(view[every.reach].component)
        certain = view[end].target.scatter(view[admin][0])
        for place in {*indices(certain), *view[admins].there}:
            found[place] = bits_of(view, place)
        return found

    def patch(step: Step, old: list[int]) -> list[int] | None:
        moved, opened, flows, named = (
            step.touched(cell) for cell in (every.components, every.flows, end, admins)
        )
        turned = (step[admin][0] ^ step.before(admin)[0]) | (step[admin][1] ^ step.before(admin)[1])
        if moved is None or opened is None or flows is None or named is None or turned.bit_count() > _MANY:
            return None
        todo = {*moved, *named}
        for place in moved:
            todo.update(step[admins].back.get(place, ()))
        for arrow in (step[end].target, step.before(end).target):
            for flow in {*opened, *flows, *indices(turned)}:
                if flow < len(arrow.to) and arrow.to[flow] >= 0:
                    todo.add(arrow.to[flow])
        new = old + [0] * (step[end].target.size - len(old))
        for place in todo:
            new[place] = bits_of(step, place)
        step.touch(table, todo)
        return new

    reads: list[Cell[Any]] = [every.reach, every.components, every.flows, end, admin, admins]
    table: Cell[list[int]] = program.sheet.add(("admin doors",), reads, full, patch)

    def planes(view: View) -> dict[str, Near]:
        return _planes(view[table], view[positions], view[alive])

    def replaned(step: Step, old: dict[str, Near]) -> dict[str, Near] | None:
        moved = step.touched(table)
        if moved is None or len(moved) > _MANY or not step.same(positions):
            return None
        return _replaned(step[table], step[positions], step[alive], moved, old)

    return program.sheet.add(("near", "component", "admin"), [alive, positions, table], planes, replaned)


def _planes(table: list[int], positions: tuple[str, ...], alive: int) -> dict[str, Near]:
    groups: dict[int, list[int]] = {}
    for place, bits in enumerate(table):
        groups.setdefault(bits, []).append(place)
    masks = [0] * (4 * len(positions))
    for bits, places in groups.items():
        mask = from_indices(places) & alive
        for number in indices(bits):
            masks[number] |= mask
    return _named(masks, positions, alive)


def _replaned(
    table: list[int], positions: tuple[str, ...], alive: int, moved: Collection[int], old: dict[str, Near]
) -> dict[str, Near]:
    """Return the same masks after some subjects moved."""
    keep = alive & ~from_indices(list(moved))
    masks = [0] * (4 * len(positions))
    width = 2 * len(positions)
    for number, position in enumerate(positions):
        for part, mask in enumerate(old[position]):
            masks[(part // 2) * width + 2 * number + part % 2] = mask & keep
    for place in moved:
        if alive >> place & 1:
            for number in indices(table[place]):
                masks[number] |= 1 << place
    return _named(masks, positions, alive)


def _named(masks: list[int], positions: tuple[str, ...], alive: int) -> dict[str, Near]:
    found: dict[str, Near] = {"physical": (0, 0, 0, 0), "": (alive,) * 4}
    width = 2 * len(positions)
    for number, position in enumerate(positions):
        at = 2 * number
        found[position] = (masks[at], masks[at + 1], masks[width + at], masks[width + at + 1])
    return found


def _beside(program: Program, kind: str) -> Cell[dict[str, Near]]:
    """One more than the doors, but 0 where the actor stands there himself."""
    alive, positions = program.alive(kind), positions_of_actors(program)
    inbound, there, end = near(program, kind, "inbound"), standing(program, positions), ends(program)

    def full(view: View) -> dict[str, Near]:
        stands: Standing = view[there]
        living = view[alive]
        found: dict[str, Near] = {"physical": (0, 0, 0, 0), "": (living,) * 4}
        for number, position in enumerate(stands.positions):
            certain, not_there = stands.components[number]
            if kind == "flow":
                possible, certain = _at_ends(view[end], stands, number)
            else:
                possible = living & ~not_there
            door_possible, door_certain, _, _ = view[inbound][position]
            possible, certain = possible & living, certain & living
            found[position] = (possible, certain, possible | door_possible, certain | door_certain)
        return found

    return program.sheet.add(("near", kind, "neighbour"), [alive, inbound, there, end], full)


def _at_ends(end: Ends, stands: Standing, number: int) -> tuple[int, int]:
    """Return the flows at one end of which somebody may stand, and at which somebody does."""
    there, not_there = stands.components[number]
    actor, no_actor = stands.actors[number]
    possible = certain = 0
    for component, person in ((end.source, end.source_actor), (end.target, end.target_actor)):
        certain |= component.gather(there) | person.gather(actor)
        possible |= component.gather((1 << component.size) - 1 & ~not_there)
        possible |= person.gather((1 << person.size) - 1 & ~no_actor)
    return possible, certain


def _fetching(program: Program, kind: str) -> Cell[dict[str, Near]]:
    """0 where it fetches from outside, else as the doors."""
    alive, inbound, end = program.alive(kind), near(program, kind, "inbound"), ends(program)
    fetches = program.yes("component", "fetches_from_outside")

    def full(view: View) -> dict[str, Near]:
        true, false = view[fetches]
        possible = ~false & ((1 << view[end].source.size) - 1)
        if kind == "flow":
            true, possible = view[end].source.gather(true), view[end].source.gather(possible)
        true, possible = true & view[alive], possible & view[alive]
        found: dict[str, Near] = {}
        for position, masks in view[inbound].items():
            if position in ("", "physical"):
                found[position] = masks
            else:
                found[position] = (
                    masks[0] | possible, masks[1] | true, masks[2] | possible, masks[3] | true,
                )  # fmt: skip
        return found

    return program.sheet.add(("near", kind, "return"), [alive, inbound, end, fetches], full)
