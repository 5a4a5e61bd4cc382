"""What can be typed on a card, and what the text typed so far was heard as, on one row that never moves."""

from __future__ import annotations

from tmtui.model.card import AnswerType, Card
from tmtui.tui.lines import Line, brief, cut, line
from tmtui.tui.pages.options import standing

TEXTS = frozenset({AnswerType.TEXT, AnswerType.NOTE})
"""Types that are answered in free words."""

_ENTRY = {
    "zone": "NAME: SORT OF PLACE",
    "component": "NAME, NAME: WHAT in ZONE",
    "flow": "NAME -> NAME: PROTOCOL PORT",
}
"""How an entry is written, by what it makes."""


def form_line(card: Card, heard: str, width: int) -> Line:
    """Return the row under the field: what was understood, else as much of what can be typed as fits."""
    if heard:
        return line("   ", ("✓ ", "good"), cut(heard, width - 5))
    return line("   ", (brief(form_of(card), width - 3), "dim"))


def form_of(card: Card) -> str:
    """Return in words what can be typed."""
    if card.type is AnswerType.ROWS:
        return f"{_ENTRY.get(card.creates, 'NAME')} · one a line · an empty line ends"
    if card.type in TEXTS and "\n" in next(iter(standing(card)), ""):
        return "Enter keeps it · F4 goes on writing in your editor · a line typed here replaces it"
    unit = f" ({card.unit})" if card.unit else ""
    low, high = _number(card.minimum), _number(card.maximum)
    reach = (
        f", {low} to {high}" if low and high else f", at least {low}" if low else f", at most {high}" if high else ""
    )
    return {
        "number": f"a number{unit}{reach}",
        "date": "a date: 2027-03-31, 31 Mar, tomorrow, +3w, next monday",
        "duration": "a length of time: 4h, 3 days, 2 weeks, or P3D",
        "note": "a few words, or many: F4 opens your editor",
    }.get(card.type.value, "a few words")


def not_found(card: Card, typed: str) -> str:
    """Say what can be done where no option has the words."""
    if not typed:
        return "nothing to choose from yet: + adds one" if card.to else "nothing to choose from"
    if adds(card):
        return f"nothing is called “{cut(typed, 30)}”: Enter twice adds it as a new {card.to[0]}"
    return f"nothing has “{cut(typed, 30)}”: fewer letters show more, Esc leaves"


def adds(card: Card) -> bool:
    """Whether something that is not there yet can be named as the answer."""
    return card.type in (AnswerType.REF, AnswerType.REFS) and any(kind not in ("model", "flow") for kind in card.to[:1])


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
