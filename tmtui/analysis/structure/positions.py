"""Where actors stand: who is in which zone before anything was taken over."""

from __future__ import annotations

from typing import Any

from tmtui.analysis.cells import tri
from tmtui.analysis.cells.bits import indices
from tmtui.analysis.cells.columns import Column
from tmtui.analysis.cells.program import Program
from tmtui.analysis.cells.sheet import Cell, View
from tmtui.analysis.cells.tri import Tri
from tmtui.analysis.conditions.relations import homes
from tmtui.analysis.structure.places import outside
from tmtui.model.frozen import frozen

OUTSIDE = "outside"
"""A position that stands for every outside zone."""


@frozen
class Standing:
    """Who is where, for some positions."""

    positions: tuple[str, ...]
    components: tuple[Tri, ...]
    """For each position: components beside which somebody in it stands, or certainly does not."""
    actors: tuple[Tri, ...]
    """For each position: actors that stand in it too."""


def positions_of_actors(program: Program) -> Cell[tuple[str, ...]]:
    """Return the network positions that actors of the model have, sorted."""
    column, index = program.column("actor", "position"), program.indexes["actor"]

    def full(view: View) -> tuple[str, ...]:
        reading: Column = view[column]
        found = {str(reading.open[place]) for place in indices(reading.answered) if place in reading.open}
        return tuple(sorted(found - {"physical"}))

    return program.once(("positions",), lambda: program.sheet.add(("positions",), [column, index], full))


def standing(program: Program, positions: Cell[tuple[str, ...]]) -> Cell[Standing]:
    """Return who stands where for the positions in a cell."""
    return program.once(("standing", positions.number), lambda: _standing(program, positions))


def _standing(program: Program, positions: Cell[tuple[str, ...]]) -> Cell[Standing]:
    alive, zones = program.alive("component"), program.indexes["zone"]
    alive_zones, alive_actors = program.alive("zone"), program.alive("actor")
    home, kinds = homes(program), program.column("zone", "kind")
    away, supplied = outside(program), program.one_of("zone", "run_by", ("supplier",))
    own_zone = program.column("component", "zone")
    actor_position = program.column("actor", "position")

    def zone_of(view: View, position: str) -> Tri:
        living = view[alive_zones]
        if position == OUTSIDE:
            return view[away]
        if position == "supplier":
            return view[supplied]
        if position.startswith("zone/"):
            there = view[zones].one(position) & living
            return there, living & ~there
        reading: Column = view[kinds]
        if isinstance(reading, Column):
            there = reading.values.get(position, 0)
            return there, living & (reading.answered | reading.absent) & ~there
        return 0, living

    def components(view: View, position: str) -> Tri:
        there, not_there = zone_of(view, position)
        everybody = view[alive]
        maybe, certain = view[home].owners(view[alive_zones] & ~not_there), view[home].owners(there)
        if not position.startswith("zone/"):
            reading: Column = view[own_zone]
            maybe |= everybody & ~(reading.answered | reading.absent)
        return certain & everybody, everybody & ~maybe

    def actors(view: View, position: str) -> Tri:
        true = false = 0
        reading: Column = view[actor_position]
        for place in indices(view[alive_actors]):
            bit = 1 << place
            if reading.absent & bit:
                false |= bit
            elif reading.answered & bit:
                found = _same(view, position, str(reading.open.get(place, "")))
                true |= bit if found is True else 0
                false |= bit if found is False else 0
        return true, false

    def _same(view: View, position: str, other: str) -> bool | None:
        if other.startswith("zone/"):
            zone = view[zones].place.get(other, -1)
            return tri.value(zone_of(view, position), zone) if zone >= 0 else None
        if other == "physical":
            return False
        return other == position or (position == OUTSIDE and other in ("internet", "supplier"))

    def full(view: View) -> Standing:
        names = view[positions]
        return Standing(
            names, tuple(components(view, name) for name in names), tuple(actors(view, name) for name in names)
        )

    reads: list[Cell[Any]] = [
        positions, alive, zones, alive_zones, alive_actors, home, kinds, away, supplied, own_zone, actor_position,
    ]  # fmt: skip
    return program.sheet.add(("standing",), reads, full)
