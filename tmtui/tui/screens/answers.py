"""Answers: everything said, by whom and when, and how one answer came to be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from tmtui.model.errors import TmtuiError
from tmtui.tui.bindings import bindings
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.answers import answer_items
from tmtui.tui.pages.outline import Item
from tmtui.tui.screens.list_frame import ListFrame
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.live import LiveModel


class AnswersScreen(ListFrame):
    """Everything said."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("answers")
    context = "answers"
    empty_text = "Nothing was said yet."

    def __init__(self, live: LiveModel, conversation: Conversation) -> None:
        super().__init__()
        self.live = live
        self.conversation = conversation
        self._words = ""

    def head_parts(self) -> tuple[Line, Line]:
        """Say how much was said."""
        words = f"  “{self._words}”" if self._words else ""
        authors = len({fact.author for fact in self.live.facts})
        counts = f"{len(self.live.facts)} facts · {authors} author{'s' if authors != 1 else ''}"
        return line((" Answers", "strong"), (words, "warn")), line((counts, "dim"))

    def items(self, width: int) -> Sequence[Item]:
        """Return the outline."""
        return answer_items(self.live, self.outline.opened, self._words, width)

    def action_find(self) -> None:
        """Ask for words to show only."""
        self.run_worker(self._find(), group="asking", exclusive=True)

    async def _find(self) -> None:
        words = await self.ask("Show only answers that have:", self._words)
        if words is not None:
            self._words = words
            self.outline.empty = "No answer has these words." if words else self.empty_text
            self.fill()

    def action_go(self) -> None:
        """Ask the question of the answer under the cursor again."""
        item = self.outline.current
        subject, _, attribute = (item.id if item is not None else "").partition(" ")
        declared = self.live.bank.attributes.get((subject.partition("/")[0], attribute))
        if declared is None or not declared.question:
            self.tell("Put the mark on an answer that a question asks for.", wrong=True)
            return
        try:
            self.conversation.go_to(declared.question, subject)
        except TmtuiError as error:
            self.tell(error.message, wrong=True)
            return
        self.tmtui.go("interview")
