"""A card that is read: sentences, then what can be answered, or a long list of sentences to pick the wrong one from.

What can be answered always stands; what is read gives way and says that there is more.
"""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.model.card import Card, CardKind, Choice
from tmtui.tui.lines import BLANK, Line, Span, clip, fit, line, paragraphs, wrap
from tmtui.tui.pages.options import option_rows

CLOSING = "F8 shows the plan, F7 the threats, o every other place. l goes to a section, b back."
"""What to do at the end."""

FEWEST = 3
"""Rows that what is read always has."""

FEW = 9
"""Most answers that all stand: those that have a digit."""


def reading_rows(card: Card, choices: Sequence[Choice], cursor: int, top: int, width: int, height: int) -> list[Line]:
    """Lay out a recap, something to decide, or the end.

    Args:
        card: what is shown.
        choices: what can be picked.
        cursor: which of them the cursor is on.
        top: first row shown of what is read.
        width: cells per row.
        height: rows there are.
    """
    title = [BLANK, *wrap(card.text, width, "head", first=" ", rest=" "), BLANK]
    read: list[Line] = []
    for text in (card.why, card.section_prose):
        if text:
            read += [*paragraphs(text, width, indent=" "), BLANK]
    for sentence in card.sentences:
        read += wrap(sentence, width, first=" · ", rest="   ")
    closing = [BLANK, *wrap(CLOSING, width, "strong", first=" ", rest=" ")] if card.kind is CardKind.DONE else []
    gap = [BLANK] if read else []
    # A few answers always stand; of a long list as much as is left.
    above = len(title) + min(len(read), FEWEST) if len(choices) > FEW else FEWEST
    ending = [*gap, *_choices(choices, cursor, width, height - len(closing) - len(gap) - above), *closing]
    rows = _read([*title, *read], top, max(height - len(ending), 1))
    return [fit(row, width) for row in (*rows, *ending)]


def _read(rows: list[Line], top: int, room: int) -> list[Line]:
    """Return what is read from a row on, with how much is missing."""
    if len(rows) <= room:
        return rows
    top = min(top, len(rows) - room + 1)
    missing = len(rows) - top - (room - 1)
    where = f"{missing} more rows: page down" if missing > 0 else "page up for the rows above"
    return [*rows[top : top + room - 1], line((f"   {where}", "dim"))]


def _choices(choices: Sequence[Choice], cursor: int, width: int, room: int) -> list[Line]:
    """Return the page of choices that holds the cursor, each under its heading, which a page repeats."""
    blocks = option_rows(choices, width, cursor=cursor)
    room = max(room, FEWEST)
    if sum(map(len, blocks)) <= room and not any(choice.group for choice in choices):
        return [row for block in blocks for row in block]
    pages: list[tuple[int, list[Line]]] = [(0, [])]
    shown, group = 0, ""
    for at, (choice, block) in enumerate(zip(choices, blocks, strict=True)):
        first, rows = pages[-1]
        heading = _heading(choice.group, width, first=not rows) if choice.group != group else []
        # The last row says what is missing.
        if rows and len(rows) + len(heading) + len(block) > room - 1:
            rows, heading = [], _heading(choice.group, width, first=True)
            pages.append((at, rows))
        rows += [*heading, *clip(block, max(room - 1 - len(heading), 1), width)]
        group = choice.group
        shown = len(pages) - 1 if at <= max(cursor, 0) else shown
    if len(pages) == 1:
        return pages[0][1]
    first, rows = pages[shown]
    end = pages[shown + 1][0] if shown + 1 < len(pages) else len(choices)
    where = f"      {first + 1}–{end} of {len(choices)}: arrows, page down"
    return [*rows, *[BLANK] * (room - 1 - len(rows)), (Span(where, "dim"),)]


def _heading(group: str, width: int, *, first: bool) -> list[Line]:
    if not group:
        return []
    return [*([] if first else [BLANK]), *wrap(group, width, "head", first=" ", rest=" ")]
