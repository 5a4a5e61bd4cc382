"""What subjects are worth in themselves, and the data that touches them: the seeds of what is at stake.

A rating of data that nobody gave is anything from 1 to 5; one of a component or flow counts as 1, unless somebody said
that they do not know it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.cells.columns import Column, Said
from tmtui.analysis.cells.packed import pack
from tmtui.analysis.cells.program import Program
from tmtui.analysis.cells.sheet import Cell, Step, View
from tmtui.analysis.conditions.relations import fan, joined
from tmtui.banks.vocabulary import QUALITIES

Seeds = Mapping[int, int]
"""Subject and packed value; subjects that are worth nothing in themselves are left out."""


def ratings(program: Program, kind: str) -> Cell[Seeds]:
    """Return the own ratings of all subjects of a kind."""
    return program.once(("ratings", kind), lambda: _ratings(program, kind))


def _ratings(program: Program, kind: str) -> Cell[Seeds]:
    rated = [quality for quality in QUALITIES if (kind, quality) in program.said]
    columns: list[Cell[Column]] = [program.column(kind, quality) for quality in rated]
    said: list[Cell[Said]] = [program.said[kind, quality] for quality in rated]
    alive = program.alive(kind)

    def full(view: View) -> Seeds:
        found: dict[int, int] = {}
        for quality, column, stated in zip(rated, columns, said, strict=True):
            reading = view[column]
            parts = [(value, value, mask) for value, mask in reading.values.items() if value in (1, 2, 3, 4, 5)]
            unknown = view[alive] & ~(reading.answered | reading.absent)
            parts.append((1, 5, unknown if kind == "data" else unknown & view[stated].unknown))
            for low, high, mask in parts:
                bits = pack(quality, int(low), int(high))
                if bits:
                    for place in indices(mask):
                        found[place] = found.get(place, 0) | bits
        return found

    def patch(step: Step, old: Seeds) -> Seeds:
        new = full(step)
        step.touch(cell, [place for place in {*old, *new} if old.get(place, 0) != new.get(place, 0)])
        return new

    cell = program.sheet.add(("ratings", kind), [*columns, *said, alive], full, patch)
    return cell


def carried(program: Program) -> Cell[Seeds]:
    """Return for every flow the worth of the data it is known to carry."""
    return program.once(
        ("carried data",), lambda: _of_data(program, "carried data", fan(program, "flow", "carries", "data"))
    )


def held(program: Program) -> Cell[Seeds]:
    """Return for every component the worth of the data it stores or processes."""

    def make() -> Cell[Seeds]:
        holders = joined(
            program, "holders", [fan(program, "data", name, "component") for name in ("stored_by", "processed_by")]
        )
        reverse = program.sheet.add(("held",), [holders], lambda view: view[holders].reverse())
        return _of_data(program, "held data", reverse)

    return program.once(("held data",), make)


def _of_data(program: Program, name: str, data: Cell[Any]) -> Cell[Seeds]:
    rated = ratings(program, "data")

    def worth(view: View, place: int) -> int:
        bits = 0
        for each in view[data].there.get(place, ()):
            bits |= view[rated].get(each, 0)
        return bits

    def full(view: View) -> Seeds:
        found = {place: worth(view, place) for place in view[data].there}
        return {place: bits for place, bits in found.items() if bits}

    def patch(step: Step, old: Seeds) -> Seeds | None:
        moved, turned = step.touched(data), step.touched(rated)
        if moved is None or turned is None:
            return None
        todo = set(moved)
        for each in turned:
            todo.update(step[data].back.get(each, ()))
        new = dict(old)
        for place in todo:
            new.pop(place, None)
            bits = worth(step, place)
            if bits:
                new[place] = bits
        step.touch(cell, todo)
        return new

    cell: Cell[Seeds] = program.sheet.add((name,), [data, rated], full, patch)
    return cell


def missing_carries(program: Program) -> Cell[int]:
    """Return the flows of which nobody said what they carry."""
    alive = program.alive("flow")

    def make() -> Cell[int]:
        if ("flow", "carries") not in program.said:
            return program.sheet.add(("missing carries",), [alive], lambda _: 0)
        column = program.column("flow", "carries")
        return program.sheet.add(
            ("missing carries",), [alive, column], lambda v: v[alive] & ~(v[column].answered | v[column].absent)
        )

    return program.once(("missing carries",), make)
