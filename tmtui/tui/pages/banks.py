"""The shelf of question banks as a table: what each holds, whose it is, and whether it can be used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tmtui.tui.lines import Line, line, pad
from tmtui.tui.pages.outline import Item, heading, reading

if TYPE_CHECKING:
    from tmtui.workspace.bank_desk import Fault, ShelfEntry

KINDS = (
    ("Methods, each an interview of its own", lambda entry: entry.asks_own),
    ("Banks that gather others", lambda entry: bool(entry.uses) and not any(entry.counts.values())),
    ("Areas", lambda entry: True),
)
"""Headings of the list, and what stands under each that stands under none before."""

WIDE = 110
"""Columns from which the summary of a bank stands in its row."""


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
    names = max((len(entry.id) for entry in entries), default=4)
    room = max(width - names - 50, 12)
    items = [Item("", _heads(names, room))]
    for title, listed in (grouped[0], *reversed(grouped[1:])):
        if listed:
            items.append(heading(title, 0))
            items += [_row(entry, whose(entry.path), entry.id in used, names, room, width) for entry in listed]
    return items


def _heads(names: int, room: int) -> Line:
    heads = f"{'Bank':<{names}}  {pad('About', room)}  {'Version':<8}{'Asks':>5}{'Threats':>8}{'Fixes':>6}  Whose"
    return line((heads, "dim"))


def _row(entry: ShelfEntry, whose: str, used: bool, names: int, room: int, width: int) -> Item:
    about = entry.title
    if width >= WIDE and entry.summary and len(about) < room - 20:
        about = f"{entry.title} · {entry.summary}"
    if entry.faults:
        errors = sum(fault.severity == "error" for fault in entry.faults)
        about = f"✗ {errors} error{'s' if errors != 1 else ''}"
    counts = [str(entry.counts.get(what) or "·") for what in ("questions", "threats", "controls")]
    mark = " ✓" if used else ""
    row = line(
        f"{entry.id:<{names}}  ", (pad(about, room), "bad" if entry.faults else ""), f"  {pad(entry.version, 8)}",
        f"{counts[0]:>5}{counts[1]:>8}{counts[2]:>6}", (f"  {whose}", "dim"), (mark, "good"),
    )  # fmt: skip
    return Item(entry.id, row, 0, opens=True)


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
