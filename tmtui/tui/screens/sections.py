"""The sections of the interview, to go to one."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.tui.keymap import Action, find
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.outline import Item
from tmtui.tui.pages.sections import overview_items
from tmtui.tui.screens.list_frame import ListFrame
from tmtui.workspace.conversation import Conversation

AROUND = 5
"""Rows that head and foot take."""

END = "done"
"""The row that goes to the end; no section is called so."""


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
        here = next((each.id for each in self._sections if each.current), "")
        self.outline.go_to(here or next((item.id for item in self.outline.items if item.id), ""))

    def items(self, width: int) -> Sequence[Item]:
        """Return one row for each section, and their sum."""
        return [
            *overview_items(self._sections, width),
            Item(END, line("  The end: what was not looked at"), 0, opens=True),
        ]

    def head_parts(self) -> tuple[Line, Line]:
        """Say how many questions are left."""
        still = sum(each.open + each.skipped for each in self._sections)
        return line((" Sections", "strong")), line((f"{still} questions left" if still else "nothing is left", "dim"))

    def resting(self) -> Line:
        """Say what the marks mean, and the columns where their heads may be out of sight."""
        short = " ● is where you are, ✓ is done. Enter goes there."
        whole = " ● here, ✓ done, Enter goes there. Columns: answered, open, unknown, put off."
        width, height = self.app.size
        return line((whole if width > len(whole) and len(self.outline.items) > height - AROUND else short, "dim"))

    def actions(self) -> Sequence[Action]:
        """Return the keys of the list."""
        return [find("listing", "open"), find("listing", "leave")]

    def action_open(self) -> None:
        """Go to the section under the cursor."""
        item = self.outline.current
        if item is not None and item.id == END:
            self.tmtui.leave_to(self._conversation.end)
        elif item is not None and item.id:
            self.tmtui.leave_to(lambda: self._conversation.go_to_section(item.id))
