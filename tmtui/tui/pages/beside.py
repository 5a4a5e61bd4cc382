"""What fills the rows a tall terminal leaves under a card: words, what else is open about the same, what was said.

It is never needed for answering, so it is left out where there is no room for a whole part of it.
"""

from __future__ import annotations

from tmtui.tui.lines import BLANK, Line, line, wrap

Beside = tuple[tuple[str, tuple[str, ...]], ...]
"""Titles, and the sentences under each."""

TALL = 36
"""Rows of a terminal from which there is room beside what explains a question."""

FEW = 8
"""Sentences of one part that are shown where there are parts after it."""


def beside_rows(parts: Beside, width: int, room: int) -> list[Line]:
    """Return as many parts as fit, each with its title.

    Args:
        parts: title and sentences.
        width: cells of a row.
        room: rows that are left.
    """
    rows: list[Line] = []
    for at, (title, sentences) in enumerate(parts):
        last = at == len(parts) - 1
        made = _part(title, sentences, width, room - len(rows), len(sentences) if last else FEW)
        if len(rows) + len(made) <= room:
            rows += made
    return rows


def _part(title: str, sentences: tuple[str, ...], width: int, room: int, most: int) -> list[Line]:
    """Return a title and its sentences, at most so many and as many as fit, but no fewer than a few."""
    blocks = [wrap(sentence, width, "dim", first=" · ", rest="   ") for sentence in sentences]
    shown = blocks[:most]
    while len(shown) > FEW and 3 + sum(map(len, shown)) > room:
        shown = shown[:-1]
    rows: list[Line] = [BLANK, line(" ", (title, "strong")), *(row for block in shown for row in block)]
    if len(shown) < len(blocks):
        rows.append(line("   ", (f"and {len(blocks) - len(shown)} more", "dim")))
    return rows
