"""One question bank: read as a handbook, checked, and changed in one's own editor while a model goes on using it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tmtui.model.errors import TmtuiError
from tmtui.tui.bindings import bindings
from tmtui.tui.editor import edit_file
from tmtui.tui.keymap import CONTEXTS, Action
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.banks import fault_items
from tmtui.tui.pages.handbook import entry_of, handbook_items
from tmtui.tui.pages.outline import Item
from tmtui.tui.screens.list_frame import ListFrame

if TYPE_CHECKING:
    from tmtui.workspace.bank_desk import Bank, Fault


COPY = "It came with the program. Change a copy of your own, which is used in its place?"
COPYING = (("y", "yes", "yes"),)
"""What is asked before a shipped bank is changed."""

Found = tuple["Bank | None", "Sequence[Fault]"]
"""A bank as it was read, nothing where it has errors, and what is wrong or doubtful in it."""


class BankScreen(ListFrame):
    """The handbook of a bank, or what is wrong in it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("banks", "bank")
    context = "bank"
    empty_text = "Reading it …"

    def __init__(self, bank: str, path: Path, *, checking: bool = False, editing: bool = False) -> None:
        """Read a bank.

        Args:
            bank: its id.
            path: its file.
            checking: begin with what is wrong or doubtful in it.
            editing: begin with the editor.
        """
        super().__init__()
        self.bank_id = bank
        self.path = path
        self._bank: Bank | None = None
        self._faults: Sequence[Fault] = ()
        self._checking = checking
        self._editing = editing
        self._checked = False
        self._words = ""

    def on_mount(self) -> None:
        """Show the frame at once, and the handbook when it is read."""
        super().on_mount()
        self.read_again()
        if self._editing:
            self.call_after_refresh(self.action_edit)

    def read_again(self, *, changed: bool = False) -> None:
        """Read and check the bank in a thread; a change goes into the open model, unless it has errors."""
        workspace, id, check = self.tmtui.workspace, self.bank_id, self._checking or changed

        def gather() -> None:
            from tmtui.workspace.bank_desk import faults_of, handbook

            bank: Bank | None = None
            faults: Sequence[Fault] = ()
            try:
                bank = handbook(workspace, id)
                faults = faults_of(workspace, id) if check else ()
            except TmtuiError:
                faults = faults_of(workspace, id)
            self.show_from_thread(self._show_changed if changed else self._show_found, (bank, faults))

        self.run_worker(gather, thread=True, exclusive=True, group="bank")

    def _show_found(self, found: Found) -> None:
        self._bank, self._faults = found
        self._checked = self._checking or self._bank is None
        self._checking = self._checking or self._bank is None
        self.outline.empty = "Nothing here has these words." if self._words else "There is nothing wrong in it."
        self.fill()
        if self._checking and self._faults:
            self.tell(self._verdict())

    def _show_changed(self, found: Found) -> None:
        """Let the open model take a bank that was changed; one with errors changes nothing."""
        self._checking = bool(found[1])
        self._show_found(found)
        live = self.tmtui.live
        if self._bank is None:
            self.tell(f"{self._verdict()} The open model keeps the bank as it was.", wrong=True)
        elif live is None or self.bank_id not in {source.id for source in live.bank.sources}:
            self.tell("Saved and read again.")
        else:
            try:
                self.tmtui.take_banks()
            except TmtuiError as error:
                self.tell(f"The open model keeps the bank as it was: {error.message}", wrong=True)
                return
            self.tell("Saved. The open model uses it from now on.")

    def _verdict(self) -> str:
        errors = sum(fault.severity == "error" for fault in self._faults)
        warnings = len(self._faults) - errors
        if not self._faults:
            return "There is nothing wrong in it."
        parts = [f"{n} {word}{'s' if n != 1 else ''}" for n, word in ((errors, "error"), (warnings, "warning")) if n]
        return f"{' and '.join(parts)}; e opens the editor there."

    def actions(self) -> Sequence[Action]:
        """Return the keys of a bank, those of the shelf too."""
        open_it, *rest = super().actions()
        return [open_it, *CONTEXTS["banks"], *rest]

    def help_contexts(self) -> Sequence[str]:
        """Return the contexts whose keys work here."""
        return (*super().help_contexts(), "banks")

    def head_parts(self) -> tuple[Line, Line]:
        """Say which bank it is, and where it lies."""
        source = next((each for each in self._bank.sources if each.id == self.bank_id), None) if self._bank else None
        title = f" {source.title}" if source is not None else f" {self.bank_id}"
        version = f"  {source.version}" if source is not None else ""
        what = "  what is wrong" if self._checking else f"  “{self._words}”" if self._words else ""
        return line((title, "strong"), (version, "dim"), (what, "warn")), line((self._where(), "dim"))

    def _where(self) -> str:
        from tmtui.workspace.bank_desk import whose

        mine = whose(self.tmtui.workspace, self.path)
        return f"{mine}: {self.path}" if self.app.size.width >= 120 else f"{mine}: {self.path.name}"

    def items(self, width: int) -> Sequence[Item]:
        """Return the handbook, or the faults."""
        if self._checking:
            return fault_items(self._faults, width)
        if self._bank is None:
            return ()
        return handbook_items(self._bank, self.bank_id, self.outline.opened, self._words, width)

    def action_leave(self) -> None:
        """Go from the faults to the handbook, and from there back to the shelf."""
        if self._answered is None and self._checking and self._bank is not None:
            self._checking = False
            self.outline.cursor = 0
            self.tell("")
            self.fill()
            return
        super().action_leave()

    def action_lint(self) -> None:
        """Show what is wrong or doubtful, or the handbook again."""
        if self._checking and self._bank is not None:
            self.action_leave()
            return
        self._checking = True
        self.outline.empty = "Checking it …"
        self.outline.cursor = 0
        if not self._checked:
            self.read_again()
        else:
            self._show_found((self._bank, self._faults))
        self.fill()

    def action_find(self) -> None:
        """Ask for words to show only."""
        self.run_worker(self._find(), group="asking", exclusive=True)

    async def _find(self) -> None:
        words = await self.ask("Show only what has:", self._words)
        if words is not None:
            self._words, self._checking = words.strip(), False
            self.outline.cursor = 0
            self.outline.empty = "Nothing here has these words."
            self.fill()

    def action_edit(self) -> None:
        """Change it in one's own editor, at the place of what the mark stands on."""
        self.run_worker(self._edit(), group="asking", exclusive=True)

    async def _edit(self) -> None:
        from tmtui.workspace.bank_desk import own_copy, whose

        if whose(self.tmtui.workspace, self.path) == "shipped" and not await self.menu(COPY, COPYING):
            return
        at, was, own = self._line(), self.path, self.tmtui.workspace.own_banks / self.path.name
        had_own = own.exists()
        try:
            path, copied = own_copy(self.tmtui.workspace, self.bank_id)
            before = path.read_bytes()
        except TmtuiError as error:
            self.tell(error.message, wrong=True)
            return
        self.path = path
        self._editing = False
        trouble = edit_file(self.app, path, at)
        if not path.is_file() or path.read_bytes() != before:
            self.tell("Reading it again …")
            self.read_again(changed=True)
        elif copied and not had_own:
            # A copy like the original would only keep the next version of it away.
            path.unlink()
            self.path = was
            self.tell(trouble or "Nothing was changed, so no copy was made.", wrong=bool(trouble))
        else:
            self.tell(trouble or "Nothing was changed.", wrong=bool(trouble))
        self.redraw_head()

    def _line(self) -> int:
        """Return the line of the file that the mark is about; 0 where that is not known."""
        item = self.outline.current
        kind, _, id = (item.id if item is not None else "").partition(" ")
        if kind == "fault" and id:
            place = self._faults[int(id)].place
            return place.line if Path(place.file).name == self.path.name else 0
        if self._bank is None:
            return 0
        entry = entry_of(self._bank, kind, id)
        return entry.place.line if entry is not None and entry.bank == self.bank_id else 0
