"""Verified residual: the same model, in which only what was measured or tested counts as known.

What we know as against what we were told. It follows every change of the model it doubts, so that it costs as little.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from tmtui.analysis.cells.advance import Given
from tmtui.analysis.cells.columns import Said
from tmtui.analysis.cells.compiled import Compiled
from tmtui.analysis.cells.sheet import Cell, View

Changes = tuple["Changes | None", Mapping[Cell[Any], Any], Mapping[Cell[Any], Collection[int]]]
"""What changed before; given cells that changed then, and for which subjects."""

_MANY = 256
"""So many changes are kept one by one, with all that stood in between, until nobody having asked they become one."""


class Doubted:
    """A model doubted, and what changed since in the model itself."""

    __slots__ = ("_changes", "_number", "view")

    def __init__(self, view: View, changes: Changes | None = None, number: int = 0) -> None:
        self.view = view
        self._changes = changes
        self._number = number

    def later(self, given: Given) -> Doubted:
        """Return the same, knowing of one more change; a plan makes a thousand states that nobody doubts."""
        earlier, number = self._changes, self._number
        if number >= _MANY:
            earlier, number = (None, *self.changes()), 0
        return Doubted(self.view, (earlier, given.values, given.touched), number + 1)

    def changes(self) -> tuple[dict[Cell[Any], Any], dict[Cell[Any], frozenset[int]]]:
        """Return the given cells that changed since, as they are in the model, and for which subjects they did."""
        values: dict[Cell[Any], Any] = {}
        touched: dict[Cell[Any], frozenset[int]] = {}
        last = self._changes
        while last is not None:
            last, given, places = last
            for cell, value in given.items():
                values.setdefault(cell, value)
                touched[cell] = touched.get(cell, frozenset()).union(places.get(cell, ()))
        return values, touched


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
    news, touched = doubted.changes()
    if not news:
        return doubted
    given: dict[Cell[Any], Any] = {}
    for cell, value in news.items():
        new: Said | Any = value.distrusted() if cell in doubtful else value
        if new != doubted.view[cell]:
            given[cell] = new
    again, _ = sheet.again(doubted.view, given, touched)
    return Doubted(again)
