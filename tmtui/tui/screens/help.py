"""Help: what the bank says on the question in full, and every key that works here."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.tui.keymap import CONTEXTS, Action, remapped, shown
from tmtui.tui.lines import BLANK, Line, line, paragraphs
from tmtui.tui.pages.outline import Item
from tmtui.tui.screens.list_frame import READING, ListFrame

TITLES = {
    "everywhere": "Everywhere", "interview": "On a question", "choosing": "Among the options",
    "typing": "In a text field (F-keys work there too)", "listing": "In a list",
}  # fmt: skip
"""Titles of the groups of keys."""


class HelpScreen(ListFrame):
    """Reads from top to bottom; Esc goes back."""

    title_text = "Help"
    reading = True

    def __init__(self, texts: list[tuple[str, str]], contexts: Sequence[str]) -> None:
        super().__init__()
        self._texts = texts
        self._contexts = contexts

    def actions(self) -> Sequence[Action]:
        """Return the keys of reading."""
        return READING

    def items(self, width: int) -> Sequence[Item]:
        """Return the texts of the question, then the keys."""
        rows: list[Line] = []
        for title, text in self._texts:
            rows += [line((title, "head")), *paragraphs(text, width - 6), BLANK]
        for context in self._contexts:
            rows.append(line((TITLES.get(context, f"In {context}"), "head")))
            for action in remapped(CONTEXTS[context], self.tmtui.profile.keymap):
                keys = " ".join(shown(key) for key in action.keys)
                described = paragraphs(action.description, width - 20)
                rows.append((*line((f"{keys:<12}", "mark"), " "), *(described[0] if described else ())))
                rows += [(*line(" " * 13), *row) for row in described[1:]]
            rows.append(BLANK)
        return [Item("", row) for row in rows]

    def action_help(self) -> None:
        """Close the help."""
        self.tmtui.leave()
