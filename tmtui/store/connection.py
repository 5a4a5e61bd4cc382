"""One connection to the database file, opened so that several people can write and an acknowledged answer stays.

- Every write is one `BEGIN IMMEDIATE` transaction. A deferred one that reads and then writes loses at once to a second
  writer, whatever the busy timeout.
- Every read fetches all rows at once: an open cursor holds a lock that fails somebody else's COMMIT.
- A COMMIT that meets a reader is tried again as COMMIT; when it still cannot, the transaction is rolled back, so
  nothing is half-written.
- Journal mode DELETE and `synchronous=EXTRA` (FULL, and the folder is synced after the journal is gone: else a power
  cut right after COMMIT could bring the journal back and take the answer with it). Safe on NFS homes, unlike WAL, which
  needs shared memory and is only switched on by request.
- `secure_delete` overwrites what is deleted; temporary tables stay in memory and out of /tmp.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any
from urllib.parse import quote

from tmtui.model.errors import Unusable
from tmtui.store.failures import BUSY_CODES, code_of, telling

COMMIT_TRIES = 5
"""How often a COMMIT is tried, each waiting up to the busy timeout."""

Column = str | int | float | bytes | None
"""What SQLite stores in a column."""


class Connection:
    """A connection that any thread may use, one at a time.

    Attributes:
        path: the database file.
        read_only: whether writing is refused.
        lock: held while a thread uses the connection.
    """

    def __init__(self, path: Path, *, read_only: bool = False, busy_timeout_ms: int = 5000) -> None:
        self.path = path
        self.read_only = read_only
        self.lock = RLock()
        self.busy_timeout_ms = busy_timeout_ms
        self._together = False
        uri = f"file:{quote(os.fsencode(path.absolute()))}?mode={'ro' if read_only else 'rw'}"
        with telling(path):
            self.sql = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        try:
            self.set_busy_timeout(busy_timeout_ms)
            for pragma in (
                "foreign_keys=ON",
                "recursive_triggers=ON",
                "secure_delete=ON",
                "synchronous=EXTRA",
                "temp_store=MEMORY",
                "trusted_schema=OFF",
                "cell_size_check=ON",
            ):
                self.run(f"PRAGMA {pragma}")
        except BaseException:
            self.sql.close()
            raise

    def set_busy_timeout(self, milliseconds: int) -> None:
        """Wait at most this long for somebody else's lock; 0 gives up at once."""
        self.run(f"PRAGMA busy_timeout={int(milliseconds)}")

    def run(self, sql: str, parameters: Sequence[Column] = ()) -> None:
        """Run one statement that returns nothing.

        Raises:
            Busy, Unusable: when SQLite cannot.
        """
        with self.lock, telling(self.path):
            self.sql.execute(sql, parameters).fetchall()

    def rows(self, sql: str, parameters: Sequence[Column] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query.

        Raises:
            Busy, Unusable: when SQLite cannot.
        """
        with self.lock, telling(self.path):
            return self.sql.execute(sql, parameters).fetchall()

    def number(self, sql: str, parameters: Sequence[Column] = ()) -> int:
        """Return the first column of the first row as an integer; 0 where there is no row or it is empty."""
        found = self.rows(sql, parameters)
        return int(found[0][0] or 0) if found else 0

    def text(self, sql: str, parameters: Sequence[Column] = ()) -> str:
        """Return the first column of the first row as text; empty where there is no row or it is empty."""
        found = self.rows(sql, parameters)
        return str(found[0][0] or "") if found else ""

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Hold the write lock for the block; commit at its end, or roll everything back when it raises.

        Raises:
            Busy: when somebody else holds the lock longer than the busy timeout.
            Unusable: when the database is read-only, full or damaged.
        """
        if self.read_only:
            raise Unusable(f"{self.path} was opened read-only.", remedy="Make a copy and change that.")
        with self.lock, telling(self.path):
            if self._together:
                yield self.sql
                return
            self.sql.execute("BEGIN IMMEDIATE")
            try:
                yield self.sql
                self._commit()
            except BaseException:
                with contextlib.suppress(sqlite3.Error):  # what went wrong first is what people must hear
                    if self.sql.in_transaction:
                        self.sql.execute("ROLLBACK")
                raise

    @contextmanager
    def as_one(self) -> Iterator[None]:
        """Make one transaction of every write inside the block: all of it is on disk at its end, or nothing.

        Raises:
            Busy, Unusable: as `writing`.
        """
        with self.writing():
            before, self._together = self._together, True
            try:
                yield
            finally:
                self._together = before

    def _commit(self) -> None:
        for attempt in range(1, COMMIT_TRIES + 1):
            try:
                self.sql.execute("COMMIT")
            except sqlite3.OperationalError as error:
                if code_of(error) not in BUSY_CODES or attempt == COMMIT_TRIES:
                    raise
            else:
                return

    def close(self) -> None:
        """Close the connection; using it afterwards is our bug."""
        with self.lock:
            self.sql.close()
