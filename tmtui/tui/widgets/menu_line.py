"""A question with a few one-key answers, on one line, or on a few where the terminal is narrow.

That costs a line of bytes where a dialog costs a screen.
"""

from __future__ import annotations

import string
from collections.abc import Sequence

from textual.binding import Binding
from textual.message import Message

from tmtui.tui.lines import Line, line, width_of
from tmtui.tui.widgets.paper import Paper

MenuItem = tuple[str, str, str]
"""Key, value, words."""


class MenuLine(Paper, can_focus=True):
    """Shows items with their keys and reports which one was picked."""

    BINDINGS = [  # noqa: RUF012  (Textual declares it so)
        *(Binding(key, f"pick('{key}')", show=False) for key in string.ascii_lowercase + string.digits),
        Binding("escape", "pick('')", show=False),
    ]

    class Picked(Message):
        """An item was picked; its value is empty when the menu was left."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._label = ""
        self._items: Sequence[MenuItem] = ()

    def offer(self, label: str, items: Sequence[MenuItem]) -> None:
        """Show these items."""
        self._label, self._items = label, items
        self.redraw()

    def rows(self, width: int) -> list[Line]:
        """Return the items in as many rows as they need."""
        rows: list[Line] = []
        row = line((f" {self._label} ", "strong"))
        for key, _, words in self._items:
            item = line(" ", (key, "mark"), f" {words} ")
            if width_of(row) + width_of(item) > width:
                rows.append(row)
                row = ()
            row = (*row, *item)
        return [*rows, row]

    def paint(self, width: int, height: int) -> list[Line]:
        """Draw the items."""
        return self.rows(width)

    def action_pick(self, key: str) -> None:
        """Report the item of a key; other keys do nothing."""
        picked = next((value for each, value, _ in self._items if each == key), None)
        if not key:
            self.post_message(self.Picked(""))
        elif picked is not None:
            self.post_message(self.Picked(picked))
