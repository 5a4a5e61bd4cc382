"""Subjects with what is open about them, each opening to its questions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from tmtui.tui.lines import line
from tmtui.tui.pages.outline import Item

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


def subject_items(
    found: Sequence[About], questions: Callable[[str], Sequence[Asked]], opened: Collection[str], width: int
) -> list[Item]:
    """Return the subjects; the opened ones with their questions, whose ids are `question subject`."""
    items: list[Item] = []
    for about in found:
        count = f"  {about.open} open of {about.total}" if about.open else f"  ✓ all {about.total} answered"
        tail = line((count, "warn" if about.open else "dim"))
        items.append(Item(about.subject, line(about.name), 0, opens=True, tail=tail))
        if about.subject in opened:
            items += [question_item(asked, about.subject, 1, width) for asked in questions(about.subject)]
    return items


def question_item(asked: Asked, subject: str, depth: int, width: int) -> Item:
    """Return a question with how it stands, which is never cut off."""
    sign, word, style = SIGNS.get(asked.standing.value, ("·", asked.standing.value, "dim"))
    done = asked.standing.value in ("answered", "implied")
    tail = f"  {word} · {asked.section}" if width >= WIDE else f"  {word}"
    row = line((f"{sign} ", style), (asked.text, "dim" if done else ""))
    return Item(f"{asked.question} {subject}", row, depth, tail=line((tail, "dim")))
