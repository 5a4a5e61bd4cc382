"""The screen as Textual believes it to be: a grid of cells, a cursor and a pen.

Invariant: while nobody knows where the cursor is, no cell is known either. What is not known is `None`, and differs
from everything.
"""

from __future__ import annotations

from tmtui.tui.driver.style import DEFAULT, Style, as_blank
from tmtui.tui.driver.widths import columns, guessed, stands

Cell = tuple[str, Style]
"""A character with its marks, and how it looks; the second column of a wide one has no character."""

Row = list[Cell | None]

BLANK: Cell = (" ", DEFAULT)
"""An empty cell in the terminal's own colours."""


def unknown(width: int, height: int) -> list[Row]:
    """Return a grid of cells nobody knows."""
    return [[None] * width for _ in range(height)]


class Picture:
    """A grid that is written to as a terminal is, with lines that are not wrapped."""

    def __init__(self, width: int, height: int) -> None:
        self.pen = DEFAULT
        self.forget(width, height)

    def forget(self, width: int, height: int) -> None:
        """Begin anew: no cell is known, nor the cursor."""
        self.width = width
        self.height = height
        self.rows = unknown(width, height)
        self.touched: set[int] = set()
        self.x = 0
        self.y = 0
        self.placed = False
        self._joins: int | None = None

    def place(self, x: int, y: int) -> None:
        """Put the cursor somewhere; outside the screen means its edge."""
        self.x = max(0, min(x, self.width - 1))
        self.y = max(0, min(y, self.height - 1))
        self.placed = True
        self._joins = None

    def write(self, text: str) -> None:
        """Write printing characters at the cursor; what does not fit falls onto the last column, as on a terminal."""
        self.touched.add(self.y)
        pen, blank = self.pen, (" ", as_blank(self.pen))
        row = self.rows[self.y]
        for char in text:
            width = columns(char)
            if width == 1 and self.x < self.width - 1 and not self._splits(row, self.x):
                row[self.x] = blank if char == " " else (char, pen)
                self._joins = self.x
                self.x += 1
            elif width:
                self._put(blank if char == " " else (char, pen), width)
            else:
                self._join(char, unsure=width is None)

    def blank(self, first: int, end: int) -> None:
        """Empty columns of the cursor's row in the terminal's own colours."""
        self.touched.add(self.y)
        row = self.rows[self.y]
        for x in range(max(0, first), min(end, self.width)):
            self._part(row, x)
            row[x] = BLANK

    def blank_rows(self, first: int, end: int) -> None:
        """Empty whole rows in the terminal's own colours."""
        for y in range(max(0, first), min(end, self.height)):
            self.rows[y] = [BLANK] * self.width
            self.touched.add(y)

    def _put(self, cell: Cell, width: int) -> None:
        row = self.rows[self.y]
        if width == 2 and self.x > self.width - 2:
            self.x = max(0, self.width - 2)
        for x in range(self.x, min(self.x + width, self.width)):
            self._part(row, x)
        row[self.x] = cell
        for x in range(self.x + 1, min(self.x + width, self.width)):
            row[x] = ("", cell[1])
        self._joins = self.x
        self.x = min(self.x + width, self.width - 1)

    def _join(self, char: str, *, unsure: bool) -> None:
        """Put a character onto the one before; where its width is not sure, guess as Textual does."""
        row = self.rows[self.y]
        before = row[self._joins] if self._joins is not None else None
        if before is None or self._joins is None or (unsure and (before[1] != self.pen or stands(char, before[0]))):
            if unsure:
                self._put((char, self.pen), min(guessed(char), self.width))
            return
        text = before[0] + char
        if not unsure:
            row[self._joins] = (text, before[1])
            return
        self.x = self._joins
        self._put((text, self.pen), min(guessed(text), self.width - self.x))

    def _splits(self, row: Row, x: int) -> bool:
        """Tell whether writing here leaves half of a wide character."""
        cell, beside = row[x], row[x + 1]
        return (cell is not None and cell[0] == "") or (beside is not None and beside[0] == "")

    def _part(self, row: Row, x: int) -> None:
        """Empty the other half of a wide character one half of which is written over."""
        cell = row[x]
        if cell is not None and cell[0] == "":
            first = x
            while first > 0 and (left := row[first]) is not None and left[0] == "":
                first -= 1
            for each in range(first, x):
                row[each] = (" ", as_blank(cell[1]))
        last = x + 1
        while last < self.width and (right := row[last]) is not None and right[0] == "":
            row[last] = (" ", as_blank(right[1]))
            last += 1
