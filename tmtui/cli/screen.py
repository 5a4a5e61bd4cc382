"""Where output goes: data to stdout, narration to stderr, and nothing unsanitised to either.

Documents and JSON go out as UTF-8 whatever the locale says, because programs read them; lines for people go out in the
terminal's encoding with what it cannot show replaced.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Sequence

import click

from tmtui.cli.layout import pad, table, wrap
from tmtui.cli.settings import Settings, settings_of
from tmtui.model.frozen import frozen
from tmtui.model.text import clean, one_line


@frozen
class Screen:
    """How to write to whatever stdout is."""

    width: int
    """Columns to fit into; 0 for no limit, as in a pipe."""
    bold: bool
    quiet: bool

    @classmethod
    def of(cls, settings: Settings) -> Screen:
        """Look at stdout and the environment."""
        terminal = sys.stdout.isatty()
        plain = settings.no_color or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM", "dumb") == "dumb"
        width = max(40, shutil.get_terminal_size((80, 24)).columns) if terminal else 0
        return cls(width, terminal and not plain, settings.quiet)

    @classmethod
    def current(cls) -> Screen:
        """Return the screen of the verb that runs."""
        return cls.of(settings_of(click.get_current_context()))

    def line(self, text: str = "", *, indent: int = 0, bold: bool = False, lead: str = "") -> None:
        """Write a line of data for people, wrapped where there is a width.

        Args:
            text: the line.
            indent: blanks before each of the lines it is broken into.
            bold: whether it stands out.
            lead: what stands in the first line's indent, as a number.
        """
        flat = clean(text).replace("\n", " ").replace("\t", " ")
        for number, part in enumerate(wrap(flat, self.width, indent)):
            self._write(pad(lead, indent) + part[indent:] if lead and not number else part, bold=bold)

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Write aligned columns; the last one wraps."""
        cells = [[one_line(cell) for cell in row] for row in rows]
        for number, text in enumerate(table(heads, cells, self.width)):
            self._write(text, bold=number == 0)

    def narrate(self, text: str) -> None:
        """Say on stderr what was done."""
        if not self.quiet:
            complain(text)

    def json(self, data: object) -> None:
        """Write data for programs."""
        self.document(json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n")

    def document(self, text: str, *, bom: bool = False) -> None:
        """Write a document as it is, in UTF-8; with `bom` it begins with a byte order mark."""
        sys.stdout.flush()
        sys.stdout.buffer.write(printable(text, bom=bom).encode("utf-8", "replace"))
        sys.stdout.buffer.flush()

    def _write(self, text: str, *, bold: bool) -> None:
        sys.stdout.write(f"\x1b[1m{text}\x1b[0m\n" if bold and self.bold else f"{text}\n")


def printable(text: str, *, bom: bool = False) -> str:
    """Return a document without anything a terminal obeys; a table keeps the CR LF between its records."""
    return ("\ufeff" if bom else "") + "\r\n".join(clean(part) for part in text.split("\r\n"))


def complain(text: str) -> None:
    """Write to stderr, with what its encoding cannot show replaced."""
    sys.stderr.write(f"{clean(text)}\n")
    sys.stderr.flush()
