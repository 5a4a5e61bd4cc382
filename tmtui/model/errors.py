"""Errors people see: what was wrong, where, what to do, and the exit code that scripts test.

Every error that can reach a person is one of these; anything else is our bug and ends with exit code 70.
"""

from __future__ import annotations

from tmtui.model.frozen import frozen


@frozen
class Place:
    """A place in a file, for error messages; lines and columns count from 1, 0 means unknown."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.file]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


class TmtuiError(Exception):
    """Something a person can mend.

    Attributes:
        message: what was wrong, one sentence.
        place: where, when it is in a file.
        remedy: what to do about it, one sentence, or empty.
        code: exit code of the command line.
    """

    code = 2

    def __init__(self, message: str, *, place: Place | None = None, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        if not self.remedy:
            return f"{where}{self.message}"
        stop = "" if self.message.endswith((".", "?", "!", ":")) else "."
        return f"{where}{self.message}{stop} {self.remedy}"


class BadInput(TmtuiError):
    """A value, a file or an argument that cannot be taken; nothing was written. Exit code 2."""

    code = 2


class GateFailed(TmtuiError):
    """A check or lint found what it looks for. Exit code 1."""

    code = 1


class Busy(TmtuiError):
    """Somebody else holds the database; trying again may work. Exit code 3."""

    code = 3


class Unusable(TmtuiError):
    """The workspace cannot be used: newer than the program, read-only, damaged, not a database. Exit code 4."""

    code = 4
