"""What to send so that a terminal that shows one grid shows another: few bytes, from the top row to the bottom one.

Three things cost bytes: going to a cell, changing the pen, and the characters. Going over a few cells that are right
already by writing them again is often cheaper than any movement, and a blank can be written with nearly any pen.
"""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.tui.driver.picture import BLANK, Cell, Row
from tmtui.tui.driver.style import DEFAULT, Style, as_blank, between, for_blank
from tmtui.tui.driver.widths import is_sure

WORTH_ERASING = 4
"""Blanks at the end of a row from which on erasing is cheaper than writing them."""

WORTH_SKIPPING = 10
"""Blanks within a row from which on erasing them and going over them is cheaper than writing them."""


class Pen:
    """The pen and the cursor of the terminal, and what was sent to it."""

    def __init__(self) -> None:
        self.style: Style | None = None
        self.x: int | None = None
        self.y: int | None = None
        self.sent: list[str] = []
        self.linked = False
        """A hyperlink may have been begun, and a reset does not end one."""

    def lost(self) -> None:
        """Know no longer where the cursor is and what it writes with."""
        self.style = self.x = self.y = None

    def take(self, style: Style) -> None:
        """Change to another pen."""
        if self.style is None:
            self.sent.append("\x1b[m\x1b]8;;\x1b\\" if self.linked else "\x1b[m")
            self.style = DEFAULT
        if style != self.style:
            self.sent.append(between(self.style, style))
            self.style = style

    def go(self, x: int, y: int) -> None:
        """Move the cursor."""
        if (x, y) != (self.x, self.y):
            self.sent.append(shortest_way(self.x, self.y, x, y))
            self.x, self.y = x, y

    def write(self, text: str, width: int, edge: int) -> None:
        """Write characters that take `width` columns; behind the last column nobody knows where the cursor stands."""
        self.sent.append(text)
        if self.x is not None:
            self.x = self.x + width if self.x + width < edge else None

    def collect(self) -> str:
        """Return what was sent, and begin anew."""
        sent = "".join(self.sent)
        self.sent = []
        return sent


def shortest_way(x: int | None, y: int | None, to_x: int, to_y: int) -> str:
    """Return the shortest sequence that moves a cursor; `None` where it is not known."""
    ways = [f"\x1b[{to_y + 1};{to_x + 1}H" if to_x else f"\x1b[{to_y + 1}H" if to_y else "\x1b[H"]
    right = _step(to_x, "C")
    if y == to_y:
        ways.append("\r" + right)
        if x is not None:
            ways.append(_step(to_x - x, "C") if to_x > x else _step(x - to_x, "D"))
            if x > to_x:
                ways.append("\b" * (x - to_x))
    elif y is not None:
        if to_y > y:
            ways.append("\r" + "\n" * (to_y - y) + right)
        if x == to_x:
            ways.append(_step(to_y - y, "B") if to_y > y else _step(y - to_y, "A"))
    return min(ways, key=len)


def _step(count: int, letter: str) -> str:
    return "" if count == 0 else f"\x1b[{letter}" if count == 1 else f"\x1b[{count}{letter}"


def send_row(pen: Pen, y: int, shown: Row, wanted: Row) -> None:
    """Send what differs in a row."""
    if not all(cell is None or is_sure(cell[0]) for row in (shown, wanted) for cell in row):
        _send_anew(pen, y, wanted)
        return
    end = _blank_from(wanted)
    differing = [x for x, cell in enumerate(wanted) if cell is not None and cell != shown[x]]
    inside = [x for x in differing if x < end]
    behind = [x for x in differing if x >= end]
    x = 0
    for at in inside:
        if at < x:
            continue
        blanks = _run_of_blanks(wanted, at, end)
        if blanks >= WORTH_SKIPPING:
            _reach(pen, at, y, wanted)
            pen.take(_plain(pen.style))
            pen.sent.append(f"\x1b[{blanks}X")
            x = at + blanks
        elif wanted[at] is not None:
            _reach(pen, at, y, wanted)
            x = at + _send_cell(pen, at, wanted)
    if len(behind) >= WORTH_ERASING:
        _reach(pen, behind[0], y, wanted)
        pen.take(_plain(pen.style))
        pen.sent.append("\x1b[K")
    else:
        for at in behind:
            _reach(pen, at, y, wanted)
            _send_cell(pen, at, wanted)


def _send_anew(pen: Pen, y: int, wanted: Row) -> None:
    """Empty a row and write all of it, going to each cell whose place depends on a width that is not sure."""
    pen.go(0, y)
    pen.take(DEFAULT)
    pen.sent.append("\x1b[2K")
    sure = True
    for x, cell in enumerate(wanted):
        if cell is None or cell == BLANK or not cell[0]:
            continue
        if not sure:
            pen.x = pen.y = None
        pen.go(x, y)
        _send_cell(pen, x, wanted)
        sure = is_sure(cell[0])
    if not sure:
        pen.x = pen.y = None


def _blank_from(row: Row) -> int:
    """Return the first column from which on the row is empty."""
    end = len(row)
    while end and row[end - 1] == BLANK:
        end -= 1
    return end


def _run_of_blanks(row: Row, first: int, end: int) -> int:
    at = first
    while at < end and row[at] == BLANK:
        at += 1
    return at - first


def _plain(style: Style | None) -> Style:
    """Return the nearest pen to erase with: terminals erase in its background, some with all its attributes."""
    return for_blank(style, DEFAULT) if style is not None else DEFAULT


def _send_cell(pen: Pen, x: int, row: Row) -> int:
    """Write the cell under the cursor; return how many columns it takes."""
    cell = row[x]
    assert cell is not None
    pen.take(_pen_for(pen.style, cell))
    width = 1
    while x + width < len(row) and (beside := row[x + width]) is not None and beside[0] == "":
        width += 1
    pen.write(cell[0], width, len(row))
    return width


def _pen_for(style: Style | None, cell: Cell) -> Style:
    return for_blank(style, cell[1]) if style is not None and cell[0] == " " else cell[1]


def _reach(pen: Pen, x: int, y: int, row: Row) -> None:
    """Bring the cursor to a cell of a row, over the cells before it where that is shorter."""
    if pen.y == y and pen.x is not None and pen.x < x:
        between_them = row[pen.x : x]
        way = shortest_way(pen.x, y, x, y)
        if len(between_them) <= len(way) and _as_they_are(pen.style, between_them):
            text = "".join(cell[0] for cell in between_them if cell)
            if len(text.encode()) <= len(way):
                pen.write(text, x - pen.x, len(row))
                return
    pen.go(x, y)


def _as_they_are(style: Style | None, cells: Sequence[Cell | None]) -> bool:
    """Tell whether all cells can be written with the pen as it is."""
    return style is not None and all(
        cell is not None and (cell[1] == style or (cell[0] == " " and as_blank(style) == cell[1])) for cell in cells
    )
