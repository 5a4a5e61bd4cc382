"""The shelf of question banks as a table: what each holds, whose it is, and whether it can be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tmtui.tui.lines import Line, Span, cut, line, pad, width_of, wrap
from tmtui.tui.pages.outline import Item, heading, reading

if TYPE_CHECKING:
    from tmtui.workspace.bank_desk import Fault, ShelfEntry

KINDS = (
    ("Methods: interviews of their own", lambda entry: entry.asks_own),
    ("Banks that gather others", lambda entry: bool(entry.uses) and not any(entry.counts.values())),
    ("Areas", lambda entry: True),
)
"""Headings of the list, and what stands under each that stands under none before."""

NARROW = 64
"""Columns below which only titles, and what is in use, have room."""

WIDE = 110
"""Columns from which id and version stand in the row of a bank."""

ROOMY = 160
"""Columns from which its summary stands there too."""


def shelf_items(
    entries: Sequence[ShelfEntry], whose: Callable[[Path], str], used: Sequence[str], width: int
) -> list[Item]:
    """Return the table of banks, broken ones first.

    Args:
        entries: the banks.
        whose: says whose a file is.
        used: ids of those the open model is made of.
        width: columns.
    """
    broken = [entry for entry in entries if entry.faults]
    grouped: list[tuple[str, list[ShelfEntry]]] = [("Cannot be used", broken)]
    left = [entry for entry in entries if not entry.faults]
    for title, belongs in KINDS:
        grouped.append((title, [entry for entry in left if belongs(entry)]))
        left = [entry for entry in left if not belongs(entry)]
    columns = _columns(entries, width)
    summary = width - 4 - sum(_behind(name) + cells for name, cells in columns.items()) if width >= ROOMY else 0
    items = [Item("", _heads(columns, summary))]
    for title, listed in (grouped[0], *reversed(grouped[1:])):
        if listed:
            items.append(heading(title, 0))
        for entry in sorted(listed, key=lambda each: _about(each).casefold()):
            items += _rows(entry, whose(entry.path), entry.id in used, columns, summary)
    return items


_MOST_ROWS = 5
"""Rows of text that a bank has on the shelf: whatever its title is, the next bank is in sight."""

NUMBERS = {"Asks": "questions", "Threats": "threats", "Fixes": "controls"}
"""Columns that count, and what each counts."""


def _columns(entries: Sequence[ShelfEntry], width: int) -> dict[str, int]:
    """Return the columns that have room, with their cells; the title gives way."""
    columns = {"Bank": max((cell_len(_about(entry)) for entry in entries), default=4)}
    if width >= WIDE:
        columns["Id"] = max((len(entry.id) for entry in entries), default=2)
        columns["Version"] = max(*(len(entry.version) for entry in entries), len("Version"))
    if width >= NARROW:
        columns |= {"Asks": 4, "Threats": 7, "Fixes": 5, "Whose": 7}
    columns["✓"] = 1
    # Four cells are what the list puts before a row.
    others = sum(_behind(name) + cells for name, cells in columns.items()) - columns["Bank"]
    return columns | {"Bank": max(min(columns["Bank"], width - 4 - others + _behind("✓")), 12)}


def _behind(column: str) -> int:
    """Return how many cells part a column from the next one."""
    return 1 if column in ("Asks", "Threats") else 2


def _cell(column: str, text: str, size: int) -> str:
    behind = " " * _behind(column)
    return f"{text:>{size}}{behind}" if column in NUMBERS else f"{pad(text, size)}{behind}"


def _heads(columns: Mapping[str, int], summary: int) -> Line:
    heads = "".join(_cell(column, "" if column == "✓" else column, size) for column, size in columns.items())
    return line(((heads + ("What it is about" if summary else "")).rstrip(), "dim"))


def _about(entry: ShelfEntry) -> str:
    if not entry.faults:
        return entry.title or entry.id
    errors = sum(fault.severity == "error" for fault in entry.faults)
    return f"✗ {errors} error{'s' if errors != 1 else ''}: {entry.id}"


def _rows(entry: ShelfEntry, whose: str, used: bool, columns: Mapping[str, int], summary: int) -> list[Item]:
    """Return the row of a bank; a title or a summary that is too long goes on beneath, to a few rows at most."""
    titles = wrap(cut(_about(entry), columns["Bank"] * _MOST_ROWS), columns["Bank"], "bad" if entry.faults else "")
    texts = {"Id": entry.id, "Version": entry.version, "Whose": whose, "✓": "✓" if used else ""}
    texts |= {column: str(entry.counts.get(what) or "·") for column, what in NUMBERS.items()}
    styles = {"✓": "good", **dict.fromkeys(("Id", "Version", "Whose"), "dim")}
    cells = line(*((_cell(name, texts[name], columns[name]), styles.get(name, "")) for name in [*columns][1:]))
    abouts = wrap(cut(entry.summary, summary * _MOST_ROWS), summary, "dim") if summary else []
    items = []
    for at, (title, about) in enumerate(zip_longest(titles, abouts, fillvalue=())):
        start = (*title, Span(" " * (columns["Bank"] - width_of(title) + _behind("Bank"))))
        row = (*start, *(cells if not at else line(" " * width_of(cells))), *about)
        items.append(Item("" if at else entry.id, without_end(row), 0, opens=not at))
    return items


def without_end(row: Line) -> Line:
    """Return a row without blanks at its end: they would count as something that is cut off."""
    while row and not row[-1].text.strip():
        row = row[:-1]
    return (*row[:-1], Span(row[-1].text.rstrip(), row[-1].style)) if row else row


def fault_items(faults: Sequence[Fault], width: int) -> list[Item]:
    """Return faults as a person mends them: where, what, and what to do."""
    items: list[Item] = []
    for at, fault in enumerate(faults):
        sign, style = ("✗", "bad") if fault.severity == "error" else ("▲", "warn")
        where = f"{Path(fault.place.file).name}:{fault.place.line}"
        row = line((f"{sign} {fault.severity} ", style), (where, "strong"))
        items.append(Item(f"fault {at}", row, 0))
        items += reading(" ".join(filter(None, (fault.message, fault.suggestion))), 1, width)
    return items
