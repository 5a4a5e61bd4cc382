"""Rows that moved up or down are moved on the terminal instead of being sent again.

A list that scrolls by one row, or options that stand one row lower than on the card before, cost twenty bytes this
way and a kilobyte otherwise. Lines are taken out where rows leave and put in where the others have to stay, so no
region has to be set and later unset.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tmtui.tui.driver.changes import Pen
from tmtui.tui.driver.picture import BLANK, Row
from tmtui.tui.driver.style import DEFAULT, for_blank

COST = 24
"""Cells that must be saved before moving rows is worth it."""

MOST = 3
"""Moves tried for one picture."""


class Shift(NamedTuple):
    """Rows `first` to `end` are to show what stands `by` rows further down, or up where it is negative."""

    first: int
    end: int
    by: int

    @property
    def emptied(self) -> range:
        """Rows that are blank afterwards."""
        return range(self.end, self.end + self.by) if self.by > 0 else range(self.first + self.by, self.first)


def send_shifts(pen: Pen, shown: list[Row], wanted: Sequence[Row], touched: set[int]) -> None:
    """Move rows as long as that saves something; `shown` and `touched` are then what they lead to."""
    for _ in range(MOST):
        differing = [y for y in touched if shown[y] != wanted[y]]
        best = max(_shifts(shown, wanted, differing), key=lambda found: found[0], default=(0, Shift(0, 0, 0)))
        if best[0] <= COST:
            return
        _move(pen, shown, best[1])
        touched.update(best[1].emptied)


def _shifts(shown: Sequence[Row], wanted: Sequence[Row], differing: Sequence[int]) -> Iterator[tuple[int, Shift]]:
    """Return moves, each with how many cells it saves."""
    here = set(differing)
    height = len(wanted)
    for by in {source - y for y in here for source in _sources(shown, wanted[y]) if source != y}:
        y = 0
        while y < height:
            end = y
            while end in here and 0 <= end + by < height and wanted[end] == shown[end + by]:
                end += 1
            if end > y:
                shift = Shift(y, end, by)
                yield _saved(shown, wanted, shift), shift
            y = end + 1


def _sources(shown: Sequence[Row], row: Row) -> Iterator[int]:
    """Return the rows that show this already; blank ones are cheaper to erase than to move."""
    if any(cell is not None and cell != BLANK for cell in row):
        yield from (at for at, each in enumerate(shown) if each == row)


def _saved(shown: Sequence[Row], wanted: Sequence[Row], shift: Shift) -> int:
    saved = sum(_differing(shown[y], wanted[y]) for y in range(shift.first, shift.end))
    for y in shift.emptied:
        saved += _differing(shown[y], wanted[y]) - _differing([BLANK] * len(wanted[y]), wanted[y])
    return saved


def _differing(shown: Row, wanted: Row) -> int:
    """Return how many cells have to be sent; erased ones cost nothing to speak of."""
    return sum(new is not None and new not in (old, BLANK) for old, new in zip(shown, wanted, strict=True))


def _move(pen: Pen, shown: list[Row], shift: Shift) -> None:
    count, width = abs(shift.by), len(shown[0])
    number = "" if count == 1 else str(count)
    taken, given = (shift.first, shift.end) if shift.by > 0 else (shift.end + shift.by, shift.first + shift.by)
    pen.take(for_blank(pen.style, DEFAULT) if pen.style is not None else DEFAULT)
    for y, letter in ((taken, "M"), (given, "L")):
        pen.go(0, y)
        pen.sent.append(f"\x1b[{number}{letter}")
        pen.x = None
    del shown[taken : taken + count]
    shown[given:given] = [[BLANK] * width for _ in range(count)]
