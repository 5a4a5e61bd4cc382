"""How the answer on the card came to be."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.model.answers import Slot
from tmtui.model.card import Card
from tmtui.tui.keymap import Action
from tmtui.tui.lines import Line, cut, line
from tmtui.tui.pages.history import history_items
from tmtui.tui.pages.outline import Item
from tmtui.tui.screens.list_frame import READING, ListFrame
from tmtui.workspace.live import LiveModel


class HistoryScreen(ListFrame):
    """Everything ever said on one question; Esc goes back to it."""

    title_text = "History"
    empty_text = "Nobody has answered this yet."
    reading = True

    def __init__(self, live: LiveModel, slot: Slot, card: Card) -> None:
        super().__init__()
        self._live = live
        self._slot = slot
        self._card = card

    def head_parts(self) -> tuple[Line, Line]:
        """Show the question."""
        title = " History  "
        return line((title, "strong"), cut(self._card.text, self.app.size.width - len(title) - 1)), ()

    def items(self, width: int) -> Sequence[Item]:
        """Return what was said, newest first."""
        return history_items(self._live, self._slot, min(width, 110), self._card.levels)

    def actions(self) -> Sequence[Action]:
        """Return the keys of what is only read."""
        return READING
