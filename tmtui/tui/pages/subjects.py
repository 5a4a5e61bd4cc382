"""Subjects with what is open about them, each opening to its questions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tmtui.tui.lines import Line, Span, fit, line, pad, width_of
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


NARROW = 60
"""Columns below which only what is open of a subject has room."""

WIDE = 100
"""Columns from which the section of a question stands behind it."""

READABLE = 140
"""Cells after which the eye loses the row between a question and how it stands."""

SECTION = 40
"""Most cells of the section behind a question."""


def subject_items(
    found: Sequence[About], questions: Callable[[str], Sequence[Asked]], opened: Collection[str], width: int
) -> list[Item]:
    """Return the subjects; the opened ones with their questions, whose ids are `question subject`."""
    items: list[Item] = []
    longest = min(max((cell_len(about.name) for about in found), default=0), width - LEFT - 24)
    for about in found:
        if width >= NARROW:
            count = f"{about.open} open of {about.total}" if about.open else f"✓ all {about.total} answered"
        else:
            count = f"{about.open} open" if about.open else "✓ done"
        tail = line((f"  {count}", "warn" if about.open else "dim"))
        items.append(Item(about.subject, filled(line(about.name), longest), 0, opens=True, tail=tail))
        if about.subject in opened:
            items += question_items([(asked, about.subject) for asked in questions(about.subject)], 1, width)
    return items


def question_items(found: Sequence[tuple[Asked, str]], depth: int, width: int) -> list[Item]:
    """Return questions about subjects, each with how it stands in a column that is never cut off."""
    width = min(width, READABLE)
    words = max((len(SIGNS[asked.standing.value][1]) for asked, _ in found), default=0)
    section = max((cell_len(asked.section) for asked, _ in found), default=0) if width >= WIDE else 0
    return [_question(asked, subject, depth, width, words, min(section, SECTION)) for asked, subject in found]


def _question(asked: Asked, subject: str, depth: int, width: int, words: int, section: int) -> Item:
    sign, word, style = SIGNS[asked.standing.value]
    done = asked.standing.value in ("answered", "implied")
    behind = f"  {pad(asked.section, section)}" if section else ""
    tail = line((f"  {word:<{words}}", style), (behind, "dim"), " " if width >= NARROW else "")
    row = line((f"{sign} ", style), (asked.text, "dim" if done else ""))
    room = width - LEFT - 2 * depth - width_of(tail)
    row = filled(fit(row, room) if width == READABLE else row, room)
    return Item(f"{asked.question} {subject}", row, depth, tail=tail)


def filled(row: Line, room: int) -> Line:
    """Return a row with blanks up to `room` cells, so that what stands behind several rows is a column."""
    return (*row, Span(" " * (room - width_of(row)))) if width_of(row) < room else row
