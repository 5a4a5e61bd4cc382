"""Questions that were found, to go to one."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.tui.keymap import Action, find
from tmtui.tui.lines import line
from tmtui.tui.pages.outline import Item
from tmtui.tui.screens.list_frame import ListFrame
from tmtui.workspace.conversation import Conversation


class FoundScreen(ListFrame):
    """A list of questions; Enter goes to one."""

    title_text = "Found"

    def __init__(self, found: Sequence[tuple[str, str, str]], conversation: Conversation) -> None:
        super().__init__()
        self._conversation = conversation
        self._found = found

    def items(self, width: int) -> Sequence[Item]:
        """Return one row for each question."""
        return [Item(f"{question} {subject}", line(label), 0, True) for question, subject, label in self._found]

    def actions(self) -> Sequence[Action]:
        """Return the keys of the list."""
        return [find("listing", "open"), find("listing", "leave")]

    def action_open(self) -> None:
        """Go to the question under the cursor."""
        if self.outline.cursor < len(self._found):
            question, subject, _ = self._found[self.outline.cursor]
            self.tmtui.leave_to(lambda: self._conversation.go_to(question, subject))
