"""Rows as CSV (RFC 4180) in which no cell is a formula, whatever people typed.

Spreadsheets run what begins with `= + - @`, a tab or a carriage return, so such a cell gets an apostrophe in front, as
OWASP advises. The same holds behind `;`, a tab or a line break inside a cell: a spreadsheet that takes another
separator than the comma begins a new cell there. Every cell is quoted, records end with CR LF.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from tmtui.model.text import clean

_FORMULA = re.compile("(^|[;\t\n])([ \u00a0\u3000]*)(?=[=+\\-@\t\uff1d\uff0b\uff0d\uff20])")
"""Where a formula could begin: signs of the keyboard, and the wide ones that East Asian spreadsheets take as well."""

Cell = str | int | float
"""A number is written as it is: a negative one is no formula."""


def table(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return one table with a line of heads; every record ends with CR LF."""
    written = io.StringIO()
    out = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    out.writerow(heads)
    out.writerows([cell if isinstance(cell, (int, float)) else harmless(cell) for cell in row] for row in rows)
    return written.getvalue()


def harmless(raw: str) -> str:
    """Return a text that no spreadsheet takes for a formula; line breaks in it stay."""
    return _FORMULA.sub("\\1\\2'", clean(raw))
