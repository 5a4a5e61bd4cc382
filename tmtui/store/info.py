"""What `tmtui doctor` says about the database."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

from tmtui.model.frozen import frozen
from tmtui.store import scrub
from tmtui.store.backup import backups_of
from tmtui.store.connection import Connection
from tmtui.store.schema.upgrade import schema_of
from tmtui.store.schema.version import VERSION


@frozen
class StoreInfo:
    """The state of a database file."""

    path: Path
    mode: str
    """Permissions as `ls` shows them, `-rw-------`."""
    private: bool
    """Whether nobody but the owner may read it."""
    schema: int
    """Version of the file."""
    program_schema: int
    """Version this program writes."""
    journal: str
    """`delete` or `wal`."""
    size: int
    """Bytes."""
    read_only: bool
    """How it is opened."""
    models: int
    facts: int
    origins: int
    """Copies of the file that facts were first written in."""
    redactions: int
    scrub_pending: bool
    """Whether redacted text may still stand in freed pages."""
    backups: tuple[Path, ...]
    sqlite: str
    """Version of the SQLite library."""


def read_info(connection: Connection) -> StoreInfo:
    """Look at the file; raises Busy or Unusable when it cannot be read."""
    status = connection.path.stat()
    return StoreInfo(
        path=connection.path,
        mode=stat.filemode(status.st_mode),
        private=not status.st_mode & 0o077,
        schema=schema_of(connection),
        program_schema=VERSION,
        journal=connection.text("PRAGMA journal_mode"),
        size=status.st_size,
        read_only=connection.read_only,
        models=connection.number("SELECT count(*) FROM models"),
        facts=connection.number("SELECT count(*) FROM facts"),
        origins=connection.number("SELECT count(DISTINCT origin) FROM heads"),
        redactions=connection.number("SELECT count(*) FROM redactions"),
        scrub_pending=scrub.pending(connection),
        backups=tuple(backups_of(connection.path)),
        sqlite=sqlite3.sqlite_version,
    )
