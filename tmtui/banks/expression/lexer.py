"""Words of the condition language, each with its offset.

A dotted path is one word, so that every fault about a name can point at the very part of it that is wrong.
"""

from __future__ import annotations

import re
from enum import StrEnum

from tmtui.model.frozen import frozen


class Kind(StrEnum):
    """What a word is."""

    PATH = "name"
    KEYWORD = "keyword"
    TEXT = "text"
    NUMBER = "number"
    SIGN = "sign"
    END = "end"


KEYWORDS = frozenset({"or", "and", "not", "in", "any", "all", "known", "contains", "yes", "no", "partly", "otherwise"})
"""Words with a meaning of their own; no attribute, trait or relation may bear one."""

_WORD = re.compile(
    r'(?P<path>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)|(?P<text>"(?:[^"\\\n]|\\["\\])*")'
    r"|(?P<number>-?[0-9]{1,15}(?:\.[0-9]{1,15})?)|(?P<sign>==|!=|<=|>=|<|>|\(|\)|\[|\]|,)"
)
_SPACE = re.compile(r"[ \t\n]*")
_HINTS = {
    "=": "Compare with `==`.",
    "&": "Write `and`.",
    "|": "Write `or`.",
    "!": "Write `not`.",
    "'": 'Texts stand in double quotes: "text".',
    '"': 'A text begins and ends with `"` on one line.',
    "-": "Names are written with `_`, and option values stand in double quotes.",
    "{": "Lists stand in square brackets.",
    "+": "Conditions do not calculate.",
    "*": "Conditions do not calculate.",
    ".": "A path is written without spaces: `target.zone.kind`.",
}


@frozen
class Word:
    """One word of a condition."""

    kind: Kind
    text: str
    offset: int


class SyntaxFault(Exception):
    """A condition that cannot be read; knows where.

    Attributes:
        offset: of the character at which it goes wrong.
        message: what is wrong.
        suggestion: what to write instead, or empty.
    """

    def __init__(self, offset: int, message: str, suggestion: str = "") -> None:
        super().__init__(message)
        self.offset, self.message, self.suggestion = offset, message, suggestion


def words(text: str) -> list[Word]:
    """Split a condition into words, an `END` last.

    Raises:
        SyntaxFault: at a character that begins no word.
    """
    found: list[Word] = []
    position = _end_of_space(text, 0)
    while position < len(text):
        match = _WORD.match(text, position)
        if match is None:
            raise _bad_character(text, position)
        kind, word = match.lastgroup, match[0]
        if kind == "path":
            found.append(Word(Kind.KEYWORD if word in KEYWORDS else Kind.PATH, word, position))
        else:
            found.append(Word(Kind(kind or ""), word, position))
        position = _end_of_space(text, match.end())
    found.append(Word(Kind.END, "", len(text)))
    return found


def unquoted(word: str) -> str:
    """Return the text a quoted word stands for."""
    return re.sub(r'\\(["\\])', r"\1", word[1:-1])


def _end_of_space(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _bad_character(text: str, position: int) -> SyntaxFault:
    character = text[position]
    hint = _HINTS.get(character, "")
    if character.isascii() and character.isupper():
        hint = "Names and words are written in small letters."
    return SyntaxFault(position, f"`{character}` means nothing in a condition.", hint)
