"""Reach as cells: how near all doors are, and which subjects moved when that changed."""

from __future__ import annotations

from tmtui.analysis.cells.program import Program
from tmtui.analysis.cells.sheet import Cell, Step, View
from tmtui.analysis.structure.reach import Reach, ReachParts, parts
from tmtui.analysis.structure.rewalk import Rewalk
from tmtui.analysis.structure.walk import Walk
from tmtui.model.frozen import frozen


@frozen
class Doors:
    """Reach, and its two tables as cells of their own, so that readers know which subjects moved."""

    reach: Cell[Reach]
    components: Cell[list[int]]
    flows: Cell[list[int]]
    """Flow: from where it can be opened, also by whoever reaches the whole machine it leads to."""


def doors(program: Program, positions: Cell[tuple[str, ...]]) -> Doors:
    """Return how near all doors are for the positions in a cell."""
    read = parts(program, positions)
    end = read.ends
    reach: Cell[Reach] = program.once(("reach", positions.number), lambda: _reach(program, read, positions.number))

    def components(view: View) -> list[int]:
        return view[reach].component

    def flows(view: View) -> list[int]:
        found = view[reach]
        wide = [*found.wide, 0]
        if not any(wide):
            return found.flow
        return [bits | wide[target] for bits, target in zip(found.flow, view[end].target.to, strict=True)]

    def patched(step: Step, old: list[int]) -> list[int] | None:
        places = step.announced(flow_cell)
        if places is None:
            return None
        found, to = step[reach], step[end].target.to
        new = old + [0] * (len(to) - len(old))
        for place in places:
            new[place] = found.flow[place] | (found.wide[to[place]] if to[place] >= 0 else 0)
        return new

    component_cell: Cell[list[int]] = program.once(
        ("door components", positions.number), lambda: program.sheet.add(("door components",), [reach], components)
    )
    flow_cell: Cell[list[int]] = program.once(
        ("door flows", positions.number), lambda: program.sheet.add(("door flows",), [reach, end], flows, patched)
    )
    return Doors(reach, component_cell, flow_cell)


def _reach(program: Program, read: ReachParts, number: int) -> Cell[Reach]:
    def full(view: View) -> Reach:
        return Walk(view, read).all()

    def patch(step: Step, old: Reach) -> Reach | None:
        again = Rewalk(step, read, old)
        if not again.usable:
            return None
        new = again.all()
        # The tables are cells of their own, made later: say beforehand which of their subjects move.
        made = program.made
        step.touch(made["door components", number], again.moved_components)
        step.touch(made["door flows", number], again.moved_flows())
        return new

    return program.sheet.add(("reach",), read.cells(), full, patch)
