"""Questions that were found, and how each stands, to go to one."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.tui.keymap import Action, find
from tmtui.tui.lines import Line, cut, line
from tmtui.tui.pages.outline import Item
from tmtui.tui.pages.subjects import question_items
from tmtui.tui.screens.list_frame import ListFrame
from tmtui.workspace.conversation import Conversation


class FoundScreen(ListFrame):
    """A list of questions; Enter goes to one."""

    def __init__(self, words: str, found: Sequence[tuple[str, str, str]], conversation: Conversation) -> None:
        super().__init__()
        self._words = words
        self._conversation = conversation
        self._found = found
        self._stands = [conversation.asked(question, subject) for question, subject, _ in found]

    def head_parts(self) -> tuple[Line, Line]:
        """Say what was looked for, how much was found, and how much of it is open."""
        still = sum(asked.is_open for asked in self._stands)
        words = cut(self._words, max(self.app.size.width // 2, 8))
        return line((" Questions with", "strong"), (f"  “{words}”", "warn")), line(
            (f"{len(self._found)} found, {still} open", "dim")
        )

    def items(self, width: int) -> Sequence[Item]:
        """Return one row for each question."""
        found = [(asked, subject) for asked, (_, subject, _) in zip(self._stands, self._found, strict=True)]
        return question_items(found, 0, width)

    def actions(self) -> Sequence[Action]:
        """Return the keys of the list."""
        return [find("listing", "open"), find("listing", "leave")]

    def action_open(self) -> None:
        """Go to the question under the cursor."""
        if self.outline.cursor < len(self._found):
            question, subject, _ = self._found[self.outline.cursor]
            self.tmtui.leave_to(lambda: self._conversation.go_to(question, subject))
