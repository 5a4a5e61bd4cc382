"""Which doors are open to whom: how many components have to be taken over before a connection can be opened.

Structural, as initiation needs it: a door is open at distance 0 to whoever stands where its flow begins, or can reach
the whole machine; each component taken over adds one; devices that only pass traffic on within one protocol family add
nothing. Worked out for all positions at once: each has a bit for "possibly" and one for "certainly", and these once
for distance 0 and once for 1 or less. Beyond 1, initiation makes no difference.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tmtui.analysis.families import Families, families
from tmtui.analysis.links import Fan
from tmtui.analysis.positions import Standing, standing
from tmtui.analysis.program import Program
from tmtui.analysis.relations import Ends, ends, homes
from tmtui.analysis.sheet import Cell, Step, View
from tmtui.analysis.tri import Tri


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """Packed distances; where no bit is set nothing is open within one takeover."""

    width: int
    """Bits for one distance: two for every position, `possibly` before `certainly`."""
    wide: list[int]
    """Component: from where the whole machine can be reached."""
    flow: list[int]
    """Flow: from where it can be opened, apart from whoever reaches the whole machine it leads to."""
    component: list[int]
    """Component: from where some door of it is open."""
    zone: dict[int, int]
    """Zone: from where something in it can be taken over, and from there its neighbours reached."""

    @property
    def possibly(self) -> int:
        """Return the bits that say "possibly"."""
        return sum(1 << number for number in range(0, 2 * self.width, 2))

    def taken(self, bits: int) -> int:
        """Return what follows from taking over something that is open to these: one more component has fallen."""
        return (bits & ((1 << self.width) - 1)) << self.width

    def opened(self, bits: int) -> int:
        """Return `bits` with what is open at 0 also open at 1 or less."""
        return bits | self.taken(bits)


@dataclass(frozen=True, slots=True)
class ReachParts:
    """The cells that reach is worked out from."""

    ends: Cell[Ends]
    standing: Cell[Standing]
    homes: Cell[Fan]
    open_zones: Cell[Tri]
    isolated: Cell[Tri]
    forwards: Cell[Tri]
    families: Cell[Families]
    alive_zones: Cell[int]
    alive: Cell[int]

    def cells(self) -> list[Cell[Any]]:
        """Return all of them."""
        return [
            self.ends, self.standing, self.homes, self.open_zones, self.isolated, self.forwards, self.families,
            self.alive_zones, self.alive,
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Doors:
    """Reach, and its two tables as cells of their own, so that readers know which subjects moved."""

    reach: Cell[Reach]
    components: Cell[list[int]]
    flows: Cell[list[int]]
    """Flow: from where it can be opened, also by whoever reaches the whole machine it leads to."""


def parts(program: Program, positions: Cell[tuple[str, ...]]) -> ReachParts:
    """Return the cells that reach is worked out from."""
    return ReachParts(
        ends(program), standing(program, positions), homes(program),
        program.one_of("zone", "lets_in", ("anything",)), program.yes("zone", "isolated"),
        program.yes("component", "forwards"), families(program), program.alive("zone"), program.alive("component"),
    )  # fmt: skip


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
    from tmtui.analysis.rewalk import Rewalk
    from tmtui.analysis.walk import Walk

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
