"""A long text as a title and the rest: titles stand in tables, so they are short and end with a sentence or a word."""

from __future__ import annotations

import re

LONGEST = 160
"""Characters of a title."""


def headline(words: str) -> tuple[str, str]:
    """Return a title for a text, and the whole text where the title does not hold all of it."""
    first = next((line.strip() for line in words.splitlines() if line.strip()), "")
    if len(first) > LONGEST:
        ends = [match.end() for match in re.finditer(r"[.!?](?=\s)", first[:LONGEST])]
        cut = first[: ends[-1]] if ends else first[: LONGEST - 1].rpartition(" ")[0] or first[: LONGEST - 1]
        first = cut if ends else f"{cut}…"
    return first, words.strip() if first != words.strip() else ""
