"""Copies beside the database: `tmtui.db.backup-<label>-<n>`, mode 0600, made with SQLite's own backup.

A copy has its places blanked, so wherever and however it is put back it becomes a new origin.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
from pathlib import Path

from tmtui.model.errors import Busy, Unusable
from tmtui.store.connection import Connection
from tmtui.store.failures import translated
from tmtui.store.origin import forget_places
from tmtui.store.private_files import make_file


def backups_of(path: Path) -> list[Path]:
    """Return the backups beside a database, sorted by name."""
    prefix = f"{path.name}.backup-"
    if not path.parent.is_dir():
        return []
    return sorted(each for each in path.parent.iterdir() if each.name.startswith(prefix) and each.is_file())


def make_backup(path: Path, label: str, *, busy_timeout_ms: int = 5000) -> Path:
    """Copy the database as it stands committed, and return the copy.

    Uses a connection of its own, so it also works while this process holds the write lock.

    Raises:
        Busy, Unusable: when it cannot be read or written; no half copy is left.
    """
    slug = "-".join(re.findall(r"[a-z0-9]+", label.lower())) or "copy"
    number = 1
    while not make_file(target := path.with_name(f"{path.name}.backup-{slug}-{number}")):
        number += 1
    try:
        with contextlib.closing(Connection(path, read_only=True, busy_timeout_ms=busy_timeout_ms)) as source:
            _copy(source, target)
    except BaseException:
        with contextlib.suppress(OSError):
            target.unlink()
        raise
    return target


def _copy(source: Connection, target: Path) -> None:
    with contextlib.closing(Connection(target)) as copy:
        try:
            source.sql.backup(copy.sql)
        except sqlite3.Error as error:
            told = translated(error, source.path)
            if isinstance(told, Busy):
                raise told from error
            raise Unusable(
                f"The backup {target} cannot be written ({error}).", remedy="Free some space and try again."
            ) from error
        copy.run("PRAGMA journal_mode=DELETE")
        with copy.writing() as sql:
            forget_places(sql)
