"""What others said about the question on a card, in words: who differs, what a file says, who was asked.

It stands between the answers and the explanations, for nobody should answer against somebody without seeing it.
"""

from __future__ import annotations

from tmtui.model.card import Card
from tmtui.model.fact import Fact
from tmtui.tui.lines import Line, clip, wrap
from tmtui.tui.pages.words import day

MOST = 4
"""Most people whose answers are written out."""

NOTE_ROWS = 5
"""Most rows of a note that are shown; the history shows all of it."""


def note_rows(note: str, width: int) -> list[Line]:
    """Return a note that the last row of the card cannot hold, line by line; nothing for a short one."""
    if "\n" not in note and len(note) < width // 2:
        return []
    parts = note.splitlines()
    rows = [row for at, part in enumerate(parts) for row in wrap(part, width, first=" " if at else " Note: ", rest=" ")]
    return clip(rows, NOTE_ROWS, width, " v shows it all")


def confirms(*, typing: bool) -> str:
    """Say which keys confirm what an import said: in a text field a letter would be text."""
    return "esc, then y confirms" if typing else "y confirms"


def said_rows(card: Card, width: int, *, typing: bool = False) -> list[Line]:
    """Return what others said; nothing where nobody did.

    Args:
        card: what is asked.
        width: cells of a row.
        typing: whether the text field has the keys.
    """
    answer = card.answer
    if answer is None:
        return []
    fact = answer.fact
    if card.disputed:
        rows = wrap("▲ People differ on this:", width, "warn", first=" ", rest="   ")
        rows += _each(card, answer.heads, width)
        ending = "What you pick settles it; with i first, yours stands beside theirs."
        return [*rows, *wrap(ending, width, first="   ", rest="   ")]
    if card.imported:
        where = f" {fact.evidence}" if fact.evidence else ""
        how = confirms(typing=typing)
        text = f"▲ From {card.imported}{where}: {how} it; pick or type something else when it is wrong."
        return wrap(text, width, "warn", first=" ", rest="   ")
    if fact.ask:
        until = f" until {fact.ask_by}" if fact.ask_by else ""
        return wrap(f"○ {fact.ask} was asked to answer{until}.", width, first=" ", rest="   ")
    return _each(card, answer.heads, width) if card.others else []


def _each(card: Card, heads: tuple[Fact, ...], width: int) -> list[Line]:
    """One line for each person, as `dba: No (told, 1 March)`."""
    known = {head.author or "somebody": head for head in heads}
    rows: list[Line] = []
    for who, what in card.others[:MOST]:
        head = known.get(who)
        how = f" ({head.basis.value}, {day(head.said_at)})" if head is not None else ""
        rows += wrap(f"{who}: {what}{how}", width, first="   ", rest="     ")
    more = len(card.others) - MOST
    return [*rows, *wrap(f"and {more} more", width, "dim", first="   ")] if more > 0 else rows
