"""The report: the Markdown summary to read here, and to write to a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.worker import get_current_worker

from tmtui.model.errors import TmtuiError
from tmtui.tui.bindings import bindings
from tmtui.tui.keymap import Action, find
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.outline import Item
from tmtui.tui.pages.report import report_items
from tmtui.tui.screens.list_frame import READING, ListFrame
from tmtui.workspace.live import LiveModel
from tmtui.workspace.reporting import summary_markdown


class ReportScreen(ListFrame):
    """The summary for people who were not in the room."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("report")
    context = "report"
    empty_text = "Writing it …"
    reading = True

    def __init__(self, live: LiveModel) -> None:
        super().__init__()
        self.live = live
        self._text = ""

    def on_mount(self) -> None:
        """Show the frame at once, and the summary when it is written."""
        super().on_mount()
        self.work_out()

    def work_out(self) -> None:
        """Write the summary in a thread."""

        def gather() -> None:
            worker = get_current_worker()
            try:
                text = summary_markdown(self.live)
            except TmtuiError as error:
                text = str(error)
            if not worker.is_cancelled:
                self.app.call_from_thread(self._show, text)

        self.run_worker(gather, thread=True, exclusive=True, group="report")

    def _show(self, text: str) -> None:
        self._text = text
        self.fill()

    def head_parts(self) -> tuple[Line, Line]:
        """Say whose report it is."""
        return line((" Report", "strong"), f"  {self.live.name}"), line(
            ("need to know: it shows unfixed weaknesses", "warn")
        )

    def actions(self) -> Sequence[Action]:
        """Return the keys of the report; there is nothing to open."""
        return [find("report", "write"), *READING]

    def items(self, width: int) -> Sequence[Item]:
        """Return the summary's rows."""
        return report_items(self._text, width)

    def action_write(self) -> None:
        """Ask for a file and write the summary there."""
        self.run_worker(self._write(), group="asking", exclusive=True)

    async def _write(self) -> None:
        name = await self.ask("Write it to:", f"{self.live.slug}.md")
        if not name:
            return
        path = Path(name)
        if is_taken(path) and not await self.menu(f"{path.name} exists.", (("y", "yes", "write over it"),)):
            return
        try:
            written = write_to(path, self._text)
        except OSError as error:
            self.tell(f"{path} could not be written: {error.strerror}.", wrong=True)
            return
        self.tell(f"Written to {written}.")


def is_taken(path: Path) -> bool:
    """Whether there is a file of that name already."""
    return path.expanduser().exists()


def write_to(path: Path, text: str) -> Path:
    """Write the summary and return where, in full. Only its owner may read it: it shows weaknesses."""
    wanted = path.expanduser().resolve()
    wanted.touch(mode=0o600)
    wanted.write_text(text, encoding="utf-8")
    return wanted
