"""Subjects with what is open about them, each opening to its questions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tmtui.tui.lines import Line, Span, line, pad, width_of
from tmtui.tui.pages.outline import LEFT, Item

if TYPE_CHECKING:
    from tmtui.workspace.conversation_bearings import About, Asked

SIGNS = {
    "open": ("○", "open", "mark"),
    "answered": ("✓", "answered", "good"),
    "unknown": ("?", "don't know", "warn"),
    "confirm": ("▲", "to confirm", "warn"),
    "implied": ("·", "follows", "dim"),
}
"""Sign, word and style of how a question stands."""


WIDE = 100
"""Columns from which the section of a question stands behind it."""

READABLE = 140
"""Cells after which the eye loses the row between a question and how it stands."""

STANDING, SECTION = 13, 36
"""Cells of how a question stands, and of the section behind it."""


def subject_items(
    found: Sequence[About], questions: Callable[[str], Sequence[Asked]], opened: Collection[str], width: int
) -> list[Item]:
    """Return the subjects; the opened ones with their questions, whose ids are `question subject`."""
    items: list[Item] = []
    longest = min(max((cell_len(about.name) for about in found), default=0), width - LEFT - 24)
    for about in found:
        count = f"  {about.open} open of {about.total}" if about.open else f"  ✓ all {about.total} answered"
        tail = line((count, "warn" if about.open else "dim"))
        items.append(Item(about.subject, filled(line(about.name), longest), 0, opens=True, tail=tail))
        if about.subject in opened:
            items += [question_item(asked, about.subject, 1, width) for asked in questions(about.subject)]
    return items


def question_item(asked: Asked, subject: str, depth: int, width: int) -> Item:
    """Return a question with how it stands, which is never cut off."""
    width = min(width, READABLE)
    sign, word, style = SIGNS.get(asked.standing.value, ("·", asked.standing.value, "dim"))
    done = asked.standing.value in ("answered", "implied")
    behind = pad(asked.section, SECTION) if width >= WIDE else ""
    tail = line(("  " + pad(word, STANDING), style), (behind, "dim"))
    row = line((f"{sign} ", style), (asked.text, "dim" if done else ""))
    return Item(f"{asked.question} {subject}", filled(row, width - LEFT - 2 * depth - width_of(tail)), depth, tail=tail)


def filled(row: Line, room: int) -> Line:
    """Return a row with blanks up to `room` cells, so that what stands behind several rows is a column."""
    return (*row, Span(" " * (room - width_of(row)))) if width_of(row) < room else row
