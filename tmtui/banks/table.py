"""Catalogue tables: cells with their places.

Cells are split here and not taken from the Markdown parser, which forgets columns of the source and drops cells that a
row has too many, so a slip of `|` would lose text without a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tmtui.banks.fault import Faults
from tmtui.banks.yaml_nodes import Scalar
from tmtui.model.errors import Place
from tmtui.model.frozen import frozen
from tmtui.model.text import one_line


@frozen
class TableRow:
    """One row: cells by column; empty cells are left out."""

    cells: dict[str, Scalar]
    place: Place


@frozen
class Table:
    """A table under a catalogue."""

    columns: tuple[Scalar, ...]
    rows: tuple[TableRow, ...]
    place: Place


def read_table(lines: Sequence[str], file: str, first_line: int, faults: Faults) -> Table:
    """Read the lines of a table: header, delimiter, rows."""
    columns: list[Scalar] = []
    for cell in _cells(lines[0], file, first_line):
        if not cell.text:
            faults.error(cell.place, "a column without a name.", "Name it like an attribute, or remove it.")
        elif cell.text in {column.text for column in columns}:
            faults.error(cell.place, f"the column `{cell.text}` is there twice.", "Keep one.")
        columns.append(cell)
    rows = []
    for number, line in enumerate(lines[2:], start=first_line + 2):
        cells = _cells(line, file, number)
        for extra in cells[len(columns) :]:
            faults.error(
                extra.place,
                "this row has more cells than the table has columns.",
                r"Write `\|` for a bar inside a cell.",
            )
        named = {column.text: cell for column, cell in zip(columns, cells, strict=False) if cell.text and column.text}
        rows.append(TableRow(named, Place(file, number, 1)))
    return Table(tuple(columns), tuple(rows), Place(file, first_line, 1))


def _cells(line: str, file: str, number: int) -> list[Scalar]:
    """Split a row at bars that no backslash protects."""
    borders = [at for at, character in enumerate(line) if character == "|" and (at == 0 or line[at - 1] != "\\")]
    text = line.rstrip()
    if not borders or line[: borders[0]].strip():
        borders.insert(0, -1)
    if borders[-1] != len(text) - 1:
        borders.append(len(text))
    found = []
    for left, right in pairwise(borders):
        raw = line[left + 1 : right]
        indent = len(raw) - len(raw.lstrip())
        value = one_line(raw.replace("\\|", "|"))
        found.append(Scalar(value, Place(file, number, left + 2 + (indent if value else 0)), raw.strip()))
    return found
