"""Faults of banks and answers files: every mistake is collected and reported in one run, each with its place.

Whoever mends a file does it in an editor, so one run has to show everything there is to mend, and a name that does not
exist comes with the nearest one that does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import Literal

from tmtui.model.errors import BadInput, Place
from tmtui.model.frozen import changing, frozen
from tmtui.model.nearest import did_you_mean
from tmtui.model.text import one_line

Severity = Literal["error", "warning"]

FAULT_LIMIT = 200
"""After so many faults reading YAML stops: nobody mends more in one go."""

_GUESSES = 100
"""So many faults get a search for the nearest name; a file with more is not one with typing errors."""


@frozen
class Fault:
    """One mistake in a file."""

    place: Place
    message: str
    suggestion: str = ""
    """What to do about it, one sentence, or empty."""
    severity: Severity = "error"

    def __str__(self) -> str:
        return " ".join(filter(None, (f"{self.place}: {self.severity}: {self.message}", self.suggestion)))


class FileErrors(BadInput):
    """A file that cannot be taken, with everything that is wrong in it.

    Attributes:
        faults: all faults in the order of the files, warnings too.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        errors = [fault for fault in self.faults if fault.severity == "error"]
        first = errors[0] if errors else None
        message = first.message if first else "the file cannot be used"
        super().__init__(message, place=first.place if first else None, remedy=first.suggestion if first else "")

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class BankErrors(FileErrors):
    """A bank that cannot be used, with everything that is wrong in it and in the banks it uses."""


def quoted(text: str) -> str:
    """Return what somebody wrote as a message shows it: on one line, cleaned, shortened, in backticks."""
    line = one_line(text)
    return f"`{line[:60]}…`" if len(line) > 60 else f"`{line}`"


def nearest(name: str, names: Iterable[str]) -> str:
    """Return "Did you mean `x`?" for the name most like `name`, or nothing when none is like it."""
    return did_you_mean(name, names, most=1, shown=quoted)


def with_article(noun: str) -> str:
    """Return a noun with its article: `a flow`, `an identity`."""
    return noun if noun == "data" else f"{'an' if noun[:1] in 'aeio' else 'a'} {noun}"


def listed(names: Sequence[str]) -> str:
    """Return "One of: a, b, c." for a short list of allowed words."""
    return f"One of: {', '.join(names)}." if names else ""


@changing
class Faults:
    """Collects faults while a file is read, so that reading can go on after each."""

    found: list[Fault] = field(default_factory=list)
    errors: int = 0
    """How many of them make the file unusable."""

    def add(self, fault: Fault) -> None:
        """Add a fault."""
        self.found.append(fault)
        self.errors += fault.severity == "error"

    def error(self, place: Place, message: str, suggestion: str = "") -> None:
        """Add a mistake that makes the file unusable."""
        self.add(Fault(place, message, suggestion, "error"))

    def warning(self, place: Place, message: str, suggestion: str = "") -> None:
        """Add something that is allowed and probably not meant."""
        self.add(Fault(place, message, suggestion, "warning"))

    def unknown(self, place: Place, what: str, name: str, names: Iterable[str], *, otherwise: str = "") -> None:
        """Add "unknown `what`" with the nearest of `names`; `otherwise` is what to say when none is near."""
        guess = nearest(name, names) if len(self.found) < _GUESSES else ""
        self.error(place, f"unknown {what} {quoted(name)}.", guess or otherwise)

    def in_order(self) -> list[Fault]:
        """Return each fault once, file by file as first met, by line and column."""
        files = {file: number for number, file in enumerate(dict.fromkeys(fault.place.file for fault in self.found))}
        once = dict.fromkeys(self.found)
        return sorted(once, key=lambda fault: (files[fault.place.file], fault.place.line, fault.place.column))
