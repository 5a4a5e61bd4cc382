"""Starting a threat model in three questions: its name, its bank, one's role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tmtui.model.errors import TmtuiError
from tmtui.tui.keymap import Action, find
from tmtui.tui.lines import BLANK, line, wrap
from tmtui.tui.pages.outline import Item, heading, reading
from tmtui.tui.screens.list_frame import ListFrame

DEFAULT_BANK = "infrastructure"
"""The bank the cursor stands on at first."""


PURPOSE = (
    "An interview turns what people know about a system into threats and a plan. Say what you know; "
    "“I don't know” is an answer. Everything is saved at once."
)
"""What stands above the questions."""


class WelcomeScreen(ListFrame):
    """Asks for what a model needs, and opens its interview."""

    title_text = "A new threat model"

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._bank = ""

    def on_mount(self) -> None:
        """Begin with the name."""
        super().on_mount()
        self.run_worker(self._ask_all(), group="asking", exclusive=True)

    def actions(self) -> Sequence[Action]:
        """Return the keys of the list of banks."""
        return [find("listing", "open"), find("listing", "leave")]

    async def _ask_all(self) -> None:
        name = await self.ask("1 of 3  What is it about?")
        if not name or not name.strip():
            self.tell("Enter asks for the name again; Esc leaves.")
            return
        self._title = name.strip()
        banks = [item for item in self.items(self.app.size.width) if item.id]
        self.outline.show(self.items(self.app.size.width))
        first = next((at for at, item in enumerate(self.outline.items) if item.id == DEFAULT_BANK), -1)
        if first < 0:
            first = next((at for at, item in enumerate(self.outline.items) if item.id), 0)
        self.outline.move(first - self.outline.cursor)
        self.tell("2 of 3  Which questions? Arrows and Enter." if banks else "There is no question bank.")

    def items(self, width: int) -> Sequence[Item]:
        """Say what happens, and offer the banks."""
        rows = reading(PURPOSE, 0, width)
        self.outline.reading = not self._title
        if not self._title:
            return rows
        rows += [Item("", BLANK), Item("", line("Name: ", (self._title, "strong"))), Item("", BLANK)]
        rows.append(heading("Question bank", 0))
        for entry in self.tmtui.workspace.shelf.entries():
            faulty = "  has faults" if any(fault.severity == "error" for fault in entry.faults) else ""
            rows.append(Item(entry.id, line(f"{entry.title}", (f"  {entry.version}", "dim"), (faulty, "bad")), 0, True))
            rows += (
                [Item("", row, 1) for row in wrap(entry.summary, max(width - 8, 20), "dim")] if entry.summary else []
            )
        return rows

    def action_open(self) -> None:
        """Take the bank under the cursor."""
        item = self.outline.current
        if not self._title:
            self.run_worker(self._ask_all(), group="asking", exclusive=True)
        elif item is not None and item.id:
            self._bank = item.id
            self.run_worker(self._ask_role(), group="asking", exclusive=True)

    async def _ask_role(self) -> None:
        role = await self.ask("3 of 3  Your role, or nothing:", self.tmtui.person.role, draft="role")
        if role is None:
            return
        app = self.tmtui
        app.person = replace(app.person, role=role.strip())
        try:
            slug = app.workspace.new_model(self._title, (self._bank,), author=app.person.author, role=app.person.role)
            app.start(slug)
        except TmtuiError as error:
            self.tell(str(error), wrong=True)

    def news(self, sentences: Sequence[str]) -> None:
        """Nothing of other models matters here."""
