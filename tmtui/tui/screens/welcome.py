"""Starting a threat model in three questions: its name, what it begins with (bank, file, sample), and one's role."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from tmtui.model.errors import TmtuiError
from tmtui.model.frozen import frozen
from tmtui.tui.keymap import Action, find
from tmtui.tui.lines import BLANK, line, wrap
from tmtui.tui.pages.outline import Item, heading, reading
from tmtui.tui.screens.list_frame import ListFrame

if TYPE_CHECKING:
    from tmtui.workspace.workspace import Workspace

DEFAULT_BANK = "infrastructure"
"""The bank the cursor stands on at first."""


FILE, SAMPLE = "a file", "the sample"
"""Rows that are no bank."""

BEGINNINGS = (
    (FILE, "A file of yours", "Compose, Kubernetes, Terraform, a scan, a drawing: what it says is imported."),
    (SAMPLE, "The sample", "Pictures of balloons, answered almost to the end: look first. You can archive it later."),
)
"""What a model can begin with in place of empty questions."""

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


def _from_file(workspace: Workspace, path: str, name: str, author: str) -> str:
    # Only now: importers and the sample are read by few, and everybody waits for the first question.
    from tmtui.workspace.beginning import begin_with_file

    return begin_with_file(workspace, Path(path), name, author=author)


def _from_sample(workspace: Workspace, author: str) -> str:
    from tmtui.workspace.beginning import begin_with_sample

    return begin_with_sample(workspace, author=author)


def _offer(entry: BankOffer, width: int) -> list[Item]:
    faulty = "  has faults" if entry.faulty else ""
    row = line(entry.title, (f"  {entry.version}", "dim"), (faulty, "bad"))
    about = wrap(entry.summary, max(width - 8, 20), "dim") if entry.summary else []
    return [Item(entry.id, row, 0, opens=True), *(Item("", each, 1) for each in about)]


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
        banks = [entry.id for entry in self._banks]
        wanted = DEFAULT_BANK if DEFAULT_BANK in ids else next(iter(banks), "")
        if wanted:
            self.outline.move(ids.index(wanted) - self.outline.cursor)
        self.tell(
            "2 of 3  Which questions, or a file, or the sample? Arrows and Enter."
            if wanted
            else "Looking for question banks …"
        )

    def items(self, width: int) -> Sequence[Item]:
        """Say what happens, and offer the banks."""
        rows = reading(PURPOSE, 0, width)
        self.outline.reading = not self._title
        if not self._title:
            return rows
        rows += [Item("", BLANK), Item("", line("Name: ", (self._title, "strong"))), Item("", BLANK)]
        first = [entry for entry in self._banks if entry.id == DEFAULT_BANK]
        rows.append(heading("Begin with", 0))
        for entry in first:
            rows += _offer(entry, width)
        for id, title, about in BEGINNINGS:
            rows.append(Item(id, line(title), 0, opens=True))
            rows += [Item("", row, 1) for row in wrap(about, max(width - 8, 20), "dim")]
        rows += [Item("", BLANK), heading("Or with one area or method only", 0)] if self._banks else []
        for entry in self._banks:
            rows += _offer(entry, width) if entry not in first else []
        return rows

    async def _begin_with_file(self) -> None:
        name = await self.ask("The file:", draft="file")
        if name and name.strip():
            self._begin(lambda workspace, author: _from_file(workspace, name.strip(), self._title, author))

    def _begin(self, make: Callable[[Workspace, str], str]) -> None:
        """Start the model in a thread, for a file may take a while, and open it."""
        app = self.tmtui
        workspace, author = app.workspace, app.person.author
        self.tell("Reading it …")

        def work() -> None:
            try:
                slug = make(workspace, author)
            except TmtuiError as error:
                self.show_from_thread(lambda told: self.tell(told, wrong=True), str(error))
                return
            self.show_from_thread(app.start, slug)

        self.run_worker(work, thread=True, exclusive=True, group="beginning")

    def action_open(self) -> None:
        """Take the bank under the cursor."""
        item = self.outline.current
        if not self._title:
            self.run_worker(self._ask_all(), group="asking", exclusive=True)
        elif item is not None and item.id == FILE:
            self.run_worker(self._begin_with_file(), group="asking", exclusive=True)
        elif item is not None and item.id == SAMPLE:
            self._begin(_from_sample)
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
