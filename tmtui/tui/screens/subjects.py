"""Going to a subject: what questions are asked about, and the questions of each, open ones first."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.tui.keymap import Action, find
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.outline import Item
from tmtui.tui.pages.subjects import subject_items
from tmtui.tui.screens.list_frame import ListFrame
from tmtui.workspace.conversation import Conversation


class SubjectsScreen(ListFrame):
    """Enter opens a subject to its questions, and on one of them goes there."""

    def __init__(self, conversation: Conversation, words: str) -> None:
        super().__init__()
        self._conversation = conversation
        self._words = words
        self._found = conversation.subjects(words)

    def on_mount(self) -> None:
        """Where only one thing is meant, show its questions at once."""
        if len(self._found) == 1:
            self.outline.opened.add(self._found[0].subject)
        super().on_mount()
        if len(self._found) == 1 and len(self.outline.items) > 1:
            self.outline.cursor = 1

    def head_parts(self) -> tuple[Line, Line]:
        """Say what was looked for."""
        words = f"  “{self._words}”" if self._words else ""
        return line((" Go to", "strong"), (words, "warn")), line((f"{len(self._found)} found", "dim"))

    def items(self, width: int) -> Sequence[Item]:
        """Return the subjects."""
        return subject_items(self._found, self._conversation.questions_about, self.outline.opened, width)

    def actions(self) -> Sequence[Action]:
        """Return the keys of the list."""
        return [find("listing", "open"), find("listing", "leave")]

    def action_open(self) -> None:
        """Open a subject, or go to a question."""
        item = self.outline.current
        if item is None or item.opens:
            super().action_open()
            return
        question, _, subject = item.id.partition(" ")
        self.tmtui.leave_to(lambda: self._conversation.go_to(question, subject))
