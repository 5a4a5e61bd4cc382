"""YAML as located nodes: texts, lists and mappings that remember where they stand.

A node has no type but its shape: `3.10` stays `3.10` and `no` stays `no`, because what a text means is said by the
schema of the bank or by the attribute it answers, never by YAML's guesses.
"""

from __future__ import annotations

from tmtui.model.errors import Place
from tmtui.model.frozen import frozen


@frozen
class Scalar:
    """One text, and where it stands."""

    text: str
    place: Place
    written: str = ""
    """The source it was read from, quotes and line breaks included."""
    broken: bool = False
    """It was reported already; whoever reads it keeps quiet."""

    @property
    def is_missing(self) -> bool:
        """Whether nothing stands there at all; quotes around nothing are something."""
        return not self.text and not self.written

    def at(self, offset: int) -> Place:
        """Return the place of the character at `offset` of the text.

        Quotes, escapes and folded lines make text and source differ; they are walked side by side.
        """
        line, column = self.place.line, self.place.column
        position = 0
        for character in self.text[: offset + 1]:
            found = _next(self.written, position, character)
            if found < 0:
                break
            position = found + 1
        before = self.written[: max(position - 1, 0)]
        rows = before.count("\n")
        if rows:
            return Place(self.place.file, line + rows, len(before) - before.rfind("\n"))
        return Place(self.place.file, line, column + len(before))


def _next(source: str, start: int, character: str) -> int:
    """Find where in `source` the character continues; a space may stand for a whole folded line break."""
    if character.isspace():
        position = start
        while position < len(source) and not source[position].isspace():
            position += 1
        if position == len(source):
            return -1
        while position + 1 < len(source) and source[position + 1].isspace() and "\n" in source[start : position + 2]:
            position += 1
        return position
    return source.find(character, start)


@frozen
class Listing:
    """A YAML sequence."""

    items: tuple[Node, ...]
    place: Place


@frozen
class Mapping:
    """A YAML mapping; each key once."""

    pairs: tuple[tuple[Scalar, Node], ...]
    place: Place

    def value(self, key: str) -> Node | None:
        """Return what the key holds, or nothing when it is not there."""
        return next((node for name, node in self.pairs if name.text == key), None)


Node = Scalar | Listing | Mapping
