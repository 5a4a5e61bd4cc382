"""An outline: items that open to further items, as the lists of every place are."""

from __future__ import annotations

from collections.abc import Iterable

from tmtui.model.frozen import frozen
from tmtui.tui.lines import Line, Span, fit, line, spread, wrap


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


def reading(text: str, depth: int, width: int, style: str = "", *, bullet: str = "") -> list[Item]:
    """Return items that are only read, for a text broken into rows."""
    room = max(width - 4 - 2 * depth, 10)
    return [Item("", row, depth) for row in wrap(text, room, style, first=bullet, rest=" " * len(bullet))]


def heading(text: str, depth: int) -> Item:
    """Return a heading inside an opened item."""
    return Item("", (Span(text, "strong"),), depth)


def item_line(item: Item, here: bool, opened: bool, width: int) -> Line:
    """Return an item as it is drawn, with the cursor and the sign of what can be opened."""
    sign = ("▼" if opened else "›") if item.opens else " "
    start = (Span(" ▸" if here else "  ", "mark"), Span(sign, "dim"), Span(" " * (1 + 2 * item.depth)))
    # Only the mark moves: to make the text of a row heavy would send two whole rows for each step of the cursor.
    if item.mark:
        return spread(fit((*start, *item.row), width - len(item.mark) - 2), line((f" {item.mark} ", "mark")), width)
    return fit((*start, *item.row), width)


def ids(items: Iterable[Item]) -> list[str]:
    """Return the ids of the items, empty ones too."""
    return [item.id for item in items]
