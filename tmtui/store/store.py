"""The store: one SQLite file, and everything the workspace may do with it.

A thin facade: each method is one function of a module next to it. Raises `Busy`, `Unusable` and `BadInput` only.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from tmtui.model.errors import BadInput, Unusable
from tmtui.model.fact import Fact, Statement
from tmtui.store import models, sessions
from tmtui.store.append import Writer, append
from tmtui.store.backup import make_backup
from tmtui.store.clock import microseconds, seconds, utc_now
from tmtui.store.connection import Connection
from tmtui.store.log_rows import read_facts
from tmtui.store.models import StoredModel
from tmtui.store.origin import machine_id, place_of
from tmtui.store.private_files import make_file, make_folder, writable
from tmtui.store.schema import derived_tables
from tmtui.store.schema.upgrade import check, upgrade


class Store:
    """An open database file. Any thread may call it, one at a time; close it when done."""

    def __init__(self, connection: Connection, writer: Writer) -> None:
        self._connection = connection
        self._writer = writer

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        wal: bool = False,
        busy_timeout_ms: int = 5000,
        now: Callable[[], datetime] = utc_now,
        machine: Callable[[], str] = machine_id,
        entropy: Callable[[int], bytes] = secrets.token_bytes,
    ) -> Store:
        """Open a database, creating or upgrading it where need be.

        Args:
            path: the file; it and missing folders are created, readable by their owner only.
            read_only: never write, not even to upgrade; also opens files of a newer program.
            wal: use write-ahead logging: not on network shares.
            busy_timeout_ms: how long to wait for somebody else's lock.
            now: the clock.
            machine: what tells this machine from others.
            entropy: random bytes, for salts and origins.

        Raises:
            Busy: when somebody holds the file longer than the busy timeout.
            Unusable: when it is newer, read-only, damaged, or no database of ours.
        """
        if path.is_dir():
            raise Unusable(f"{path} is a folder.", remedy="Name a file with --db.")
        if read_only:
            if not path.exists():
                raise Unusable(f"There is no database at {path}.", remedy="Name another file with --db.")
        else:
            make_folder(path.parent)
            make_file(path)
            if not writable(path):
                raise Unusable(
                    f"{path} is read-only.", remedy="Make the file and its folder writable, or open it read-only."
                )
        connection = Connection(path, read_only=read_only, busy_timeout_ms=busy_timeout_ms)
        try:
            if read_only:
                check(connection)
            else:
                upgrade(connection, lambda label: make_backup(path, label, busy_timeout_ms=busy_timeout_ms))
                if wal:
                    connection.run("PRAGMA journal_mode=WAL")
            place = place_of(path, machine())
        except BaseException:
            connection.close()
            raise
        writer = Writer(
            now_us=lambda: microseconds(now()), now_text=lambda: seconds(now()), place=place, entropy=entropy
        )
        return cls(connection, writer)

    @property
    def path(self) -> Path:
        """The database file."""
        return self._connection.path

    @property
    def read_only(self) -> bool:
        """Whether writing is refused."""
        return self._connection.read_only

    def models(self) -> list[StoredModel]:
        """Return all threat models, sorted by slug."""
        return models.list_models(self._connection)

    def create_model(self, slug: str) -> None:
        """Add an empty model; BadInput when the slug is not one or is taken."""
        models.create(self._connection, slug, self._writer.now_text())

    def remove_model(self, slug: str) -> Path:
        """Remove a model with everything said in it, after keeping a backup; return the backup."""
        models.number_of(self._connection, slug)
        kept = self.backup(f"before-rm-{slug}")
        models.remove(self._connection, slug, ("derivations", *derived_tables.TABLES))
        return kept

    def append(
        self,
        model: str,
        statements: Sequence[Statement],
        *,
        author: str,
        role: str,
        batch: str | None = None,
        if_last: int | None = None,
    ) -> tuple[Fact, ...]:
        """Write statements as facts in one transaction; durable when it returns. See `append.append`."""
        return append(
            self._connection, self._writer, model, statements, author=author, role=role, batch=batch, if_last=if_last
        )

    def facts(self, model: str, *, after_row: int = 0) -> tuple[list[Fact], int]:
        """Return facts in order of arrival, and the highest row seen, to go on from next time."""
        if after_row < 0:
            raise BadInput("Rows count from 0.")
        return read_facts(self._connection, model, models.number_of(self._connection, model), after_row)

    def session(self, model: str, person: str) -> dict[str, object]:
        """Return where a person stopped; empty when nowhere."""
        return sessions.read(self._connection, model, person)

    def save_session(self, model: str, person: str, state: Mapping[str, object]) -> None:
        """Keep where a person stopped."""
        sessions.write(self._connection, model, person, state, self._writer.now_text())

    def sessions(self, model: str) -> dict[str, dict[str, object]]:
        """Return where everybody stopped."""
        return sessions.read_all(self._connection, model)

    def backup(self, label: str) -> Path:
        """Copy the database beside itself and return the copy."""
        return make_backup(self.path, label)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
