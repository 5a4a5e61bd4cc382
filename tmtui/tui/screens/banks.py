"""Banks: the question banks that there are, with or without an open model."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tmtui.tui.bindings import bindings
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.banks import shelf_items
from tmtui.tui.pages.outline import Item
from tmtui.tui.screens.list_frame import ListFrame

if TYPE_CHECKING:
    from tmtui.workspace.bank_desk import ShelfEntry


class BanksScreen(ListFrame):
    """The shelf."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("banks")
    context = "banks"
    empty_text = "Looking through the banks …"

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[ShelfEntry] = ()

    def on_mount(self) -> None:
        """Show the frame at once, and the banks when they are read."""
        super().on_mount()
        self.look_again()

    def on_screen_resume(self) -> None:
        """Look again after a bank was read or changed."""
        if self._entries:
            self.look_again()

    def look_again(self) -> None:
        """Read the heads of all banks in a thread."""

        def gather() -> None:
            self.show_from_thread(self._show_entries, self.tmtui.workspace.shelf.entries())

        self.run_worker(gather, thread=True, exclusive=True, group="banks")

    def _show_entries(self, found: Sequence[ShelfEntry]) -> None:
        first = not self._entries
        self._entries = found
        self.outline.empty = "There are no banks. --bank-dir names a folder of them."
        self.fill()
        if first:
            self.outline.go_to(next((item.id for item in self.outline.items if item.id), ""))

    def head_parts(self) -> tuple[Line, Line]:
        """Say how many there are."""
        broken = sum(bool(entry.faults) for entry in self._entries)
        wrong = f" · {broken} cannot be used" if broken else ""
        count = f"{len(self._entries)} banks" if self._entries else ""
        return line((" Question banks", "strong")), line((count, "dim"), (wrong, "bad"))

    def resting(self) -> Line:
        """Say what the mark means."""
        used = " ✓ marks those that the open model uses." if self._used() else ""
        return line((f" Enter reads one.{used}", "dim"))

    def _used(self) -> tuple[str, ...]:
        live = self.tmtui.live
        return tuple(source.id for source in live.bank.sources) if live is not None else ()

    def items(self, width: int) -> Sequence[Item]:
        """Return the table."""
        if not self._entries:
            return ()
        from tmtui.workspace.bank_desk import whose

        mine: partial[str] = partial(whose, self.tmtui.workspace)
        return shelf_items(self._entries, mine, self._used(), width)

    def action_open(self) -> None:
        """Read the bank under the cursor."""
        self._read()

    def action_lint(self) -> None:
        """Show what is wrong or doubtful in the bank under the cursor."""
        self._read(checking=True)

    def action_edit(self) -> None:
        """Change the bank under the cursor in one's own editor."""
        self._read(editing=True)

    def _read(self, *, checking: bool = False, editing: bool = False) -> None:
        from tmtui.tui.screens.bank import BankScreen

        item = self.outline.current
        if item is None or not item.id:
            self.tell("Put the mark on a bank.", wrong=True)
            return
        entry = next(entry for entry in self._entries if entry.id == item.id)
        place: Path = entry.path
        self.tmtui.show(BankScreen(entry.id, place, checking=checking or bool(entry.faults), editing=editing))
