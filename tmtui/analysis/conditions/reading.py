"""How an attribute reads: stated, else implied, else unknown; and not applicable where its question does not arise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tmtui.analysis.cells.bits import from_indices, indices
from tmtui.analysis.cells.columns import Coded, Column, Said
from tmtui.analysis.cells.program import Program
from tmtui.analysis.cells.sheet import Cell, Step, View
from tmtui.analysis.cells.tri import Tri
from tmtui.analysis.conditions.relations import arrow
from tmtui.model.card import AnswerType
from tmtui.model.subject import tail_of
from tmtui.model.value import Value


def when_of(program: Program, kind: str, name: str) -> Cell[Tri] | None:
    """Return whether the question of an attribute arises, or nothing when it always does."""
    declared = program.attribute(kind, name)
    question = program.bank.questions.get(declared.question) if declared is not None else None
    if question is None or question.when is None:
        return None
    return program.makers.condition(program, kind, question.when)


def sources_of(program: Program, kind: str, name: str) -> list[tuple[str, dict[str, Value]]]:
    """Return the attributes that imply this one: attribute, and which of its values imply what."""
    return program.implied.get((kind, name), [])


def attribute_column(program: Program, kind: str, name: str) -> Cell[Column]:
    """Make the cell of a declared attribute."""
    said, alive, when = program.said[kind, name], program.alive(kind), when_of(program, kind, name)
    implied = [(program.column(kind, source), rows) for source, rows in sources_of(program, kind, name)]
    coded = program.is_coded(kind, name)
    index = program.indexes[kind]
    catalogue = program.archetypes() if kind == "actor" else None
    archetype = catalogue if catalogue is not None and catalogue.attribute == name else None
    declared = program.attribute(kind, name)
    arrows = []
    if declared is not None and declared.type is AnswerType.REF:
        # A reference to what was removed says nothing.
        arrows = [arrow(program, kind, name, to) for to in declared.to]

    def full(view: View) -> Column:
        stated = view[said]
        if arrows:
            leads = 0
            for arrow_cell in arrows:
                leads |= view[arrow_cell].known
            stated = replace(stated, answered=stated.answered & leads)
        column = _from_said(stated, view[alive], view[when] if when is not None else None)
        left = view[alive] & ~stated.stated
        if when is not None:
            left &= view[when][0]
        if archetype is not None:
            known = {row.value for row in archetype.rows}
            own: dict[Coded, int] = {}
            for place, key in enumerate(view[index].keys):
                if left >> place & 1 and tail_of(key) in known:
                    own[tail_of(key)] = own.get(tail_of(key), 0) | 1 << place
            column, left = _more(column, own, left)
        for source, rows in implied:
            if not left:
                break
            if coded:
                follows: dict[Coded, int] = {}
                for value, mask in view[source].values.items():
                    if value in rows and mask & left:
                        for each in _each(rows[value]):
                            follows[each] = follows.get(each, 0) | (mask & left)
                column, left = _more(column, follows, left)
            else:
                column, left = _more_open(column, view[source], rows, left)
        return column

    def patch(step: Step, old: Column) -> Column | None:
        # Open columns over many subjects: keep the table when it is the same, and say who changed.
        places = step.touched(said)
        if coded or implied or archetype is not None or places is None:
            return None
        for arrow_cell in arrows:
            also = step.touched(arrow_cell)
            if also is None:
                return None
            places |= also
        moved = step[alive] ^ step.before(alive)
        if when is not None:
            moved |= (step[when][0] ^ step.before(when)[0]) | (step[when][1] ^ step.before(when)[1])
        if moved.bit_count() <= 64:
            step.touch(cell, {*places, *indices(moved)})
        return full(step)

    reads: list[Cell[Any]] = [said, alive, index, *arrows, *(source for source, _ in implied)]
    if when is not None:
        reads.append(when)
    cell = program.sheet.add(("column", kind, name), reads, full, patch)
    return cell


def _from_said(said: Said, alive: int, when: Tri | None) -> Column:
    arises, never = (alive, 0) if when is None else when
    arises &= alive
    return Column(
        said.answered & arises,
        (said.absent & arises) | (never & alive),
        {value: mask & arises for value, mask in said.values.items() if mask & arises},
        said.open,
    )


def _each(value: Value) -> tuple[Coded, ...]:
    if isinstance(value, tuple):
        return value
    return () if value is None else (value,)


def _more(column: Column, more: Mapping[Coded, int], left: int) -> tuple[Column, int]:
    if not more:
        return column, left
    values = dict(column.values)
    answered = column.answered
    for value, mask in more.items():
        values[value] = values.get(value, 0) | mask
        answered |= mask
    return Column(answered, column.absent, values, column.open), left & ~answered


def _more_open(column: Column, source: Column, rows: Mapping[str, Value], left: int) -> tuple[Column, int]:
    open_ = None
    added: list[int] = []
    for value, mask in source.values.items():
        follows = rows.get(str(value))
        if follows is None or not mask & left:
            continue
        open_ = dict(column.open) if open_ is None else open_
        for place in indices(mask & left):
            open_[place] = follows
            added.append(place)
    if open_ is None:
        return column, left
    more = from_indices(added)
    return Column(column.answered | more, column.absent, column.values, open_), left & ~more
