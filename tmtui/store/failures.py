"""From SQLite's errors to ours: what people can mend is `Busy` or `Unusable`, anything else stays our bug."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tmtui.model.errors import Busy, TmtuiError, Unusable

BUSY_CODES = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
"""Somebody else holds a lock."""

_PRIMARY = 0xFF
"""Extended result codes carry the primary one in the low byte."""


def code_of(error: sqlite3.Error) -> int:
    """Return the primary result code of an error; 0 where it came from Python's module and not from SQLite."""
    found: int = getattr(error, "sqlite_errorcode", 0) or 0
    return found & _PRIMARY


def translated(error: sqlite3.Error, path: Path) -> TmtuiError | None:
    """Return what to tell people about `error`, or nothing when it is not theirs to mend."""
    code = code_of(error)
    if code in BUSY_CODES:
        return Busy(f"{path} is being written by somebody else.", remedy="Nothing was written; try again in a moment.")
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_DBMOVED:
        return Unusable(f"{path} was moved or removed.", remedy="Put it back, or start again with another file.")
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}:
        return Unusable(
            f"{path} is read-only.", remedy="Make the file and its folder writable, or open a copy with --db."
        )
    if code == sqlite3.SQLITE_CANTOPEN:
        return Unusable(f"{path} cannot be opened.", remedy="Check that it is a file and who may read it.")
    if code == sqlite3.SQLITE_FULL:
        return Unusable(f"No space is left for {path}.", remedy="Nothing was written; free some space and try again.")
    if code == sqlite3.SQLITE_NOTADB:
        return Unusable(f"{path} is not a database.", remedy="Name another file with --db.")
    if code == sqlite3.SQLITE_CORRUPT:
        return Unusable(f"{path} is damaged.", remedy="Restore it from a backup; those beside it end in .backup-….")
    if code == sqlite3.SQLITE_IOERR:
        return Unusable(f"{path} cannot be read or written ({error}).", remedy="Check the disk or the network share.")
    if "no such module: fts5" in str(error):
        return Unusable(
            "The SQLite of this Python has no full-text search (FTS5).", remedy="Use a Python whose SQLite has it."
        )
    return None


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn SQLite's errors inside the block into ours."""
    try:
        yield
    except sqlite3.Error as error:
        ours = translated(error, path)
        if ours is None:
            raise
        raise ours from error
