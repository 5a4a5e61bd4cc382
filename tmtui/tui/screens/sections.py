"""The sections of the interview, to go to one."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.tui.keymap import Action, find
from tmtui.tui.pages.outline import Item
from tmtui.tui.pages.sections import section_line
from tmtui.tui.screens.list_frame import ListFrame
from tmtui.workspace.conversation import Conversation


class SectionsScreen(ListFrame):
    """A list of sections with their counts; Enter goes to one."""

    title_text = "Sections"

    def __init__(self, conversation: Conversation) -> None:
        super().__init__()
        self._conversation = conversation
        self._sections = conversation.sections()

    def on_mount(self) -> None:
        """Begin at the current section."""
        super().on_mount()
        self.outline.cursor = next((at for at, each in enumerate(self._sections) if each.current), 0)

    def items(self, width: int) -> Sequence[Item]:
        """Return one row for each section."""
        return [Item(each.id, section_line(each, min(width - 6, 60)), 0, True) for each in self._sections]

    def actions(self) -> Sequence[Action]:
        """Return the keys of the list."""
        return [find("listing", "open"), find("listing", "leave")]

    def action_open(self) -> None:
        """Go to the section under the cursor."""
        item = self.outline.current
        if item is not None:
            self.tmtui.leave_to(lambda: self._conversation.go_to_section(item.id))
