"""The list of everything one can do from here, found by words: places, actions valid now, sections, looks."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.model.frozen import frozen
from tmtui.tui.lines import Line, brief, line, pad, spread, width_of

KINDS = {"here": "here", "place": "go to", "section": "section", "look": "look"}
"""Kinds of entries, and the word before each."""

READABLE = 120
"""Cells after which the eye loses the row between what is done and its key."""


@frozen
class Entry:
    """Something that can be done."""

    kind: str
    """One of `KINDS`."""
    value: str
    """Name of an action, a place, a section or a look."""
    title: str
    key: str = ""
    """The key that does it without the list, as it is written."""


def matching(entries: Sequence[Entry], words: str) -> list[Entry]:
    """Return the entries that have all words, those first whose title begins with the first word."""
    wanted = words.casefold().split()
    found = [each for each in entries if all(word in _text(each) for word in wanted)]
    return sorted(found, key=lambda each: not _begins(each, wanted)) if wanted else found


def _text(entry: Entry) -> str:
    return f"{KINDS[entry.kind]} {entry.title} {entry.value}".casefold()


def _begins(entry: Entry, wanted: Sequence[str]) -> bool:
    return entry.title.casefold().startswith(wanted[0]) or entry.value.casefold().startswith(wanted[0])


def palette_rows(found: Sequence[Entry], cursor: int, top: int, width: int, height: int) -> list[Line]:
    """Return a heading and the entries that fit under it, with the mark on one."""
    room = height - 1
    count = "nothing has these words" if not found else f"{cursor + 1} of {len(found)}"
    heading = spread(line((" ── Do or go ", "rule")), line((f" {count} ──", "rule")), width)
    rows = [heading]
    width = min(width, READABLE)
    for at, each in enumerate(found[top : top + room], top):
        mark = line(("▸ ", "mark")) if at == cursor else line("  ")
        left = (*line(" "), *mark, *line((pad(KINDS[each.kind], 8), "dim")))
        key = line((each.key, "mark"), "  ")
        title = brief(each.title, max(width - width_of(left) - width_of(key) - 1, 10))
        rows.append(spread((*left, *line(title)), key, width))
    return rows
