"""What fills the rows a tall terminal leaves under a card: words, what else is open about the same, what was said.

It is never needed for answering, so it is left out where there is no room for a whole part of it.
"""

from __future__ import annotations

from tmtui.tui.lines import BLANK, Line, line, wrap

Beside = tuple[tuple[str, tuple[str, ...]], ...]
"""Titles, and the sentences under each."""

TALL = 36
"""Rows of a terminal from which there is room beside what explains a question."""

MOST = 8
"""Most sentences of one part."""


def beside_rows(parts: Beside, width: int, room: int) -> list[Line]:
    """Return as many parts as fit, each with its title.

    Args:
        parts: title and sentences.
        width: cells of a row.
        room: rows that are left.
    """
    rows: list[Line] = []
    for title, sentences in parts:
        made: list[Line] = [BLANK, line(" ", (title, "strong"))]
        for sentence in sentences[:MOST]:
            made += wrap(sentence, width, "dim", first=" · ", rest="   ")
        if len(sentences) > MOST:
            made.append(line("   ", (f"and {len(sentences) - MOST} more", "dim")))
        if len(rows) + len(made) <= room:
            rows += made
    return rows
