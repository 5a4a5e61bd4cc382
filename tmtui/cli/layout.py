"""Plain-text layout: columns and paragraphs measured in terminal cells, as pure functions."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

GAP = 2
"""Blank cells between columns."""


def cells(text: str) -> int:
    """Return how many terminal cells a line takes: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pad(text: str, width: int) -> str:
    """Fill a text with blanks up to a width."""
    return text + " " * (width - cells(text))


def wrap(text: str, width: int, indent: int = 0) -> list[str]:
    """Break one line into lines of at most `width` cells (0: one line), each indented; longer words are cut."""
    margin = " " * indent
    room = width - indent
    if width <= 0 or cells(text) <= room:
        return [(margin + text).rstrip()]
    lines = [""]
    for word in text.split(" "):
        rest = word
        if lines[-1] and cells(lines[-1]) + 1 + cells(rest) <= room:
            lines[-1] += f" {rest}"
            continue
        if lines[-1]:
            lines.append("")
        while cells(rest) > room:
            head, rest = _cut(rest, room)
            lines[-1] = head
            lines.append("")
        lines[-1] = rest
    return [(margin + line).rstrip() for line in lines]


def _cut(text: str, room: int) -> tuple[str, str]:
    """Split a text after as many characters as fit into `room` cells, at least one."""
    used = 0
    for place, character in enumerate(text):
        used += _cell(character)
        if used > room and place:
            return text[:place], text[place:]
    return text, ""


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Lay out rows under heads; the last column takes what room is left and wraps.

    Args:
        heads: one head for each column.
        rows: cells, each one line.
        width: cells in a line; 0 for no limit.
    """
    widths = [max([cells(head), *(cells(row[place]) for row in rows)]) for place, head in enumerate(heads)]
    if width:
        _shrink(widths, width)
    before = sum(widths[:-1]) + GAP * (len(widths) - 1)
    lines: list[str] = []
    for row in (heads, *rows):
        parts = [wrap(cell, size if width else 0) for cell, size in zip(row, widths, strict=True)]
        if width and before + cells(row[-1]) > width:
            parts[-1] = wrap(row[-1], max(8, width - before))
        for number in range(max(len(part) for part in parts)):
            cut = [part[number] if number < len(part) else "" for part in parts]
            line = (" " * GAP).join(pad(text, size) for text, size in zip(cut[:-1], widths, strict=False))
            lines.append(f"{line}{' ' * GAP if len(cut) > 1 else ''}{cut[-1]}".rstrip())
    return lines


def _shrink(widths: list[int], width: int) -> None:
    """Take room from the widest columns until the last one has a third of the line, or its own width."""
    while True:
        before = sum(widths[:-1]) + GAP * (len(widths) - 1)
        widest = max(range(len(widths) - 1), key=lambda place: widths[place], default=None)
        if widest is None or width - before >= min(widths[-1], width // 3) or widths[widest] <= 8:
            return
        widths[widest] -= 1
