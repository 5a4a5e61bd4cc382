"""Cuts what is written to a terminal into text, control characters and control sequences.

Nothing is interpreted here and nothing is lost: the pieces joined are what came in. A sequence that is not complete yet
is kept until the rest comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Sort = Literal["text", "control", "csi", "string", "escape", "broken"]

PIECE = re.compile(
    r"(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|(?P<csi>\x1b\[[0-?]*[ -/]*[@-~])"
    r"|(?P<string>\x1b[\]PX^_].*?(?:\x07|\x1b\\))"
    r"|(?P<escape>\x1b(?![\[\]PX^_])[ -/]*[0-~])"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f-\x9f])",
    re.DOTALL,
)
BEGUN = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[\]PX^_].*|[ -/]*)\Z", re.DOTALL)

LONGEST = 1 << 20
"""Characters of a sequence that has no end, after which it is sent as it is."""


class Piece(NamedTuple):
    """A part of what was written."""

    sort: Sort
    raw: str

    @property
    def final(self) -> str:
        """The letter that names a control sequence."""
        return self.raw[-1]

    @property
    def parameters(self) -> str:
        """What stands between `ESC [` and the last letter."""
        return self.raw[2:-1]


class Cutter:
    """Cuts writes into pieces, across the ends of writes."""

    def __init__(self) -> None:
        self._begun = ""

    def cut(self, data: str) -> Iterator[Piece]:
        """Return the pieces of what is complete."""
        data = self._begun + data
        self._begun = ""
        at = 0
        while at < len(data):
            found = PIECE.match(data, at)
            if found and found.lastgroup:
                at = found.end()
                yield Piece(found.lastgroup, found.group())  # type: ignore[arg-type]
            elif BEGUN.match(data, at) and len(data) - at < LONGEST:
                self._begun = data[at:]
                return
            else:
                yield Piece("broken", data[at])
                at += 1

    def rest(self) -> str:
        """Return what never became complete, and forget it."""
        rest, self._begun = self._begun, ""
        return rest
