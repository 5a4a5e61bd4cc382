"""Leaving no byte of redacted text in the file.

`secure_delete` zeroes what is deleted, but not the copies that SQLite leaves in the slack of pages when it moves rows,
and the search index keeps deleted words until its segments merge. So a redaction rebuilds the index and then rewrites
the whole file with VACUUM. VACUUM cannot be part of the transaction; a chore in the file remembers that it is still to
be done, and the next start does it when it was interrupted.

Out of reach: blocks the file system has freed (the journal that was deleted), snapshots, copies and the wear levelling
of flash drives.
"""

from __future__ import annotations

import sqlite3

from tmtui.model.errors import Busy, Unusable
from tmtui.store.connection import Connection

CHORE = "scrub"


def rebuild_index(sql: sqlite3.Connection) -> None:
    """Make the search index anew from the values there are, forgetting every word that is gone."""
    sql.execute("INSERT INTO fact_values_fts (fact_values_fts) VALUES ('rebuild')")


def plan_scrub(sql: sqlite3.Connection, at: str) -> None:
    """Note, inside the transaction that redacts, that the file is to be rewritten."""
    sql.execute(
        "INSERT INTO chores (name, since) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
        (CHORE, at),
    )


def pending(connection: Connection) -> bool:
    """Whether freed pages may still hold redacted text."""
    return bool(connection.number("SELECT count(*) FROM chores WHERE name = ?", (CHORE,)))


def scrub(connection: Connection) -> bool:
    """Rewrite the file; return whether that could be done now.

    When somebody is using it, or the disk has no room for a second copy, the chore stays.
    """
    try:
        connection.run("VACUUM")
        checkpoint = connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")  # does nothing without write-ahead logging
        if checkpoint and checkpoint[0][0]:
            return False
        connection.run("DELETE FROM chores WHERE name = ?", (CHORE,))
    except (Busy, Unusable):
        return False
    return True
