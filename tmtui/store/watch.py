"""Noticing that somebody else wrote: `PRAGMA data_version` moves with every commit of another connection.

It costs one read of the file header. Asking never waits: when the file or this connection is in use there is no news,
and the next poll tells.
"""

from __future__ import annotations

from tmtui.model.errors import Busy
from tmtui.store.connection import Connection


class Watch:
    """Remembers which state of the file was seen last."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._seen = connection.number("PRAGMA data_version")

    def changed(self) -> bool:
        """Whether another connection committed since the last call; never waits."""
        connection = self._connection
        if not connection.lock.acquire(blocking=False):
            return False
        try:
            if connection.sql.in_transaction:
                return False
            connection.set_busy_timeout(0)
            try:
                found = connection.number("PRAGMA data_version")
            except Busy:
                return False
            finally:
                connection.set_busy_timeout(connection.busy_timeout_ms)
        finally:
            connection.lock.release()
        changed = found != self._seen
        self._seen = found
        return changed
