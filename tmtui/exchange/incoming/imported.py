"""What a reader makes of a file: statements, and a list of everything it did not take."""

from __future__ import annotations

from collections.abc import Callable

from tmtui.banks.bank import Bank
from tmtui.exchange.incoming.document import Document
from tmtui.model.answers import Answers
from tmtui.model.fact import Statement
from tmtui.model.frozen import frozen


@frozen
class Ignored:
    """Something in a file that says nothing here."""

    what: str
    """What it is, in words of the file: `service web: healthcheck`."""
    why: str
    """Why nothing was made of it."""
    where: str = ""
    """Line or pointer: `docker-compose.yml:12`."""


@frozen
class Imported:
    """A file that was read without an error."""

    format: str
    title: str
    """What the file calls the system; a new model gets it for a name."""
    statements: tuple[Statement, ...]
    """All with source `import:<format>`, basis and evidence; a new subject's `exists` and `name` come first."""
    ignored: tuple[Ignored, ...] = ()

    def count(self, kind: str) -> int:
        """Return how many subjects of a kind the file speaks of."""
        prefix = f"{kind}/"
        return len({each.subject for each in self.statements if each.subject.startswith(prefix)})


Reader = Callable[[Document, Bank, Answers], Imported]
"""Turns a file into what it says, or raises `BadInput` and nothing else.

It gets the model's bank, which says what can be asked, and what holds already, so that a thing keeps its key when its
file is read again.
"""
