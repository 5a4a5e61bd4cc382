"""Conditions over all subjects of a kind at once, as cells."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from tmtui.analysis.cells import tri
from tmtui.analysis.cells.bits import from_indices, indices
from tmtui.analysis.cells.links import Many
from tmtui.analysis.cells.program import Program
from tmtui.analysis.cells.sheet import Cell, Step, View
from tmtui.analysis.cells.tri import Tri
from tmtui.analysis.conditions.hops import Hop, hop
from tmtui.analysis.conditions.leaves import Leaf
from tmtui.analysis.conditions.relations import ranged
from tmtui.banks.expression.tree import (
    All,
    Compare,
    Constant,
    Contains,
    Expression,
    Known,
    Member,
    Path,
    Quantified,
    Truth,
)
from tmtui.banks.expression.tree import Any as Either

FEW = 64
"""Up to so many subjects are worked out one by one instead of all anew."""


def condition(program: Program, kind: str, expression: Expression) -> Cell[Tri]:
    """Return where a condition holds among the subjects of a kind."""
    if isinstance(expression, _LEAVES) and len(expression.path) == 1:
        return _leaf(program, kind, expression)
    return program.once(("condition", kind, expression), lambda: _condition(program, kind, expression))


def _condition(program: Program, kind: str, expression: Expression) -> Cell[Tri]:
    alive, sheet = program.alive(kind), program.sheet
    if isinstance(expression, Constant):
        holds = expression.value
        return sheet.add(("constant", kind), [alive], lambda view: (view[alive], 0) if holds else (0, view[alive]))
    if isinstance(expression, (All, Either)):
        parts = [condition(program, kind, part) for part in expression.parts]
        join = tri.both if isinstance(expression, All) else tri.either
        return sheet.add(
            ("both" if isinstance(expression, All) else "either", kind), [alive, *parts],
            lambda view: join((view[part] for part in parts), view[alive]),
        )  # fmt: skip
    if isinstance(expression, Quantified):
        return along(program, kind, expression.relation[:-1], lambda at: quantified(program, at, expression))
    leaf = expression
    found = along(program, kind, leaf.path[:-1], lambda at: _leaf(program, at, leaf))
    if not isinstance(leaf, Known) or len(leaf.path) == 1:
        return found
    negated = leaf.negated

    def decided(view: View) -> Tri:
        # Where nobody knows whither a relation leads, what stands there is certainly not known.
        true, false = view[found]
        rest = tri.undecided(view[found], view[alive])
        return (true | rest, false) if negated else (true, false | rest)

    return sheet.add(("known", kind), [found, alive], decided)


def _leaf(program: Program, kind: str, leaf: Leaf) -> Cell[Tri]:
    bare = (leaf.path[-1],)
    key = ("leaf", kind, type(leaf).__name__, *_parts(leaf))
    return program.once(key, lambda: program.leaf(kind, bare[0], leaf))


def _parts(leaf: Leaf) -> tuple[object, ...]:
    """Return what makes a leaf the leaf it is, without the relations before the name."""
    return (*(getattr(leaf, name) for name in _NAMES[type(leaf)]), leaf.path[-1])


_LEAVES = (Compare, Truth, Member, Contains, Known)
_NAMES: dict[type, tuple[str, ...]] = {
    kind: tuple(each.name for each in fields(kind) if each.name != "path") for kind in _LEAVES
}


def along(program: Program, kind: str, path: Path, inner: Any) -> Cell[Tri]:
    """Carry what `inner` gives at the end of some single-valued relations back to their beginning."""
    if not path:
        cell: Cell[Tri] = inner(kind)
        return cell
    way = hop(program, kind, path[0])
    alive = program.alive(kind)
    if way is None:
        # The kind has no such relation: it does not apply.
        return program.once(("none", kind), lambda: program.sheet.add(("none", kind), [alive], lambda v: (0, v[alive])))
    ends = [along(program, part, path[1:], inner) for part, _ in way.parts]
    return program.once(
        ("carried", kind, path[0], *(end.number for end in ends)), lambda: _carried(program, kind, way, ends)
    )


def _carried(program: Program, kind: str, way: Hop, ends: list[Cell[Tri]]) -> Cell[Tri]:
    alive = program.alive(kind)
    arrows = [arrow for _, arrow in way.parts]
    reads: list[Cell[Any]] = [alive, *arrows, *ends, *way.masks]

    def full(view: View) -> Tri:
        true = false = 0
        for arrow, end in zip(arrows, ends, strict=True):
            true |= view[arrow].gather(view[end][0])
            false |= view[arrow].gather(view[end][1])
        answered = way.answered(view, view[alive])
        return true & answered, (false & answered) | way.absent(view)

    def patch(step: Step, old: Tri) -> Tri | None:
        places: set[int] = set()
        for arrow, end in zip(arrows, ends, strict=True):
            moved = step.touched(arrow)
            turned = (step[end][0] ^ step.before(end)[0]) | (step[end][1] ^ step.before(end)[1])
            if moved is None or turned.bit_count() > FEW:
                return None
            places |= moved
            back = step[arrow].back
            for member in indices(turned):
                places.update(back[member])
            if len(places) > 16 * FEW:
                return None
        answered, absent = way.answered(step, step[alive]), way.absent(step)
        # What applies to whom may have changed for more than those: take it from the masks.
        true, false = _flip(step, arrows, ends, places, old, way)
        return true & answered, (false & answered) | absent

    def _flip(step: Step, arrows: list[Cell[Any]], ends: list[Cell[Tri]], places: set[int], old: Tri, way: Hop) -> Tri:
        known = way.answered_before(step, step.before(alive))
        fresh = way.answered(step, step[alive]) & ~known
        places = places | set(indices(fresh))
        true = false = 0
        for place in places:
            for arrow, end in zip(arrows, ends, strict=True):
                member = step[arrow].to[place] if place < len(step[arrow].to) else -1
                if member >= 0:
                    true |= (step[end][0] >> member & 1) << place
                    false |= (step[end][1] >> member & 1) << place
        keep = ~from_indices(places)
        return (old[0] & keep) | true, (old[1] & ~way.absent_before(step) & keep) | false

    return program.sheet.add(("carried", kind), reads, full, patch)


def quantified(program: Program, kind: str, expression: Quantified) -> Cell[Tri]:
    """Return where `any` or `all` holds."""
    name = expression.relation[-1]
    return program.once(
        ("quantified", kind, name, expression.every, expression.condition),
        lambda: _quantified(program, kind, expression),
    )


def _quantified(program: Program, kind: str, expression: Quantified) -> Cell[Tri]:
    alive = program.alive(kind)
    over = ranged(program, kind, expression.relation[-1])
    if over is None:
        return program.sheet.add(("none", kind), [alive], lambda view: (0, view[alive]))
    relations: list[Cell[Many]] = [cell for _, cell in over.parts]
    conditions = [condition(program, member, expression.condition) for member, _ in over.parts]
    living = [program.alive(member) for member, _ in over.parts]
    every = expression.every
    reads: list[Cell[Any]] = [alive, over.complete, *relations, *conditions, *living]
    if over.absent is not None:
        reads.append(over.absent)

    def full(view: View) -> Tri:
        """Return who has a deciding member, and who has only members of the other sort and all of them listed."""
        decided = open_ = 0
        for relation, holds, there in zip(relations, conditions, living, strict=True):
            pair = view[holds] if not every else (view[holds][1], view[holds][0])
            decided |= view[relation].owners(pair[0])
            open_ |= view[relation].owners(view[there] & ~pair[1])
        absent = view[over.absent] if over.absent is not None else 0
        everybody = view[alive] & ~absent
        decided &= everybody
        others = everybody & view[over.complete] & ~open_
        return (others, decided | absent) if every else (decided, others | absent)

    return program.sheet.add(("quantified", kind, expression.relation[-1]), reads, full)
