"""Text for Markdown: whatever was typed reads as typed, and never as markup, a link, HTML or a table's edge."""

from __future__ import annotations

import re

from tmtui.model.text import clean, one_line

_ALWAYS = re.compile(r"[\\`*\[\]<>|~&$!{}^#]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_START = re.compile(r"^([+=:-])")
_NUMBER = re.compile(r"^(\d+)([.)])(?=\s|$)")
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")
_CODE = re.compile(r"[\w./:@+-]+")


def text(raw: str) -> str:
    """Return `raw` on one line, escaped so that it may stand anywhere: in a paragraph, a list item or a table."""
    escaped = _ALWAYS.sub(r"\\\g<0>", one_line(raw))
    escaped = _UNDERSCORE.sub(r"\\_", escaped)
    escaped = _LINK.sub(r"\1\\\2", escaped).replace("@", "\\@")
    return _NUMBER.sub(r"\1\\\2", _START.sub(r"\\\1", escaped))


def paragraphs(raw: str) -> list[str]:
    """Return prose as escaped paragraphs; blank lines part them, other line breaks do not."""
    parts = (part for part in re.split(r"\n[ \t]*\n", clean(raw)) if part.strip())
    return [text(part) for part in parts]


def code(raw: str) -> str:
    """Return a key or an id in code style; anything that is neither is escaped as text."""
    line = one_line(raw)
    return f"`{line}`" if _CODE.fullmatch(line) and line.isascii() else text(line)
