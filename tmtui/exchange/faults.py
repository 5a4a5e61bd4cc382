"""What is wrong with a file, all of it at once: somebody who mends a file wants the whole list, not one error a run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from tmtui.model.errors import BadInput, Place
from tmtui.model.text import one_line


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, where, and what to do about it."""

    place: Place
    message: str
    suggestion: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" + (f" {self.suggestion}" if self.suggestion else "")


class FileErrors(BadInput):
    """A file that cannot be taken; nothing was written.

    Attributes:
        faults: everything wrong with it, in the order of the file.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.place.line, fault.place.column)))
        first = self.faults[0]
        super().__init__(first.message, place=first.place, remedy=first.suggestion)

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


FAULT_LIMIT = 200
"""After so many faults reading stops: nobody mends more in one go, and looking for what was meant takes time."""


def nearest(word: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """Return `Did you mean …?` for the known words nearest to `word`, or `otherwise`."""
    found = get_close_matches(word, list(known), n=3, cutoff=0.6)
    return f"Did you mean {' or '.join(found)}?" if found else otherwise


def quoted(text: str) -> str:
    """Return text from a file as it may stand in a message: one line, at most 60 characters, in quotes."""
    plain = one_line(text)
    return f"'{plain if len(plain) <= 60 else plain[:59] + '…'}'"
