"""Which doors are open to whom: how many components have to be taken over before a connection can be opened.

Structural, as initiation needs it: a door is open at distance 0 to whoever stands where its flow begins, or can reach
the whole machine; each component taken over adds one; devices that only pass traffic on within one protocol family add
nothing. Worked out for all positions at once: each has a bit for "possibly" and one for "certainly", and these once
for distance 0 and once for 1 or less. Beyond 1, initiation makes no difference.
"""

from __future__ import annotations

from typing import Any

from tmtui.analysis.cells.links import Fan
from tmtui.analysis.cells.program import Program
from tmtui.analysis.cells.sheet import Cell
from tmtui.analysis.cells.tri import Tri
from tmtui.analysis.conditions.relations import Ends, ends, homes
from tmtui.analysis.structure.families import Families, families
from tmtui.analysis.structure.positions import Standing, standing
from tmtui.model.frozen import frozen, single


@single
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


@frozen
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


def parts(program: Program, positions: Cell[tuple[str, ...]]) -> ReachParts:
    """Return the cells that reach is worked out from."""
    return ReachParts(
        ends(program), standing(program, positions), homes(program),
        program.one_of("zone", "lets_in", ("anything",)), program.yes("zone", "isolated"),
        program.yes("component", "forwards"), families(program), program.alive("zone"), program.alive("component"),
    )  # fmt: skip
