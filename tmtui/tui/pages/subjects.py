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
    "implied": ("·", "follows from another", "dim"),
}
"""Sign, word and style of how a question stands."""


def subject_items(
    found: Sequence[About], questions: Callable[[str], Sequence[Asked]], opened: Collection[str]
) -> list[Item]:
    """Return the subjects; the opened ones with their questions, whose ids are `question subject`."""
    items: list[Item] = []
    for about in found:
        count = f"  {about.open} open of {about.total}" if about.open else f"  all {about.total} answered"
        items.append(Item(about.subject, line(about.name, (count, "warn" if about.open else "dim")), 0, opens=True))
        if about.subject in opened:
            items += [_question(asked, about.subject) for asked in questions(about.subject)]
    return items


def _question(asked: Asked, subject: str) -> Item:
    sign, word, style = SIGNS.get(asked.standing.value, ("·", asked.standing.value, "dim"))
    done = asked.standing.value in ("answered", "implied")
    return Item(
        f"{asked.question} {subject}",
        line((f"{sign} ", style), (asked.text, "dim" if done else ""), (f"  {word} · {asked.section}", "dim")),
        1,
    )
