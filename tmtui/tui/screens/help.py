"""Help: the keys that work in a place now, and what the bank says on the question in full."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.tui.bindings import KeyHint
from tmtui.tui.keymap import Action
from tmtui.tui.pages.help import Group, help_rows
from tmtui.tui.pages.outline import Item
from tmtui.tui.screens.list_frame import ListFrame


class HelpScreen(ListFrame):
    """Reads from top to bottom; Esc goes back."""

    title_text = "Help"
    reading = True

    def __init__(self, texts: Sequence[tuple[str, str]], hints: Sequence[KeyHint], groups: Sequence[Group]) -> None:
        """Show what was true of a place when it was asked for.

        Args:
            texts: titles and texts of what is asked there.
            hints: its keys and their words, the most useful first.
            groups: all its keys that do something.
        """
        super().__init__()
        self._texts = texts
        self._hints = hints
        self._valid = groups

    def actions(self) -> Sequence[Action]:
        """Return the keys of reading."""
        return self.reading_actions()

    def items(self, width: int) -> Sequence[Item]:
        """Return the keys and the texts."""
        return [Item("", row) for row in help_rows(self._texts, self._hints, self._valid, width - 6)]

    def action_help(self) -> None:
        """Close the help."""
        self.tmtui.leave()
