"""Starting a threat model in three questions: its name, what it begins with (bank, file, sample), and one's role."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Lock
from time import sleep
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from tmtui.model.errors import Busy, TmtuiError
from tmtui.tui.keymap import Action, find
from tmtui.tui.pages.outline import Item
from tmtui.tui.pages.welcome import FILE, SAMPLE, BankOffer, bank_items, first_items, role_items
from tmtui.tui.screens import saving
from tmtui.tui.screens.list_frame import ListFrame

if TYPE_CHECKING:
    from tmtui.workspace.workspace import Workspace

DEFAULT_BANK = "infrastructure"
"""The bank the cursor stands on at first."""


def _from_file(workspace: Workspace, path: str, name: str, author: str) -> str:
    # Only now: importers and the sample are read by few, and everybody waits for the first question.
    from tmtui.workspace.beginning import begin_with_file

    return begin_with_file(workspace, Path(path), name, author=author)


def _from_sample(workspace: Workspace, author: str) -> str:
    from tmtui.workspace.beginning import begin_with_sample

    return begin_with_sample(workspace, author=author)


class WelcomeScreen(ListFrame):
    """Asks for what a model needs, and opens its interview."""

    title_text = "A new threat model"

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._bank = ""
        self._banks: Sequence[BankOffer] = ()
        self._roles: Sequence[tuple[str, str]] = ()
        self._refused = ""
        self._reading = Lock()

    def on_mount(self) -> None:
        """Begin with the name."""
        super().on_mount()
        self.run_worker(self._find_banks, thread=True, group="banks")
        self.run_worker(self._ask_all(), group="asking", exclusive=True)

    def _find_banks(self) -> None:
        """Find the banks by their heads, and read the usual one while the name is typed."""
        found = [
            BankOffer(entry.id, entry.title, entry.version, entry.summary, bool(entry.faults))
            for entry in self.tmtui.workspace.shelf.heads()
        ]
        if get_current_worker().is_cancelled:
            return
        self.app.call_from_thread(self._show_banks, found)
        if any(offer.id == DEFAULT_BANK for offer in found):
            self._roles_of(DEFAULT_BANK)

    def _roles_of(self, bank: str) -> Sequence[tuple[str, str]]:
        """Return the roles of a bank; to read one for the first time takes seconds, so it is done once at a time."""
        from tmtui.workspace.bank_desk import roles_of

        with self._reading:
            try:
                return roles_of(self.tmtui.workspace, bank)
            except TmtuiError:
                return ()  # said when the model is made of it

    def _show_banks(self, found: Sequence[BankOffer]) -> None:
        self._banks = found
        self.fill()
        if self._title and not self._bank:
            self._offer_banks()

    def _find_roles(self) -> None:
        """Read the bank that was chosen, which the first question needs in any case."""
        self.show_from_thread(self._show_roles, self._roles_of(self._bank))

    def _show_roles(self, found: Sequence[tuple[str, str]]) -> None:
        self._roles = found
        self.fill()

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
        banks = [entry.id for entry in self._banks]
        self.outline.go_to(DEFAULT_BANK if DEFAULT_BANK in banks else next(iter(banks), ""))
        self.tell("2 of 3  Which questions, or a file, or the sample? Arrows and Enter." if banks else "")

    def items(self, width: int) -> Sequence[Item]:
        """Say what comes, or offer what it can begin with, or the roles."""
        self.outline.reading = not self._title or bool(self._bank)
        if not self._title:
            return first_items(width)
        if self._bank:
            title = next((entry.title for entry in self._banks if entry.id == self._bank), self._bank)
            return role_items(self._title, title, self._roles, self._refused, width)
        return bank_items(self._title, self._banks, DEFAULT_BANK, width)

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
                slug = self._make_at_last(lambda: make(workspace, author))
            except TmtuiError as error:
                self.show_from_thread(partial(self.tell, wrong=True), str(error))
                return
            self.show_from_thread(app.start, slug)

        self.run_worker(work, thread=True, exclusive=True, group="beginning")

    def _make_at_last(self, make: Callable[[], str]) -> str:
        """Make a model, again and again while somebody else is writing: of what is refused nothing is written."""
        while True:
            try:
                return make()
            except Busy:
                if not self.show_from_thread(partial(self.tell, wrong=True), saving.WAITING):
                    raise
                sleep(saving.AGAIN)

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
        """Ask for the role until it is one the bank knows, or none, and begin."""
        self.fill()
        reading = self.run_worker(self._find_roles, thread=True, exclusive=True, group="roles")
        role: str | None = self.tmtui.person.role
        while True:
            role = await self.ask("3 of 3  Your role, or nothing:", role or "", draft="role")
            if role is None:
                self._choose_again()
                return
            role = role.strip()
            if not reading.is_finished:
                self.tell("Reading the questions …")
                await reading.wait()
            if self._is_role(role):
                break
            self._refused = role
            self.fill()
        app = self.tmtui
        app.person = replace(app.person, role=role)
        title, bank, author = self._title, self._bank, app.person.author
        slug = self.attempt(lambda: app.workspace.new_model(title, (bank,), author=author, role=role), self._open)
        if slug is not None:
            self._open(slug)
        elif not self.is_waiting:
            told = self._message
            self._choose_again()
            self._message = told
            self.redraw_foot()

    def _open(self, slug: str) -> None:
        """Go to the interview of the model that was made; it stays where it cannot be opened now."""
        try:
            self.tmtui.start(slug)
        except TmtuiError as error:
            self.tell(str(error), wrong=True)

    def _is_role(self, role: str) -> bool:
        known = {text.casefold() for pair in self._roles for text in pair}
        return not role or not known or role.casefold() in known

    def _choose_again(self) -> None:
        self._bank, self._refused, self._roles = "", "", ()
        self._offer_banks()

    def news(self, sentences: Sequence[str]) -> None:
        """Nothing of other models matters here."""
