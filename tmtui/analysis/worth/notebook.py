"""What states that follow from one another may use again, so that after an answer only what it moved is tried anew.

Whatever is kept names all it was worked out from and is used only where every one of these values is still the very
same object; so a state comes out the same with a full notebook as with an empty one.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from tmtui.model.frozen import changing

if TYPE_CHECKING:
    from tmtui.analysis.cells.tri import Tri
    from tmtui.analysis.worth.study import Slot, Studies


@changing
class Notebook:
    """One for all states of a line."""

    studies: Studies | None = None
    """What follows which attribute, in the bank of these states."""
    near: dict[Slot, tuple[tuple[object, ...], int, dict[int, int]]] = field(default_factory=dict)
    """Attribute: all it was worked out from, for which subjects, and what came out."""
    compared: dict[int, tuple[tuple[object, ...], Tri]] = field(default_factory=dict)
    """Number of the cell of a comparison: all it was worked out from, and where it holds."""
