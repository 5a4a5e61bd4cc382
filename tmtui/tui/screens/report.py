"""The report: the Markdown summary to read here, and to write to a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from tmtui.model.errors import TmtuiError
from tmtui.model.nearest import did_you_mean
from tmtui.tui.bindings import bindings
from tmtui.tui.keymap import Action, find
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.outline import Item
from tmtui.tui.pages.report import report_items, where
from tmtui.tui.pages.words import NARROW
from tmtui.tui.screens.list_frame import READING, ListFrame
from tmtui.workspace.live import LiveModel
from tmtui.workspace.reporting import FOR_READERS, READERS, export, writer_names
from tmtui.workspace.whole_file import PRIVATE, write_whole

ALL, OTHER = "all", "other"

WHOM = (("e", ALL, "everybody"), *((str(at + 1), reader, reader) for at, reader in enumerate(READERS)))
"""Whom a summary can be for, as a menu offers it."""

FORMATS = (
    ("m", "markdown", "Markdown"), ("h", "html", "HTML"), ("j", "json", "JSON"), ("c", "csv", "CSV"),
    ("s", "sarif", "SARIF"), ("y", "answers", "answers"), ("o", OTHER, "other …"),
)  # fmt: skip
"""Formats that people want most; the others are named."""

ENDINGS = {
    "markdown": "md", "answers": "yaml", "threagile": "yaml", "mermaid": "mmd", "tree": "md", "otm": "otm.json",
    "csv-answers": "answers.csv", "csv-plan": "plan.csv", "csv-questions": "questions.csv", "tickets": "tickets.csv",
    "tickets-github": "github.csv", "tickets-gitlab": "gitlab.csv", "tickets-jira": "jira.csv",
}  # fmt: skip
"""Endings of files, where they are not the name of the format."""


class ReportScreen(ListFrame):
    """The summary for people who were not in the room."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("report")
    context = "report"
    empty_text = "Writing it …"
    reading = True

    def __init__(self, live: LiveModel) -> None:
        super().__init__()
        self.live = live
        self._reader = ""
        self._rows: Mapping[int, Sequence[Item]] = {}
        """The rows of the summary for a width."""

    def on_mount(self) -> None:
        """Show the frame at once, and the summary when it is written."""
        super().on_mount()
        self.work_out()

    def on_resize(self) -> None:
        """Break the summary anew for another width."""
        super().on_resize()
        if self._rows and self.app.size.width not in self._rows:
            self.work_out()

    def work_out(self) -> None:
        """Write the summary and break it into rows in a thread."""
        width, reader = self.app.size.width, self._reader

        def gather() -> None:
            try:
                text = export(self.live, "markdown", reader=reader)
            except TmtuiError as error:
                text = str(error)
            self.show_from_thread(self._show_rows, {width: report_items(text, width)})

        self.run_worker(gather, thread=True, exclusive=True, group="report")

    def _show_rows(self, rows: Mapping[int, Sequence[Item]]) -> None:
        self._rows = rows
        self.fill()

    def news(self, sentences: Sequence[str]) -> None:
        """Write it anew."""
        self.work_out()
        self.tell(sentences[0])

    def head_parts(self) -> tuple[Line, Line]:
        """Say whose report it is, and for whom."""
        reader = f"  for {self._reader}" if self._reader else ""
        why = ": it shows unfixed weaknesses" if self.app.size.width >= NARROW else ""
        left = line((" Report", "strong"), f"  {self.live.name}", (reader, "warn"))
        return left, line((f"need to know{why}", "warn"))

    def resting(self) -> Line:
        """Say which part is read."""
        told = where(self.outline.items, self.outline.cursor, self.outline.size.height)
        return line((f" {told}", "dim")) if told else ()

    def actions(self) -> Sequence[Action]:
        """Return the keys of the report; there is nothing to open."""
        return [find("report", "write"), find("report", "reader"), *READING]

    def items(self, width: int) -> Sequence[Item]:
        """Return the summary's rows, those of another width until they are broken anew."""
        return self._rows.get(width) or next(iter(self._rows.values()), ())

    def action_reader(self) -> None:
        """Ask whom it is shown for."""
        self.run_worker(self._choose_reader(), group="asking", exclusive=True)

    async def _choose_reader(self) -> None:
        chosen = await self.menu("For", WHOM)
        if chosen:
            self._reader = "" if chosen == ALL else chosen
            self.outline.cursor = 0
            self.work_out()

    def action_write(self) -> None:
        """Ask for a format, for whom and where, and write it there."""
        self.run_worker(self._write(), group="asking", exclusive=True)

    async def _write(self) -> None:
        kind = await self.menu("Write as", FORMATS)
        if kind == OTHER:
            kind = (await self.ask("Which format? `tmtui formats` tells them apart:", draft="format") or "").strip()
        if not kind:
            return
        if kind not in writer_names():
            meant = did_you_mean(kind, writer_names(), f"There are: {', '.join(writer_names())}.", most=1)
            self.tell(f"Nobody writes {kind}. {meant}", wrong=True)
            return
        reader = self._reader
        if kind in FOR_READERS:
            chosen = await self.menu("For", WHOM)
            if not chosen:
                return
            reader = "" if chosen == ALL else chosen
        suffix = f"-{reader}" if reader and kind in FOR_READERS else ""
        name = await self.ask(
            "Write it to:", f"{self.live.slug}{suffix}.{ENDINGS.get(kind, kind)}", draft=f"file {kind}"
        )
        if not name or not name.strip():
            return
        path = Path(name.strip())
        if is_taken(path) and not await self.menu(f"{path.name} exists.", (("y", "yes", "write over it"),)):
            self.tell("Nothing was written.")
            return
        self.tell("Writing it …")
        self.run_worker(partial(self._write_there, kind, reader, path), thread=True, group="write")

    def _write_there(self, kind: str, reader: str, path: Path) -> None:
        """Write the file in a thread, and say where it is."""
        wrong = True
        try:
            text = export(self.live, kind, reader=reader if kind in FOR_READERS else "")
            # Only its owner may read it: it shows weaknesses.
            told, wrong = f"Written to {write_whole(path, text, mode=PRIVATE)}", False
        except TmtuiError as error:
            told = str(error)
        self.show_from_thread(partial(self.tell, wrong=wrong), told)


def is_taken(path: Path) -> bool:
    """Whether there is a file of that name already."""
    return path.expanduser().exists()
