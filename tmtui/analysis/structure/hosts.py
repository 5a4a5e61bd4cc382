"""Chains of references: what a component runs on in the end, how deep a zone lies; loops are cut at the newest fact.

A loop cannot be typed in, but two logs that are merged can close one. The fact said last is the one that is not
followed, and the loop is reported.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tmtui.analysis.cells.bits import from_indices
from tmtui.analysis.cells.columns import FAR, Column, Spans
from tmtui.analysis.cells.links import Arrow
from tmtui.analysis.cells.program import Program
from tmtui.analysis.cells.sheet import Cell, View
from tmtui.analysis.conditions.reading import when_of
from tmtui.analysis.conditions.relations import arrow
from tmtui.model.frozen import frozen

Order = tuple[int, str]


@frozen
class Chains:
    """One reference of a kind to itself, followed to the end."""

    upper: Mapping[int, int]
    """Subject and what it refers to, without the references that close a loop."""
    loops: tuple[tuple[int, ...], ...]
    """The subjects of each loop, beginning with the one whose reference is not followed."""
    vague: int
    """Subjects at whose reference somebody said that they do not know."""

    def top(self, place: int) -> int:
        """Return the end of the chain."""
        while (upper := self.upper.get(place)) is not None:
            place = upper
        return place

    def length(self, place: int) -> int:
        """Return how many references lie between a subject and the end of its chain."""
        steps = 0
        while (upper := self.upper.get(place)) is not None:
            place, steps = upper, steps + 1
        return steps


def cut(upper: dict[int, int], order: Mapping[int, Order], keys: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
    """Take the newest reference of every loop out of `upper`; return the loops."""
    loops = []
    done: set[int] = set()
    for start in list(upper):
        chain: dict[int, int] = {}
        place = start
        while place not in done and place in upper and place not in chain:
            chain[place] = len(chain)
            place = upper[place]
        if place in chain:
            loop = [each for each, number in chain.items() if number >= chain[place]]
            newest = max(loop, key=lambda each: (order.get(each, (0, "")), keys[each]))
            first = loop.index(newest)
            loops.append(tuple(loop[first:] + loop[:first]))
        done.update(chain)
    for loop_of in loops:
        del upper[loop_of[0]]
    return tuple(sorted(loops))


def chains(program: Program, kind: str, name: str) -> Cell[Chains]:
    """Return the cell of a reference followed to its end."""
    return program.once(("chains", kind, name), lambda: _chains(program, kind, name))


def _chains(program: Program, kind: str, name: str) -> Cell[Chains]:
    alive = program.alive(kind)
    if (kind, name) not in program.said:
        return program.sheet.add(("chains", kind, name), [alive], lambda _: Chains({}, (), 0))
    said, column, to = program.said[kind, name], program.column(kind, name), arrow(program, kind, name, kind)
    index, conditional = program.indexes[kind], when_of(program, kind, name) is not None
    reads: list[Cell[Any]] = [said, column, to, index, alive]

    def full(view: View) -> Chains:
        reading: Column = view[column]
        leads = view[to].to
        upper = {
            place: leads[place] for place in view[said].open if leads[place] >= 0 and reading.answered >> place & 1
        }
        loops = cut(upper, view[said].order, view[index].keys)
        known = reading.answered | reading.absent
        vague = view[alive] & ~known
        if not conditional:
            vague &= view[said].unknown
        return Chains(upper, loops, vague)

    return program.sheet.add(("chains", kind, name), reads, full)


def tops(program: Program) -> Cell[Arrow]:
    """Return the last known host of every component, itself when it runs on nothing."""
    return program.once(("tops",), lambda: _tops(program))


def _tops(program: Program) -> Cell[Arrow]:
    chain, index, alive = (
        chains(program, "component", "runs_on"),
        program.indexes["component"],
        program.alive("component"),
    )

    def full(view: View) -> Arrow:
        found = view[chain]
        to = list(range(view[index].size))
        for place in found.upper:
            to[place] = found.top(place)
        return Arrow(to, view[index].size)

    return program.sheet.add(("tops",), [chain, index, alive], full)


def machines(program: Program) -> Cell[Arrow]:
    """Return the machine every component runs on, as far as it is known to be one: a cluster is several.

    Followed as far as the last host that is no cluster of several; a component on nothing else is its own.
    """
    return program.once(("machines",), lambda: _machines(program))


def _machines(program: Program) -> Cell[Arrow]:
    chain, index = chains(program, "component", "runs_on"), program.indexes["component"]
    clusters = program.yes("component", "orchestrates_containers")

    def full(view: View) -> Arrow:
        found, several = view[chain], view[clusters][0]
        to = list(range(view[index].size))
        for place in found.upper:
            here = place
            while (upper := found.upper.get(here)) is not None and not several >> upper & 1:
                here = upper
            to[place] = here
        return Arrow(to, view[index].size)

    return program.sheet.add(("machines",), [chain, index, clusters], full)


def vague_hosts(program: Program) -> Cell[int]:
    """Return the components whose host is not known, for somebody along the chain did not know."""
    chain, top = chains(program, "component", "runs_on"), tops(program)

    def full(view: View) -> int:
        vague = view[chain].vague
        if not vague:
            return 0
        cut_off = from_indices([loop[0] for loop in view[chain].loops])
        return view[top].gather(vague & ~cut_off)

    return program.once(("vague hosts",), lambda: program.sheet.add(("vague hosts",), [chain, top], full))


def host_arrow(program: Program) -> Cell[Arrow]:
    """Return the host of every component, nowhere where it is not known."""
    top, vague = tops(program), vague_hosts(program)

    def full(view: View) -> Arrow:
        if not view[vague]:
            return view[top]
        unknown = view[vague]
        return Arrow([-1 if unknown >> place & 1 else to for place, to in enumerate(view[top].to)], view[top].size)

    return program.once(("host",), lambda: program.sheet.add(("host",), [top, vague], full))


def depth(program: Program, kind: str, name: str) -> Cell[Spans]:
    """Return in how many zones a zone lies; where that is not known, anything."""
    chain, index = chains(program, kind, "parent"), program.indexes[kind]

    def full(view: View) -> Spans:
        found = view[chain]
        cut_off = from_indices([loop[0] for loop in found.loops])
        vague = found.vague & ~cut_off
        lengths = [found.length(place) for place in range(view[index].size)]
        if not vague:
            return Spans(tuple(lengths), tuple(lengths))
        open_ = [vague >> found.top(place) & 1 for place in range(len(lengths))]
        return Spans(
            tuple(-1 if is_open else length for length, is_open in zip(lengths, open_, strict=True)),
            tuple(FAR if is_open else length for length, is_open in zip(lengths, open_, strict=True)),
        )

    return program.sheet.add(("derived", kind, name), [chain, index], full)
