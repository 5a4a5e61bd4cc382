"""How many columns a character takes, and whether all terminals agree on it.

Textual counts with one table, each terminal with its own. They agree on letters, drawn lines and ideographs; on emoji,
joined characters and scripts that are shaped or run from right to left they do not. What is not sure is said to be so.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import cell_len

SHAPED = range(0x0590, 0x1DC0)
"""Scripts whose letters join, stack or run from right to left, and others nobody checked."""

PICTURES = (range(0x2190, 0x2C00), range(0x3000, 0x3040))
"""Blocks in which some characters are drawn as wide emoji; a wide one there is not sure."""


@lru_cache(maxsize=8192)
def columns(char: str) -> int | None:
    """Return 1 or 2, 0 for a mark that goes onto the character before, None where terminals disagree."""
    code = ord(char)
    if 0x20 <= code < 0x7F:
        return 1
    kind = unicodedata.category(char)
    if kind[0] == "C" or kind in ("Mc", "Zl", "Zp") or code in SHAPED or 0xFE00 <= code <= 0xFE0F:
        return None
    if kind in ("Mn", "Me"):
        return 0 if cell_len(char) == 0 else None
    wide = unicodedata.east_asian_width(char) in ("W", "F")
    if wide and any(code in block for block in PICTURES) and code != 0x3000:
        return None
    if code >= 0x1F000 and code not in range(0x20000, 0x3FFFE):
        return None
    width = 2 if wide else 1
    return width if cell_len(char) == width else None


@lru_cache(maxsize=8192)
def is_sure(text: str) -> bool:
    """Tell whether all terminals agree where the character after this cell stands."""
    return text.isascii() or all(columns(char) is not None for char in text)


def guessed(text: str) -> int:
    """Return how many columns Textual takes a text for; at least one."""
    return max(1, cell_len(text))


def stands(char: str, before: str) -> bool:
    """Tell whether a character has columns of its own behind another one, as far as Textual knows."""
    width = cell_len(char)
    return width > 0 and cell_len(before + char) == cell_len(before) + width
