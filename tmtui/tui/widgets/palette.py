"""What can be done, in a few rows above the line that speaks, on which one types words to find it by.

The rows lie over the body and are drawn only while they show, so that little is sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from tmtui.tui.lines import Line
from tmtui.tui.pages.palette import Entry, matching, palette_rows
from tmtui.tui.widgets.aside import put_at
from tmtui.tui.widgets.paper import Paper
from tmtui.tui.widgets.text_field import TextField


class PromptField(TextField):
    """The line one types on when something is asked; arrows move in what lies above it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "step(-6)", show=False),
        Binding("pagedown", "step(6)", show=False),
    ]

    class Stepped(Message):
        """An arrow was pressed."""

        def __init__(self, steps: int) -> None:
            super().__init__()
            self.steps = steps

    def action_step(self, steps: int) -> None:
        """Tell the place."""
        self.post_message(self.Stepped(steps))


class Palette(Paper):
    """Shows entries and holds the mark."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries: Sequence[Entry] = ()
        self.found: Sequence[Entry] = ()
        self.cursor = self._top = 0
        self.is_open = False

    @property
    def current(self) -> Entry | None:
        """What the mark stands on."""
        return self.found[self.cursor] if self.found else None

    def offer(self, entries: Sequence[Entry]) -> None:
        """Show these entries."""
        self._entries = entries
        self.is_open = True
        self.narrow("")
        self.place()

    def place(self) -> None:
        """Lie above the foot, in half of the screen at most."""
        width, height = self.app.size
        rows = max(min(height // 2 - 3, 14), 3)
        put_at(self, 0, height - 3 - rows, width, rows)

    def close(self) -> None:
        """Show nothing any more."""
        self.is_open = False
        put_at(self, 0, -3, self.app.size.width)

    def narrow(self, words: str) -> None:
        """Keep what has these words."""
        self.found, self.cursor, self._top = matching(self._entries, words), 0, 0
        self.redraw()

    def step(self, steps: int) -> None:
        """Move the mark, and stop at the ends."""
        self.cursor = min(max(self.cursor + steps, 0), max(len(self.found) - 1, 0))
        self.redraw()

    def paint(self, width: int, height: int) -> list[Line]:
        """Draw the entries around the mark; when it leaves them, half a page is turned at once."""
        room = max(height - 1, 1)
        if not self._top <= self.cursor < self._top + room:
            self._top = min(max(self.cursor - room // 2, 0), max(len(self.found) - room, 0))
        return palette_rows(self.found, self.cursor, self._top, width, height)
