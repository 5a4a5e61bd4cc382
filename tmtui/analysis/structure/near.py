"""How far every position is from the subjects of a kind, for one `via`: what a rule means by its position.

`inbound`: the doors themselves; `admin`: the doors for administration; `neighbour` and `local`: one more, but 0 where
somebody stands there himself; `return`: 0 where it fetches from outside. Identity, data and zone take the nearest of
their components, the model is always near.
"""

from __future__ import annotations

from typing import Any

from tmtui.analysis.cells.bits import from_indices, indices, selectors
from tmtui.analysis.cells.links import Fan
from tmtui.analysis.cells.program import Program
from tmtui.analysis.cells.sheet import Cell, Step, View
from tmtui.analysis.cells.tri import Tri
from tmtui.analysis.conditions.evaluate import along
from tmtui.analysis.conditions.relations import Ends, ends, fan, homes, joined
from tmtui.analysis.structure.doors import doors
from tmtui.analysis.structure.planes import Near, by_position, moved_by_position
from tmtui.analysis.structure.positions import Standing, positions_of_actors, standing

_MANY = 256
"""Up to so many subjects are moved one by one."""


def group_of(kind: str, via: str) -> str:
    """Return the `via` whose distances count for another: several are the same."""
    if via == "admin" and kind == "flow":
        return "inbound"
    return {"": "inbound", "local": "neighbour"}.get(via, via)


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
        return _nearest(program, kind, via)
    if via == "neighbour":
        return _beside(program, kind)
    if via == "return":
        return _fetching(program, kind)
    if via == "admin":
        return _administration(program)
    return _inbound(program, kind)


def _nearest(program: Program, kind: str, via: str) -> Cell[dict[str, Near]]:
    """Distance of the nearest component of an identity, data or a zone; where it has none, possibly none at all."""
    alive, components, places = program.alive(kind), near(program, "component", via), _places(program, kind)
    positions, index = positions_of_actors(program), program.indexes[kind]
    standing_at = standing(program, positions)
    table = _table(program, via)
    doors_of = near(program, kind, "inbound") if via == "neighbour" else None

    def full(view: View) -> dict[str, Near]:
        relation: Fan = view[places]
        living = view[alive]
        placed = relation.owners(view[components][""][0]) & living
        placeless = living & ~placed
        if table is not None:
            return _of_members(view, relation, table, placed, placeless)
        found = {}
        for position, masks in view[components].items():
            may, does = relation.owners(masks[0]) & living, relation.owners(masks[1]) & living
            if doors_of is not None and position in view[standing_at].positions:
                # One more than the doors: what the doors open to was carried over once already.
                may_soon, does_soon = may | view[doors_of][position][0], does | view[doors_of][position][1]
            else:
                may_soon, does_soon = relation.owners(masks[2]) & living, relation.owners(masks[3]) & living
            found[position] = (may | placeless, does, may_soon | placeless, does_soon)
        return found

    def _of_members(
        view: View, relation: Fan, table: Cell[list[int]], placed: int, placeless: int
    ) -> dict[str, Near]:  # fmt: skip
        """Join what all members say in one pass, where it is kept packed."""
        packed = view[table]
        own = [0] * view[index].size
        for owner, members in relation.there.items():
            bits = 0
            for member in members:
                bits |= packed[member]
            own[owner] = bits
        found = by_position(own, view[positions], placed)
        for position, masks in found.items():
            found[position] = (masks[0] | placeless, masks[1], masks[2] | placeless, masks[3])
        return found

    def patch(step: Step, old: dict[str, Near]) -> dict[str, Near] | None:
        rows, before, after = step.touched(places), step.before(components), step[components]
        if rows is None or before.keys() != after.keys():
            return None
        moved = 0
        for position, masks in after.items():
            for new, earlier in zip(masks, before[position], strict=True):
                moved |= new ^ earlier
        if moved.bit_count() > _MANY:
            return None
        todo = set(rows) | set(indices(step[alive] ^ step.before(alive)))
        for component in indices(moved):
            todo.update(step[places].owners_of(component))
        living = step[alive]
        keep = living & ~from_indices(todo)
        inside = {owner: from_indices(step[places].there.get(owner, ())) for owner in todo if living >> owner & 1}
        found = {}
        for position, masks in after.items():
            fresh = [mask & keep for mask in old[position]]
            for owner, members in inside.items():
                here = members & after[""][0]
                for number, mask in enumerate(masks):
                    if mask & here or (not here and number % 2 == 0):
                        fresh[number] |= 1 << owner
            found[position] = (fresh[0], fresh[1], fresh[2], fresh[3])
        return found

    reads: list[Cell[Any]] = [alive, components, places]
    if table is not None:
        reads += [table, positions, index]
    if doors_of is not None:
        reads += [doors_of, standing_at]
    return program.sheet.add(("near", kind, via), reads, full, patch)


def _table(program: Program, via: str) -> Cell[list[int]] | None:
    """Return what is known of every component for all positions at once, where that is how it is worked out."""
    if via == "inbound":
        return doors(program, positions_of_actors(program)).components
    return _admin_doors(program) if via == "admin" else None


def _places(program: Program, kind: str) -> Cell[Fan]:
    """Return the components whose nearness counts for an identity, data or a zone."""
    if kind != "zone":
        names = ("accepted_by", "held_on") if kind == "identity" else ("stored_by",)
        return program.once(
            ("places", kind),
            lambda: joined(program, f"{kind} places", [fan(program, kind, name, "component") for name in names]),
        )
    return program.once(("places", kind), lambda: _members(program))


def _members(program: Program) -> Cell[Fan]:
    home = homes(program)

    def patch(step: Step, _old: Fan) -> Fan:
        components = step.touched(home)
        if components is not None:
            around = [*(step.before(home).there.get(each, ()) for each in components)]
            around += [step[home].there.get(each, ()) for each in components]
            step.touch(cell, {zone for zones in around for zone in zones})
        return step[home].reverse()

    cell: Cell[Fan] = program.sheet.add(("members",), [home], lambda view: view[home].reverse(), patch)
    return cell


def _inbound(program: Program, kind: str) -> Cell[dict[str, Near]]:
    """Distance 0 or 1 of the doors themselves."""
    alive, positions = program.alive(kind), positions_of_actors(program)
    table: Cell[list[int]] = getattr(doors(program, positions), f"{kind}s")

    def full(view: View) -> dict[str, Near]:
        return by_position(view[table], view[positions], view[alive])

    def patch(step: Step, old: dict[str, Near]) -> dict[str, Near] | None:
        moved = step.touched(table)
        if moved is None or len(moved) > _MANY or not step.same(positions):
            return None
        return moved_by_position(step[table], step[positions], step[alive], moved | step.turned(alive), old)

    return program.sheet.add(("near", kind, "inbound"), [alive, positions, table], full, patch)


def _administration(program: Program) -> Cell[dict[str, Near]]:
    """Distance of the doors for administration."""
    alive, positions, table = program.alive("component"), positions_of_actors(program), _admin_doors(program)

    def planes(view: View) -> dict[str, Near]:
        return by_position(view[table], view[positions], view[alive])

    def replaned(step: Step, old: dict[str, Near]) -> dict[str, Near] | None:
        moved = step.touched(table)
        if moved is None or len(moved) > _MANY or not step.same(positions):
            return None
        return moved_by_position(step[table], step[positions], step[alive], moved | step.turned(alive), old)

    return program.sheet.add(("near", "component", "admin"), [alive, positions, table], planes, replaned)


def _admin_doors(program: Program) -> Cell[list[int]]:
    """Return how near the doors for administration are; any door where nobody said how a component is administered."""
    return program.once(("admin doors",), lambda: _admin_table(program))


def _admin_table(program: Program) -> Cell[list[int]]:
    positions, end = positions_of_actors(program), ends(program)
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
        reached, arrow = view[every.reach], view[end].target
        sure, never = (selectors(mask, len(arrow.to)) for mask in view[admin])
        possibly, named = reached.possibly, view[admins].there
        for place in {*indices(arrow.scatter(view[admin][0])), *named}:
            bits = reached.wide[place]
            for flow in arrow.back[place]:
                if not never[flow]:
                    bits |= reached.flow[flow] if sure[flow] else reached.flow[flow] & possibly
            for other in named.get(place, ()):
                bits |= reached.taken(reached.component[other])
            found[place] = bits
        return found

    def patch(step: Step, old: list[int]) -> list[int] | None:
        moved, opened, flows, named = (step.touched(cell) for cell in (every.components, every.flows, end, admins))
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
    return table


def _beside(program: Program, kind: str) -> Cell[dict[str, Near]]:
    """One more than the doors, but 0 where the actor stands there himself."""
    alive, positions = program.alive(kind), positions_of_actors(program)
    inbound, there = near(program, kind, "inbound"), standing(program, positions)
    beside = _at_ends(program) if kind == "flow" else None

    def full(view: View) -> dict[str, Near]:
        stands: Standing = view[there]
        living = view[alive]
        found: dict[str, Near] = {"physical": (0, 0, 0, 0), "": (living,) * 4}
        for number, position in enumerate(stands.positions):
            certain, not_there = stands.components[number]
            possible = ~not_there
            if beside is not None:
                possible, certain = view[beside][number]
            possible, certain = possible & living, certain & living
            door_possible, door_certain, _, _ = view[inbound][position]
            found[position] = (possible, certain, possible | door_possible, certain | door_certain)
        return found

    reads: list[Cell[Any]] = [alive, inbound, there]
    return program.sheet.add(("near", kind, "neighbour"), [*reads, beside] if beside is not None else reads, full)


def _at_ends(program: Program) -> Cell[tuple[tuple[int, int], ...]]:
    """Return for each position the flows at one end of which somebody may stand, and at which somebody does."""
    end, there = ends(program), standing(program, positions_of_actors(program))

    def full(view: View) -> tuple[tuple[int, int], ...]:
        found = []
        arrows: Ends = view[end]
        for (certain_at, not_there), (actor, no_actor) in zip(view[there].components, view[there].actors, strict=True):
            possible = certain = 0
            for component, person in ((arrows.source, arrows.source_actor), (arrows.target, arrows.target_actor)):
                certain |= component.gather(certain_at) | person.gather(actor)
                possible |= component.gather((1 << component.size) - 1 & ~not_there)
                possible |= person.gather((1 << person.size) - 1 & ~no_actor)
            found.append((possible, certain))
        return tuple(found)

    def patch(step: Step, old: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...] | None:
        flows, now, before = step.touched(end), step[there], step.before(there)
        if flows is None or now.positions != before.positions or now.actors != before.actors:
            return None
        moved = 0
        for new, earlier in zip(now.components, before.components, strict=True):
            moved |= (new[0] ^ earlier[0]) | (new[1] ^ earlier[1])
        if moved.bit_count() > _MANY:
            return None
        todo = set(flows)
        for component in indices(moved):
            todo.update(step[end].source.back[component])
            todo.update(step[end].target.back[component])
        keep = ~from_indices(todo)
        found = []
        for number, (possible, certain) in enumerate(old):
            possible, certain = possible & keep, certain & keep
            for flow in todo:
                may, does = _at_end(step[end], now, number, flow)
                possible |= may << flow
                certain |= does << flow
            found.append((possible, certain))
        return tuple(found)

    return program.once(("at ends",), lambda: program.sheet.add(("at ends",), [end, there], full, patch))


def _at_end(end: Ends, stands: Standing, number: int, flow: int) -> tuple[int, int]:
    """Return whether somebody may stand, and does stand, at an end of one flow."""
    possible = certain = 0
    for arrow, (there, not_there) in (
        (end.source, stands.components[number]), (end.target, stands.components[number]),
        (end.source_actor, stands.actors[number]), (end.target_actor, stands.actors[number]),
    ):  # fmt: skip
        place = arrow.to[flow]
        if place >= 0:
            certain |= there >> place & 1
            possible |= ~not_there >> place & 1
    return possible, certain


def _fetching(program: Program, kind: str) -> Cell[dict[str, Near]]:
    """0 where it fetches from outside, else as the doors; of a flow it is the source that fetches."""
    alive, inbound = program.alive(kind), near(program, kind, "inbound")
    fetches = program.yes("component", "fetches_from_outside")
    if kind == "flow":
        own = fetches
        fetches = along(program, "flow", ("source",), lambda at: own if at == "component" else _never(program))

    def full(view: View) -> dict[str, Near]:
        true, false = view[fetches]
        possible = view[alive] & ~false
        found: dict[str, Near] = {}
        for position, masks in view[inbound].items():
            if position in ("", "physical"):
                found[position] = masks
            else:
                found[position] = (masks[0] | possible, masks[1] | true, masks[2] | possible, masks[3] | true)
        return found

    return program.sheet.add(("near", kind, "return"), [alive, inbound, fetches], full)


def _never(program: Program) -> Cell[Tri]:
    """Return that no actor fetches anything."""
    alive = program.alive("actor")
    return program.once(("never",), lambda: program.sheet.add(("never",), [alive], lambda view: (0, view[alive])))
