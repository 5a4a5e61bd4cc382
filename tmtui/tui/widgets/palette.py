"""One line to filter, and above it what can be done; it lies over the foot, so little is painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from tmtui.tui.lines import Line
from tmtui.tui.pages.palette import Entry, matching, palette_rows
from tmtui.tui.widgets.paper import Paper
from tmtui.tui.widgets.text_field import TextField


class Palette(Vertical):
    """Offers entries and reports which one was picked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "step(-6)", show=False),
        Binding("pagedown", "step(6)", show=False),
        Binding("escape", "drop", show=False),
    ]

    class Chosen(Message):
        """An entry was picked; none when the list was left."""

        def __init__(self, entry: Entry | None) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = entries
        self.found = list(entries)
        self.cursor = self._top = 0

    def compose(self) -> ComposeResult:
        """Lay the line to type on under the list."""
        yield Paper(self._rows, id="entries")
        yield TextField(id="words")

    def on_mount(self) -> None:
        """Take the keys."""
        self.query_one("#words", TextField).focus()

    def _rows(self, width: int, height: int) -> list[Line]:
        room = max(height - 1, 1)
        if not self._top <= self.cursor < self._top + room:
            self._top = min(max(self.cursor - room // 2, 0), max(len(self.found) - room, 0))
        return palette_rows(self.found, self.cursor, self._top, width, height)

    @on(Input.Changed)
    def words_changed(self, event: Input.Changed) -> None:
        """Keep what has these words."""
        event.stop()
        self.found, self.cursor, self._top = matching(self._entries, event.value), 0, 0
        self.query_one("#entries", Paper).redraw()

    @on(Input.Submitted)
    def words_entered(self, event: Input.Submitted) -> None:
        """Do what the mark stands on; stay when there is nothing."""
        event.stop()
        if self.found:
            self.post_message(self.Chosen(self.found[self.cursor]))

    def action_step(self, steps: int) -> None:
        """Move the mark, and stop at the ends."""
        self.cursor = min(max(self.cursor + steps, 0), max(len(self.found) - 1, 0))
        self.query_one("#entries", Paper).redraw()

    def action_drop(self) -> None:
        """Leave without doing anything."""
        self.post_message(self.Chosen(None))
