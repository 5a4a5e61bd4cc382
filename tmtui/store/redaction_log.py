"""What was redacted, when and by whom: the record that makes a gap in the log legitimate.

Records are only ever added, and chained by hash like facts. Where a value is missing, a key was replaced or a value was
rewritten, verification accepts it when there is a record and reports tampering when there is none. What it cannot find:
somebody who can write the file may also write a record; it then says that something was redacted, which is true.
"""

from __future__ import annotations

import sqlite3
from enum import StrEnum

from tmtui.model.frozen import frozen
from tmtui.store.chain import GENESIS, link
from tmtui.store.connection import Connection


class Kind(StrEnum):
    """What a redaction did."""

    VALUE = "value"
    """Value, note, evidence and who is asked of a fact are gone."""
    NAME = "name"
    """The key of a subject was replaced."""
    REWRITTEN = "rewritten"
    """A replaced key was replaced inside a value too."""


@frozen
class Record:
    """One line of the redaction log."""

    model: str
    kind: str
    """One of `Kind`."""
    target: str
    """Hash of the fact, or the new key of the subject."""
    commitment: str
    """To the content a fact has now, or empty."""
    redacted_at: str
    author: str

    def plain(self) -> dict[str, object]:
        """Return the fields as JSON takes them."""
        return {
            "model": self.model,
            "kind": str(self.kind),
            "target": self.target,
            "commitment": self.commitment,
            "redacted_at": self.redacted_at,
            "author": self.author,
        }


def record(
    sql: sqlite3.Connection, number: int, line: Record, *, fact: int | None = None, subject: int | None = None
) -> None:
    """Add a record about a fact or a subject; runs before the change, because the triggers ask for it."""
    found = sql.execute(
        "SELECT hash FROM redactions WHERE model = ? ORDER BY number DESC LIMIT 1", (number,)
    ).fetchall()
    prev = str(found[0][0]) if found else GENESIS
    sql.execute(
        "INSERT INTO redactions (model, kind, fact, subject, target, commitment, redacted_at, author, prev, hash) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            str(line.kind),
            fact,
            subject,
            line.target,
            line.commitment,
            line.redacted_at,
            line.author,
            prev,
            link(prev, line.plain()),
        ),
    )


def count(connection: Connection, number: int) -> int:
    """Return how many records there are about a model."""
    return connection.number("SELECT count(*) FROM redactions WHERE model = ?", (number,))
