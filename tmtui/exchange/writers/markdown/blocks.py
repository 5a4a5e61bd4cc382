"""Blocks of Markdown out of texts that are escaped already. A block has no blank line inside a list or table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tmtui.exchange.writers.markdown.escape import text


def heading(level: int, escaped: str) -> str:
    """Return an ATX heading."""
    return f"{'#' * level} {escaped}".rstrip()


def bullets(items: Iterable[str]) -> list[str]:
    """Return one block with a bullet for each item, or no block."""
    lines = [f"- {item}" for item in items]
    return ["\n".join(lines)] if lines else []


def numbered(items: Sequence[str]) -> list[str]:
    """Return one block with a number before each item, or no block."""
    lines = [f"{number}. {item}" for number, item in enumerate(items, 1)]
    return ["\n".join(lines)] if lines else []


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return one table, or no block when it has no rows."""
    if not rows:
        return []
    lines = [f"| {' | '.join(heads)} |", f"|{'|'.join(' --- ' for _ in heads)}|"]
    lines += [f"| {' | '.join(cell or '–' for cell in row)} |" for row in rows]
    return ["\n".join(lines)]


def fenced(language: str, body: str) -> str:
    """Return a fenced block, with a fence longer than any in it."""
    fence = "```"
    while fence in body:
        fence += "`"
    return f"{fence}{language}\n{body.rstrip(chr(10))}\n{fence}"


def joined(items: Iterable[str]) -> str:
    """Return texts escaped and joined by commas."""
    return ", ".join(text(item) for item in items)
