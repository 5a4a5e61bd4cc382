"""How the answer on the card came to be."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.model.answers import Slot
from tmtui.model.card import Card
from tmtui.tui.keymap import Action
from tmtui.tui.lines import BLANK, Line, line
from tmtui.tui.pages.history import history_items
from tmtui.tui.pages.outline import Item, reading
from tmtui.tui.screens.list_frame import ListFrame
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
        """Say what this is, and how often it was answered."""
        said = len(self._live.answers.history(*self._slot))
        return line((" History of this answer", "strong")), line((f"said {said} times" if said > 1 else "", "dim"))

    def items(self, width: int) -> Sequence[Item]:
        """Return the question, and what was said, newest first."""
        width = min(width, 110)
        said = history_items(self._live, self._slot, width, self._card.levels)
        asked = [*reading(self._card.text, 0, width, "head"), Item("", BLANK)]
        return [*asked, *(said or reading(self.empty_text, 0, width, "dim"))]

    def actions(self) -> Sequence[Action]:
        """Return the keys of what is only read."""
        return self.reading_actions()
