"""Verified residual: the same model, in which only what was measured or tested counts as known.

What we know as against what we were told. It follows every change of the model it doubts, so that it costs as little.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from tmtui.analysis.cells.advance import Given
from tmtui.analysis.cells.columns import Said
from tmtui.analysis.cells.compiled import Compiled
from tmtui.analysis.cells.sheet import Cell, View
from tmtui.model.frozen import frozen


@frozen
class Doubted:
    """A model doubted, and what changed since in the model itself."""

    view: View
    values: Mapping[Cell[Any], Any] = field(default_factory=dict)
    """Given cells that changed since, as they are in the model."""
    touched: Mapping[Cell[Any], frozenset[int]] = field(default_factory=dict)

    def later(self, given: Given) -> Doubted:
        """Return the same, knowing of one more change."""
        values = {**self.values, **given.values}
        touched = dict(self.touched)
        for cell in given.values:
            places = frozenset(given.touched.get(cell, ()))
            touched[cell] = places | self.touched.get(cell, frozenset())
        return Doubted(self.view, values, touched)


def untrusted(compiled: Compiled, view: View, doubted: Doubted | None) -> Doubted:
    """Return what would be known if only what was measured or tested counted, where a threat's weakness rests on it.

    Args:
        compiled: the bank.
        view: the model as it is.
        doubted: an earlier state of it, doubted, with all that changed since.
    """
    sheet, said = compiled.program.sheet, compiled.program.said
    doubtful = {said[slot] for slot in compiled.checked if slot in said}
    if doubted is None:
        values = {cell: view[cell].distrusted() for cell in doubtful}
        again, _ = sheet.again(view, {cell: value for cell, value in values.items() if value != view[cell]}, {})
        return Doubted(again)
    if not doubted.values:
        return doubted
    given: dict[Cell[Any], Any] = {}
    for cell, value in doubted.values.items():
        new: Said | Any = value.distrusted() if cell in doubtful else value
        if new != doubted.view[cell]:
            given[cell] = new
    again, _ = sheet.again(doubted.view, given, doubted.touched)
    return Doubted(again)
