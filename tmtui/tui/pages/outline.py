"""An outline: items that open to further items, as the lists of every place are."""

from __future__ import annotations

from collections.abc import Iterable

from tmtui.model.frozen import frozen
from tmtui.tui.lines import Line, Span, fit, line, spread, width_of, wrap

LEAST = 30
"""Cells that are left in any case for what may be cut."""

LEFT = 4
"""Cells for the mark and the sign of what can be opened."""


@frozen
class Item:
    """One row of an outline."""

    id: str
    """What it is about; empty for a row that is only read."""
    row: Line
    depth: int = 0
    opens: bool = False
    """Whether Enter opens it."""
    mark: str = ""
    """What happened to it since the person last looked, as symbol and word."""
    tail: Line = ()
    """What stands behind it and is never cut off: how many more, who does it until when."""


def reading(text: str, depth: int, width: int, style: str = "", *, bullet: str = "") -> list[Item]:
    """Return items that are only read, for a text broken into rows."""
    room = max(width - LEFT - 2 * depth, 10)
    return [Item("", row, depth) for row in wrap(text, room, style, first=bullet, rest=" " * len(bullet))]


def heading(text: str, depth: int) -> Item:
    """Return a heading inside an opened item."""
    return Item("", (Span(text, "strong"),), depth)


def item_line(item: Item, here: bool, opened: bool, width: int) -> Line:
    """Return an item as it is drawn, with the cursor and the sign of what can be opened."""
    sign = ("▼" if opened else "›") if item.opens else " "
    start = (Span(" ▸" if here else "  ", "mark"), Span(sign, "dim"), Span(" " * (1 + 2 * item.depth)))
    row, tail, room = _parts(item, width)
    kept = fit((*start, *row), room)
    # A cut that falls on a blank is a cell short; what stands behind several rows is a column all the same, unless it
    # goes on with a comma, which no blank stands before.
    short = tail and tail[0].text[:1] == " " and width_of(kept) < room < width_of((*start, *row))
    whole = (*kept, *([Span(" ")] if short else []), *tail)
    # Only the mark moves: to make the text of a row heavy would send two whole rows for each step of the cursor.
    return spread(whole, line((f" {item.mark} ", "mark")), width) if item.mark else fit(whole, width)


def _parts(item: Item, width: int) -> tuple[Line, Line, int]:
    """Return what may be cut, what stands behind it, and the cells before that; a narrow row has no room for it."""
    room = width - (len(item.mark) + 3 if item.mark else 0)
    size = width_of(item.tail)
    stays = size <= width // 2 and room - size >= LEAST
    return (item.row, item.tail, room - size) if stays else ((*item.row, *item.tail), (), room)


def cut_text(item: Item, width: int) -> str:
    """Return in full what a row that is too long says: from the part that is cut on; empty where nothing is."""
    row, _, room = _parts(item, width)
    left = room - LEFT - 2 * item.depth
    for at, span in enumerate(row):
        left -= width_of((span,))
        if left < 0:
            return "".join(each.text for each in row[at:])
    return ""


def ids(items: Iterable[Item]) -> list[str]:
    """Return the ids of the items, empty ones too."""
    return [item.id for item in items]
