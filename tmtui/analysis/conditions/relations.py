"""Relations as cells: where names in a condition lead, and which lists somebody said are complete."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tmtui.analysis.cells.bits import from_indices, indices, selectors
from tmtui.analysis.cells.links import Arrow, Fan, Inverse, Many, Neighbours, Places, Whole
from tmtui.analysis.cells.program import Program
from tmtui.analysis.cells.sheet import Cell, Step, View
from tmtui.analysis.cells.subjects import Index
from tmtui.banks.vocabulary import RELATIONS
from tmtui.model.card import AnswerType
from tmtui.model.frozen import frozen, single
from tmtui.model.subject import MODEL

KIND_OF_MODEL_LIST = {
    "zones": "zone", "components": "component", "flows": "flow", "data": "data", "identities": "identity",
    "actors": "actor",
}  # fmt: skip


@single
class Ends:
    """The ends of all flows, and which flows have both."""

    slugs: tuple[tuple[str, str], ...]
    source: Arrow
    """To the component that opens the flow."""
    target: Arrow
    source_actor: Arrow
    """To the actor that opens it, where no component does."""
    target_actor: Arrow
    alive: int


def ends(program: Program) -> Cell[Ends]:
    """Return the cell of all flows' ends."""
    return program.once(("ends",), lambda: _ends(program))


def _ends(program: Program) -> Cell[Ends]:
    flows, components, actors = (program.indexes[kind] for kind in ("flow", "component", "actor"))

    def full(view: View) -> Ends:
        slugs = tuple([_slugs(key) for key in view[flows].keys])
        at_component, at_actor = _there(view[components]).get, _there(view[actors]).get
        sizes = (view[components].size, view[actors].size)
        gone = indices(((1 << len(slugs)) - 1) & ~view[flows].there)
        arrows: list[Arrow] = []
        both = view[flows].there
        for end in (0, 1):
            to = [at_component(pair[end], -1) for pair in slugs]
            for place in gone:
                to[place] = -1
            component = Arrow(to, sizes[0])
            # Hardly any flow ends at an actor: only those that end at no component are looked at again.
            others = [-1] * len(slugs)
            for place in indices(view[flows].there & ~component.known):
                others[place] = at_actor(slugs[place][end], -1)
            actor = Arrow(others, sizes[1])
            both &= component.known | actor.known
            arrows += [component, actor]
        return Ends(slugs, arrows[0], arrows[2], arrows[1], arrows[3], both)

    def patch(step: Step, old: Ends) -> Ends | None:
        places = step.touched(flows)
        if places is None:
            return None
        index = step[flows]
        slugs = old.slugs + tuple(_slugs(key) for key in index.keys[len(old.slugs) :])
        around = _moved(step, components) | _moved(step, actors)
        todo = set(places)
        if around:
            todo.update(place for place, (source, target) in enumerate(slugs) if source in around or target in around)
        lead = {
            place: _lead(slugs[place], step[components], step[actors]) if index.there >> place & 1 else _NOWHERE
            for place in todo
        }
        sizes = (step[components].size, step[actors].size)
        arrows = [
            arrow.changed({place: each[number] for place, each in lead.items()}, sizes[number % 2], index.size)
            for number, arrow in enumerate((old.source, old.source_actor, old.target, old.target_actor))
        ]
        touched = from_indices(todo)
        both = from_indices([place for place, each in lead.items() if _complete(each)])
        step.touch(cell, todo)
        return Ends(
            slugs, arrows[0], arrows[2], arrows[1], arrows[3], (old.alive & ~touched) | (both & index.there)
        )  # fmt: skip

    cell = program.sheet.add(("ends",), [flows, components, actors], full, patch)
    return cell


_NOWHERE = (-1, -1, -1, -1)


def _slugs(key: str) -> tuple[str, str]:
    source, _, rest = key[5:].partition("..")
    return source, rest.partition(":")[0] if ":" in rest else rest


def _there(index: Index) -> dict[str, int]:
    """Return the slugs of the subjects that are there, and their bits."""
    there = selectors(index.there, index.size)
    return {key.partition("/")[2]: place for place, key in enumerate(index.keys) if there[place]}


def _lead(pair: tuple[str, str], components: Index, actors: Index) -> tuple[int, int, int, int]:
    """Return the component and the actor of both ends, -1 for none; a component goes before an actor."""
    found = []
    for slug in pair:
        component = components.place.get(f"component/{slug}", -1)
        if component >= 0 and components.there >> component & 1:
            found += [component, -1]
            continue
        actor = actors.place.get(f"actor/{slug}", -1)
        found += [-1, actor if actor >= 0 and actors.there >> actor & 1 else -1]
    return found[0], found[1], found[2], found[3]


def _complete(lead: tuple[int, int, int, int]) -> bool:
    return max(lead[0], lead[1]) >= 0 and max(lead[2], lead[3]) >= 0


def _moved(step: Step, index: Cell[Index]) -> set[str]:
    """Return the slugs of subjects that were added or removed."""
    if step.same(index):
        return set()
    return {
        step[index].keys[place].partition("/")[2] for place in indices(step[index].there ^ step.before(index).there)
    }


def flows_alive(program: Program) -> Cell[int]:
    """Return the flows that have both ends."""
    cell = ends(program)
    return program.once(
        ("alive", "flow"), lambda: program.sheet.add(("alive", "flow"), [cell], lambda v: v[cell].alive)
    )


def arrow(program: Program, kind: str, name: str, to: str) -> Cell[Arrow]:
    """Return a stated reference as a relation to one kind, whether or not its question arises."""
    return program.once(("arrow", kind, name, to), lambda: _arrow(program, kind, name, to))


def _arrow(program: Program, kind: str, name: str, to: str) -> Cell[Arrow]:
    said, index, goal, alive = program.said[kind, name], program.indexes[kind], program.indexes[to], program.alive(to)

    def leads(view: View, place: int) -> int:
        found = view[goal].place.get(str(view[said].open.get(place, "")), -1)
        return found if found >= 0 and view[alive] >> found & 1 else -1

    def full(view: View) -> Arrow:
        column = [-1] * view[index].size
        where, living = view[goal].place, view[alive]
        everybody = living == (1 << view[goal].size) - 1
        for place, value in view[said].open.items():
            found = where.get(value, -1)  # type: ignore[arg-type]
            if found >= 0 and (everybody or living >> found & 1):
                column[place] = found
        return Arrow(column, view[goal].size)

    def patch(step: Step, old: Arrow) -> Arrow | None:
        places = step.touched(said)
        gone = step[alive] ^ step.before(alive)
        if places is None or gone.bit_count() > 64:
            return None
        todo = set(places)
        if gone:
            names = {step[goal].keys[place] for place in indices(gone)}
            todo.update(place for place, value in step[said].open.items() if value in names)
        step.touch(cell, todo)
        return old.changed({place: leads(step, place) for place in todo}, step[goal].size, step[index].size)

    cell = program.sheet.add(("arrow", kind, name, to), [said, index, goal, alive], full, patch)
    return cell


def fan(program: Program, kind: str, name: str, to: str) -> Cell[Fan]:
    """Return a `ref` or `refs` attribute, where it reads as answered, as a relation to one kind."""
    return program.once(("fan", kind, name, to), lambda: _fan(program, kind, name, to))


def _fan(program: Program, kind: str, name: str, to: str) -> Cell[Fan]:
    declared = program.attribute(kind, name)
    alive = program.alive(to)
    if declared is None or declared.type not in (AnswerType.REF, AnswerType.REFS):
        return program.sheet.add(("fan", kind, name, to), [alive], lambda _: Fan({}))
    column, goal, index = program.column(kind, name), program.indexes[to], program.indexes[kind]

    def leads(view: View, place: int) -> Places:
        if not view[column].answered >> place & 1:
            return ()
        value = view[column].open.get(place, ())
        where, living = view[goal].place, view[alive]
        found = (where.get(key, -1) for key in ((value,) if isinstance(value, str) else value))
        return tuple(sorted(each for each in found if each >= 0 and living >> each & 1))

    def full(view: View) -> Fan:
        where, living = view[goal].place, selectors(view[alive], view[goal].size)
        answered = selectors(view[column].answered, view[index].size)
        found: dict[int, Places] = {}
        for place, value in view[column].open.items():
            if not answered[place]:
                continue
            keys = (value,) if isinstance(value, str) else value
            members = [each for key in keys if (each := where.get(key, -1)) >= 0 and living[each]]
            if members:
                found[place] = tuple(sorted(members)) if len(members) > 1 else (members[0],)
        return Fan(found)

    def patch(step: Step, old: Fan) -> Fan | None:
        places = step.touched(column)
        gone = step[alive] ^ step.before(alive)
        if places is None or gone.bit_count() > 64:
            return None
        todo = set(places)
        if gone:
            names = {step[goal].keys[place] for place in indices(gone)}
            for place, value in step[column].open.items():
                if not names.isdisjoint((value,) if isinstance(value, str) else value):
                    todo.add(place)
        step.touch(cell, todo)
        return old.changed({place: leads(step, place) for place in todo})

    cell = program.sheet.add(("fan", kind, name, to), [column, goal, index, alive], full, patch)
    return cell


def joined(program: Program, name: str, fans: Iterable[Cell[Fan]]) -> Cell[Fan]:
    """Return several relations between the same kinds as one."""
    parts = list(fans)

    def full(view: View) -> Fan:
        there: dict[int, set[int]] = {}
        for part in parts:
            for owner, members in view[part].there.items():
                there.setdefault(owner, set()).update(members)
        return Fan({owner: tuple(sorted(members)) for owner, members in there.items()})

    def patch(step: Step, old: Fan) -> Fan | None:
        todo: set[int] = set()
        for part in parts:
            places = step.touched(part)
            if places is None:
                return None
            todo |= places
        step.touch(cell, todo)
        return old.changed(
            {owner: tuple(sorted({m for part in parts for m in step[part].there.get(owner, ())})) for owner in todo}
        )

    cell: Cell[Fan] = program.sheet.add(("joined", name), parts, full, patch)
    return cell


def homes(program: Program) -> Cell[Fan]:
    """Return the zones in which each component is known to stand."""
    return program.once(
        ("homes",),
        lambda: joined(program, "homes", [fan(program, "component", name, "zone") for name in ("zone", "also_in")]),
    )


@frozen
class Ranged:
    """What `any` and `all` range over for the subjects of one kind."""

    parts: tuple[tuple[str, Cell[Many]], ...]
    """Kind of the members, and the relation to them."""
    complete: Cell[int]
    """For which owners nothing can be missing."""
    absent: Cell[int] | None
    """For which owners the relation does not apply."""


def ranged(program: Program, kind: str, name: str) -> Ranged | None:
    """Return what a many-valued name leads to; nothing where the kind has no such relation."""
    if (kind, name) == ("flow", "data"):
        name = "carries"
    known = RELATIONS.get(kind, {}).get(name)
    if known is not None and known.many:
        member = known.to[0] if kind != MODEL else KIND_OF_MODEL_LIST[name]
        cell = program.once(("many", kind, name), lambda: _inverse(program, kind, name, member))
        return Ranged(((member, cell),), complete(program, kind, known.listed_by), None)
    declared = program.attribute(kind, name)
    if declared is None or declared.type is not AnswerType.REFS:
        return None
    column: Cell[Any] = program.column(kind, name)
    answered = program.once(
        ("answered", kind, name),
        lambda: program.sheet.add(("answered", kind, name), [column], lambda v: v[column].answered),
    )
    absent = program.once(
        ("absent", kind, name), lambda: program.sheet.add(("absent", kind, name), [column], lambda v: v[column].absent)
    )
    return Ranged(tuple((to, fan(program, kind, name, to)) for to in declared.to), answered, absent)


def _inverse(program: Program, kind: str, name: str, member: str) -> Cell[Any]:
    sheet, title = program.sheet, ("many", kind, name)
    if kind == MODEL:
        alive = program.alive(member)
        return sheet.add(title, [alive], lambda view: Whole(view[alive]))
    if name in ("inbound", "outbound"):
        cell = ends(program)
        if name == "inbound":
            return sheet.add(title, [cell], lambda view: Inverse(view[cell].target))
        return sheet.add(title, [cell], lambda view: Inverse(view[cell].source))
    if name == "neighbours":
        home = homes(program)
        return sheet.add(title, [home], lambda view: Neighbours(view[home]))
    if name == "members":
        home = homes(program)
        return sheet.add(title, [home], lambda view: view[home].reverse())
    attributes = {
        "data": ("stored_by", "processed_by"), "identities": ("held_on", "accepted_by"), "hosted": ("runs_on",),
        "guards": ("guarded_by",),
    }[name]  # fmt: skip
    own = joined(program, f"{kind} {name}", [fan(program, member, each, kind) for each in attributes])
    return sheet.add(title, [own], lambda view: view[own].reverse())


def complete(program: Program, kind: str, listed: str) -> Cell[int]:
    """Return for which subjects of a kind a list is said to be complete."""
    return program.once(("complete", kind, listed), lambda: _complete_cell(program, kind, listed))


def _complete_cell(program: Program, kind: str, listed: str) -> Cell[int]:
    whole = {"inbound": "flows", "outbound": "flows"}.get(listed, listed)
    model, own = program.said.get((MODEL, f"{whole}_listed")), program.said.get((kind, f"{listed}_listed"))
    alive = program.alive(kind)
    reads: list[Cell[Any]] = [alive, *(each for each in (model, own) if each is not None)]

    def full(view: View) -> int:
        everybody = view[alive]
        all_listed = everybody if model is not None and view[model].values.get("complete", 0) & 1 else 0
        if own is None or kind == MODEL:
            return all_listed
        said = view[own]
        return (all_listed & ~said.stated) | (said.values.get("complete", 0) & everybody)

    return program.sheet.add(("complete", kind, listed), reads, full)
