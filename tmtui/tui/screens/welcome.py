"""Starting a threat model in three questions: its name, its bank, one's role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.worker import get_current_worker

from tmtui.model.errors import TmtuiError
from tmtui.model.frozen import frozen
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


@frozen
class BankOffer:
    """A question bank to choose."""

    id: str
    title: str
    version: str
    summary: str
    faulty: bool


class WelcomeScreen(ListFrame):
    """Asks for what a model needs, and opens its interview."""

    title_text = "A new threat model"

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._bank = ""
        self._banks: Sequence[BankOffer] = ()

    def on_mount(self) -> None:
        """Begin with the name."""
        super().on_mount()
        self.run_worker(self._find_banks, thread=True, group="banks")
        self.run_worker(self._ask_all(), group="asking", exclusive=True)

    def _find_banks(self) -> None:
        """Read the banks while the name is typed."""
        found = [
            BankOffer(entry.id, entry.title, entry.version, entry.summary, bool(entry.faults))
            for entry in self.tmtui.workspace.shelf.entries()
        ]
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._show_banks, found)

    def _show_banks(self, found: Sequence[BankOffer]) -> None:
        self._banks = found
        self.fill()
        if self._title:
            self._offer_banks()

    def actions(self) -> Sequence[Action]:
        """Return the keys of the list of banks."""
        return [find("listing", "open"), find("listing", "leave")]

    async def _ask_all(self) -> None:
        name = await self.ask("1 of 3  What is it about?")
        if not name or not name.strip():
            self.tell("Enter asks for the name again; Esc leaves.")
            return
        self._title = name.strip()
        self._offer_banks()

    def _offer_banks(self) -> None:
        self.fill()
        ids = [item.id for item in self.outline.items]
        wanted = DEFAULT_BANK if DEFAULT_BANK in ids else next(filter(None, ids), "")
        if wanted:
            self.outline.move(ids.index(wanted) - self.outline.cursor)
        self.tell("2 of 3  Which questions? Arrows and Enter." if wanted else "Looking for question banks …")

    def items(self, width: int) -> Sequence[Item]:
        """Say what happens, and offer the banks."""
        rows = reading(PURPOSE, 0, width)
        self.outline.reading = not self._title
        if not self._title:
            return rows
        rows += [Item("", BLANK), Item("", line("Name: ", (self._title, "strong"))), Item("", BLANK)]
        rows.append(heading("Question bank", 0))
        for entry in self._banks:
            faulty = "  has faults" if entry.faulty else ""
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
