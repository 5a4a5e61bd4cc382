"""The sections beside the card on wide terminals."""

from __future__ import annotations

from tmtui.tui.lines import Line
from tmtui.tui.pages.sections import section_rows
from tmtui.tui.widgets.paper import Paper
from tmtui.workspace.conversation import Conversation


class SectionList(Paper):
    """Shows how far each section is."""

    def __init__(self, conversation: Conversation, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._conversation = conversation

    def paint(self, width: int, height: int) -> list[Line]:
        """Draw the sections."""
        return section_rows(self._conversation.sections(), width - 1, height)

    def follow(self, conversation: Conversation) -> None:
        """Show another conversation's sections."""
        self._conversation = conversation
        self.redraw()
