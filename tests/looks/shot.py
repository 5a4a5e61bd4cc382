"""One screen as a test keeps it: the drawing without what differs from run to run, and the rows a person reads."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cached_property

from rich.cells import cell_len

CELL = 12.2
"""Width of a cell in the drawings that Textual makes."""

_PIECE = re.compile(r'<text[^>]* x="([\d.]+)"[^>]*-line-(\d+)\)"[^>]*>([^<]*)</text>')
_NAME = re.compile(r"terminal-\d+-")
_FONT = re.compile(r"\s*@font-face\s*\{[^}]*\}")


@dataclass(frozen=True)
class Shot:
    """What stands on a screen."""

    svg: str
    """The drawing; it names no font host, and its classes have the same names in every run."""
    cut_off: tuple[str, ...]
    """Rows that a page drew wider than the room it was given."""

    @cached_property
    def rows(self) -> list[str]:
        """The rows from top to bottom, without blanks at their ends."""
        rows: dict[int, str] = {}
        for x, row, text in _PIECE.findall(self.svg):
            before = rows.setdefault(int(row), "")
            gap = round(float(x) / CELL) - cell_len(before)
            rows[int(row)] = before + " " * gap + html.unescape(text).replace("\N{NO-BREAK SPACE}", " ").rstrip("\n")
        return [rows.get(row, "").rstrip() for row in range(max(rows, default=-1) + 1)]

    @property
    def text(self) -> str:
        """The rows as one text."""
        return "\n".join(self.rows) + "\n"


def steady(svg: str) -> str:
    """Return a drawing that is the same whenever the screen is the same."""
    return _NAME.sub("t-", _FONT.sub("", svg))
