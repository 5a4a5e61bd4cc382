"""The Markdown summary as rows to read: headings set off, lists hanging, tables in columns that fit the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from tmtui.tui.lines import BLANK, Line, cut, line, pad, wrap
from tmtui.tui.pages.outline import Item

MARKS = re.compile(r"\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\([^)]*\)|<[^>]{1,40}>|\\([!-/:-@\[-`{-~])")
"""Marks of Markdown within a row, which say nothing once it is read here."""

LIST = re.compile(r"(\s*)([-*]|\d+\.)\s+(.*)")
NARROWEST = 9
"""Cells below which a column cannot be read, and a table becomes a list."""


def report_items(markdown: str, width: int) -> list[Item]:
    """Return one item for each row."""
    return [Item("", row) for row in report_rows(markdown, max(width - 6, 20))]


def report_rows(markdown: str, width: int) -> list[Line]:
    """Return a document of Markdown as rows of at most `width` cells."""
    rows: list[Line] = []
    lines = markdown.splitlines()
    at = 0
    while at < len(lines):
        text = lines[at]
        if text.startswith("```"):
            end = next((n for n in range(at + 1, len(lines)) if lines[n].startswith("```")), len(lines))
            rows += _fenced(text.removeprefix("```").strip(), lines[at + 1 : end], width)
            at = end + 1
        elif text.startswith("|"):
            end = next((n for n in range(at, len(lines)) if not lines[n].startswith("|")), len(lines))
            rows += table_rows([_cells(each) for each in lines[at:end] if not _is_rule(each)], width)
            at = end
        else:
            rows += _text(text, width)
            at += 1
    return list(_calm(rows))


def where(items: Sequence[Item], top: int, page: int) -> str:
    """Return which part of the document is read, and how much of it there is; empty where all of it is seen.

    Args:
        items: the rows.
        top: the first one that is seen.
        page: how many are seen.
    """
    if len(items) <= page:
        return ""
    seen = items[: top + 1 + page // 2]
    part = next((item.row for item in reversed(seen) if item.row and item.row[0].style == "head"), ())
    return f"{_plain(part)}  {100 * min(top + page, len(items)) // len(items)} %".strip()


def _calm(rows: Sequence[Line]) -> Iterator[Line]:
    """Leave out blank rows at the start and after others."""
    before: Line = BLANK
    for row in rows:
        if row or before:
            yield row
        before = row


def plain_text(text: str) -> str:
    """Return a row of Markdown without its marks."""
    return MARKS.sub(lambda found: next(filter(None, found.groups()), ""), text)


def _text(text: str, width: int) -> list[Line]:
    if text.startswith("#"):
        level = len(text) - len(text.lstrip("#"))
        title = plain_text(text.lstrip("# "))
        return [BLANK, *wrap(title, width, "head"), BLANK] if level < 3 else [BLANK, *wrap(title, width, "strong")]
    if text.startswith(">"):
        return wrap(plain_text(text.lstrip("> ")), width, "warn", first="│ ", rest="│ ")
    found = LIST.fullmatch(text)
    if found is not None:
        indent, sign, rest = found.groups()
        first = f"{indent}{'·' if sign in '-*' else sign} "
        return wrap(plain_text(rest), width, first=first, rest=" " * len(first))
    return wrap(plain_text(text.strip()), width) if text.strip() else [BLANK]


def _fenced(language: str, inside: Sequence[str], width: int) -> list[Line]:
    if language == "mermaid":
        return wrap("(a diagram; the place Diagram draws it)", width, "dim")
    return [line((cut(text, width), "dim")) for text in inside]


def _is_rule(text: str) -> bool:
    return set(text) <= set("|-: ")


def _cells(text: str) -> list[str]:
    inner = re.split(r"(?<!\\)\|", text.strip().removeprefix("|").removesuffix("|"))
    return [plain_text(cell.strip()) for cell in inner]


def table_rows(table: Sequence[Sequence[str]], width: int) -> list[Line]:
    """Return a table, its heads first; as a list where its columns would be too narrow to read."""
    count = max(len(row) for row in table)
    full = [[*row, *[""] * (count - len(row))] for row in table]
    widths = [max(cell_len(row[column]) for row in full) for column in range(count)]
    room = width - 2 * (count - 1)
    least = [min(size, max(NARROWEST, cell_len(full[0][column]))) for column, size in enumerate(widths)]
    if sum(least) > room:
        return _as_list(full, width)
    while sum(widths) > room:
        widest = max((column for column in range(count) if widths[column] > least[column]), key=lambda n: widths[n])
        widths[widest] -= 1
    rows: list[Line] = []
    for at, row in enumerate(full):
        parts = [[_plain(each) for each in wrap(cell, size)] for cell, size in zip(row, widths, strict=True)]
        tall = max(len(part) for part in parts)
        for number in range(tall):
            shown = [part[number] if number < len(part) else "" for part in parts]
            texts = [pad(text, size) for text, size in zip(shown, widths, strict=True)]
            rows.append(line(("  ".join(texts).rstrip(), "" if at else "strong")))
        if not at:
            rows.append(line(("─" * min(sum(widths) + 2 * (count - 1), width), "rule")))
    return [*rows, BLANK]


def _as_list(table: Sequence[Sequence[str]], width: int) -> list[Line]:
    heads, *body = table
    rows: list[Line] = []
    for row in body:
        rows += wrap(row[0], width, "strong")
        for head, cell in zip(heads[1:], row[1:], strict=True):
            if cell:
                rows += wrap(f"{head}: {cell}" if head else cell, width, first="  ", rest="    ")
    return [*rows, BLANK]


def _plain(row: Line) -> str:
    return "".join(span.text for span in row)
