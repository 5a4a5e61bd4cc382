"""Lines of styled text: what pages are made of and what `Paper` puts on the screen.

A page is a pure function from values to lines, so every layout can be tested without a terminal. Styles are names, not
colours; the style sheet says what they look like, and no meaning ever rests on a style alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len, chop_cells, set_cell_size

from tmtui.model.frozen import frozen
from tmtui.model.text import clean

STYLES = ("dim", "strong", "head", "mark", "good", "warn", "bad", "rule", "hot")
"""Names of styles; the empty name is plain text."""


@frozen
class Span:
    """Text in one style."""

    text: str
    style: str = ""
    """One of `STYLES`, or empty."""


Line = tuple[Span, ...]
"""One row of the screen, left to right."""

Part = str | tuple[str, str]
"""Plain text, or text and the name of its style."""

BLANK: Line = ()
"""An empty row."""


def line(*parts: Part) -> Line:
    """Make a line; text from anywhere passes the sanitiser here and becomes one row."""
    made = (Span(part) if isinstance(part, str) else Span(*part) for part in parts)
    return tuple(Span(flat(span.text), span.style) for span in made if span.text)


def flat(text: str) -> str:
    """Return `text` cleaned, with newlines and tabs as blanks, so that it takes one row."""
    return clean(text).replace("\n", " ").replace("\t", " ")


def width_of(row: Line) -> int:
    """Return how many cells a line takes."""
    return sum(cell_len(span.text) for span in row)


def cut(text: str, width: int) -> str:
    """Return `text` in at most `width` cells, with `…` where something is missing."""
    text = flat(text)
    if cell_len(text) <= width:
        return text
    return "" if width < 1 else set_cell_size(text, width - 1).rstrip() + "…"


def brief(text: str, width: int) -> str:
    """Return as much of a sentence as fits and reads as one: it ends before a comma or the like, else with `…`."""
    text = flat(text)
    if cell_len(text) <= width:
        return text
    ends = [at for at, sign in enumerate(text) if sign in ",:;·(" and cell_len(text[:at].rstrip()) <= width]
    return text[: ends[-1]].rstrip() if ends else cut(text, width)


def pad(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells."""
    return set_cell_size(cut(text, width), max(width, 0))


def fit(row: Line, width: int) -> Line:
    """Return the line in at most `width` cells."""
    if width_of(row) <= width:
        return row
    kept: list[Span] = []
    left = width
    for span in row:
        size = cell_len(span.text)
        if size >= left:
            kept.append(Span(cut(span.text + ("" if size > left else " "), left), span.style))
            break
        kept.append(span)
        left -= size
    return tuple(kept)


def crop(row: Line, left: int, width: int) -> Line:
    """Return the cells from `left` on, `width` of them at most; half of a wide character is a blank."""
    kept: list[Span] = []
    at, right = 0, left + width
    for span in row:
        size = cell_len(span.text)
        if at + size > left and at < right:
            kept.append(Span(_cells(span.text, max(left - at, 0), min(right - at, size)), span.style))
        at += size
    return tuple(kept)


def _cells(text: str, first: int, last: int) -> str:
    if text.isascii():
        return text[first:last]
    found, at = "", 0
    for character in text:
        size = cell_len(character)
        if first <= at and at + size <= last and (size or at > first):
            found += character
        else:
            found += " " * max(min(at + size, last) - max(at, first), 0)
        at += size
    return found


def spread(left: Line, right: Line, width: int) -> Line:
    """Return one line with `left` and `right` at the edges; the left gives way."""
    room = width - width_of(right)
    left = fit(left, max(room - 1, 0))
    gap = max(room - width_of(left), 0)
    return (*left, Span(" " * gap), *right) if gap else (*left, *right)


def wrap(text: str, width: int, style: str = "", *, first: str = "", rest: str = "") -> list[Line]:
    """Break text at blanks into lines of at most `width` cells; a newline begins a new line.

    Args:
        text: what to break; cleaned here.
        width: cells per line, prefixes included.
        style: style of the text.
        first: prefix of the first line, unstyled.
        rest: prefix of the lines after it.

    Returns:
        At least one line, also for empty text.
    """
    rows: list[Line] = []
    for paragraph in clean(text).replace("\t", " ").split("\n"):
        current = ""
        prefix = rest if rows else first
        room = max(width - cell_len(prefix), 1)
        for word in _pieces(paragraph.split(), room):
            joined = f"{current} {word}" if current else word
            if cell_len(joined) <= room:
                current = joined
                continue
            rows.append(line(prefix, (current, style)))
            prefix, current = rest, word
            room = max(width - cell_len(prefix), 1)
        rows.append(line(prefix, (current, style)))
    return rows


def _pieces(words: Iterable[str], room: int) -> Iterable[str]:
    for word in words:
        if cell_len(word) <= room:
            yield word
        else:
            yield from chop_cells(word, room)


def paragraphs(text: str, width: int, style: str = "", *, indent: str = "") -> list[Line]:
    """Break prose into lines: single newlines join, blank lines stay."""
    rows: list[Line] = []
    for block in clean(text).split("\n\n"):
        if not block.strip():
            continue
        if rows:
            rows.append(BLANK)
        rows.extend(wrap(" ".join(block.split()), width, style, first=indent, rest=indent))
    return rows


def clip(rows: Sequence[Line], height: int, width: int, more: str = "") -> list[Line]:
    """Return at most `height` rows; the last one ends with `…` and `more` when rows are missing."""
    if len(rows) <= height:
        return list(rows)
    if height < 1:
        return []
    last = fit((*rows[height - 1], Span(" …")), max(width - cell_len(more), 0))
    return [*rows[: height - 1], (*last, Span(cut(more, width - width_of(last)), "dim"))]


def rule(width: int) -> Line:
    """Return a horizontal line."""
    return (Span("─" * width, "rule"),)


def plain(rows: Iterable[Line]) -> str:
    """Return rows as text, for tests and for terminals that only print."""
    return "\n".join("".join(span.text for span in row).rstrip() for row in rows)


_ASCII = str.maketrans(
    {
        "─": "-", "│": "|", "▸": ">", "›": ">", "→": ">", "·": "-", "…": "~", "█": "#", "░": ".", "▕": "[", "▏": "]",
        "✓": "+", "✗": "x", "●": "*", "○": "o", "◐": "%", "▲": "^", "▼": "v", "–": "-", "—": "-", "−": "-", "≥": ">",
        "≤": "<", "×": "x", "“": '"', "”": '"', "‘": "'", "’": "'", "½": ".", "╫": "#",
        "═": "=", "║": "|", "╔": "+", "╗": "+", "╚": "+", "╝": "+", "┌": "+", "┐": "+", "└": "+", "┘": "+",
        "╌": ".", "╎": ":", "├": "+", "┤": "+", "╭": ".", "╮": ".", "╰": "'", "╯": "'", "◂": "<", "◆": "$",
        "━": "=", "┃": "!", "┏": ".", "┓": ".", "┗": "'", "┛": "'", "┼": "+", "┿": "=", "╂": "!", "╋": "!",
        "≡": "=", "←": "<",
    }
)  # fmt: skip


def to_ascii(text: str) -> str:
    """Return `text` for a terminal that shows ASCII only, each character in as many cells as before."""
    text = text.translate(_ASCII)
    if text.isascii():
        return text
    return "".join(each if each.isascii() else "?" * cell_len(each) for each in text)
