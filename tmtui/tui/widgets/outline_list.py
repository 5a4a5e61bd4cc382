"""A list that opens in place: one row changes when the cursor moves, so that costs a hundred bytes."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.tui.lines import Line, wrap
from tmtui.tui.pages.outline import Item, item_line
from tmtui.tui.widgets.paper import Paper


class OutlineList(Paper):
    """Shows items and holds the cursor."""

    def __init__(self, *, id: str | None = None, empty: str = "nothing here", reading: bool = False) -> None:
        super().__init__(id=id)
        self.items: Sequence[Item] = ()
        self.opened: set[str] = set()
        self.cursor = 0
        self._top = 0
        self.empty = empty
        self.reading = reading

    def show(self, items: Sequence[Item]) -> None:
        """Show these items; the cursor stays on what it was on, if that is still there."""
        before = self.current if self.items else next((item for item in items if item.id), None)
        self.items = items
        if before is not None and before.id:
            self.cursor = next((at for at, item in enumerate(items) if item.id == before.id), self.cursor)
        self.cursor = min(max(self.cursor, 0), max(len(items) - 1, 0))
        self.redraw()

    @property
    def current(self) -> Item | None:
        """The item under the cursor."""
        return self.items[self.cursor] if self.cursor < len(self.items) else None

    def go_to(self, id: str) -> None:
        """Put the cursor on an item; it stays where it is when there is none of this id."""
        self.cursor = next((at for at, item in enumerate(self.items) if item.id == id), self.cursor)
        self.redraw()

    def move(self, steps: int) -> None:
        """Move the cursor, and stop at the ends; what is only read moves by half a page at least."""
        if self.reading:
            self._turn(steps)
            return
        self.cursor = min(max(self.cursor + steps, 0), max(len(self.items) - 1, 0))
        if steps <= -len(self.items):
            # The first is the first of what the list is about; heads and prose above it are in sight with it.
            self.cursor = next((at for at, item in enumerate(self.items) if item.id), 0)
        self.redraw()

    def _turn(self, steps: int) -> None:
        least = max(self.size.height // 2, 1)
        rows = max(abs(steps), least) * (1 if steps > 0 else -1)
        self._top = min(max(self._top + rows, 0), max(len(self.items) - self.size.height, 0))
        self.cursor = self._top
        self.redraw()

    @property
    def page(self) -> int:
        """How many rows a page is."""
        return max(self.size.height - 1, 1)

    def paint(self, width: int, height: int) -> list[Line]:
        """Draw the part around the cursor; when the cursor leaves it, half a page is turned at once."""
        if not self.items:
            return wrap(self.empty, width, "dim", first="   ", rest="   ")
        if not self._top <= self.cursor < self._top + height:
            self._top = min(max(self.cursor - height // 2, 0), max(len(self.items) - height, 0))
        self._top = min(self._top, max(len(self.items) - height, 0))
        return [
            item_line(item, at == self.cursor and not self.reading, item.id in self.opened, width)
            for at, item in enumerate(self.items[self._top : self._top + height], self._top)
        ]
