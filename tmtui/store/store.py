"""The store: one SQLite file, and everything the workspace may do with it.

A thin facade: each method is one function of a module next to it. Raises `Busy`, `Unusable` and `BadInput` only.
What not every start needs (redacting, merging, verifying ...) is imported where it is called, so a start stays quick.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tmtui.model.errors import Unusable
from tmtui.model.fact import Fact, Statement
from tmtui.model.text import one_line
from tmtui.store import models, redaction_log, scrub, sessions
from tmtui.store.append import Writer, append
from tmtui.store.backup import make_backup
from tmtui.store.clock import microseconds, seconds, utc_now
from tmtui.store.connection import Connection
from tmtui.store.log_rows import read_facts, read_facts_about
from tmtui.store.models import StoredModel
from tmtui.store.origin import machine_id, place_of
from tmtui.store.private_files import make_file, make_folder, writable
from tmtui.store.schema import derived_tables
from tmtui.store.schema.upgrade import check, upgrade
from tmtui.store.search import search
from tmtui.store.watch import Watch

if TYPE_CHECKING:
    from tmtui.store.derived import DerivedRows
    from tmtui.store.info import StoreInfo
    from tmtui.store.merge import MergeReport
    from tmtui.store.redaction import Redaction
    from tmtui.store.verify import ChainFault

SCRUB_WAIT_MS = 250
"""How long a start waits for others before it leaves rewriting the file to the next one."""


class Store:
    """An open database file. Any thread may call it, one at a time; close it when done."""

    def __init__(self, connection: Connection, writer: Writer) -> None:
        self._connection = connection
        self._writer = writer
        self._watch = Watch(connection)
        self._noticed: dict[str, int] = {}

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
        entropy: Callable[[int], bytes] = os.urandom,
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
                    f"{path} is read-only.", remedy="Make the file and its folder writable, or name another with --db."
                )
        connection = Connection(path, read_only=read_only, busy_timeout_ms=busy_timeout_ms)
        try:
            if read_only:
                check(connection)
            else:
                upgrade(connection, lambda label: make_backup(path, label, busy_timeout_ms=busy_timeout_ms))
                if wal:
                    connection.run("PRAGMA journal_mode=WAL")
                if scrub.pending(connection):
                    connection.set_busy_timeout(SCRUB_WAIT_MS)
                    scrub.scrub(connection)
                    connection.set_busy_timeout(busy_timeout_ms)
            place = "" if read_only else place_of(path, machine())
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

    def as_one(self) -> AbstractContextManager[None]:
        """Make one transaction of every write inside the block: all of it is on disk at its end, or nothing."""
        return self._connection.as_one()

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
        written: Callable[[int], None] = lambda _: None,
    ) -> tuple[Fact, ...]:
        """Write statements as facts in one transaction; durable when it returns. See `append.append`."""
        return append(
            self._connection,
            self._writer,
            model,
            statements,
            author=author,
            role=role,
            batch=batch,
            if_last=if_last,
            unnoticed=lambda: self.redacted_since_read(model),
            written=written,
        )

    def rows_after(self, model: str, row: int) -> tuple[int, int]:
        """Return how many facts arrived after a row, and the highest row now: without reading them."""
        number = models.number_of(self._connection, model)
        query = "SELECT count(*), max(row) FROM facts WHERE model = ? AND row > ?"
        count, last = self._connection.rows(query, (number, row))[0]
        return int(count), int(last or row)

    def facts(self, model: str, *, after_row: int = 0) -> tuple[list[Fact], int]:
        """Return facts in order of arrival, and the highest row seen, to go on from next time.

        A redaction changes facts that were read before and adds no row: when `redacted_since_read`, read all again.
        """
        number = models.number_of(self._connection, model)
        if after_row <= 0:
            self._noticed[model] = redaction_log.count(self._connection, number)
        return read_facts(self._connection, model, number, after_row)

    def has_row(self, model: str, row: int, fact: int) -> bool:
        """Whether a fact still stands in the row where it was read; not when another copy lies in the file's place."""
        number = models.number_of(self._connection, model)
        query = "SELECT count(*) FROM facts WHERE row = ? AND id = ? AND model = ?"
        return self._connection.number(query, (row, fact, number)) > 0

    def fact_ids(self, model: str) -> frozenset[int]:
        """Return the ids of all facts of a model."""
        number = models.number_of(self._connection, model)
        return frozenset(id_ for (id_,) in self._connection.rows("SELECT id FROM facts WHERE model = ?", (number,)))

    def facts_about(self, model: str, subject: str) -> list[Fact]:
        """Return what was said about one subject, in order of arrival, without reading the rest."""
        return read_facts_about(self._connection, model, models.number_of(self._connection, model), subject)

    def redacted_since_read(self, model: str) -> bool:
        """Whether something was redacted since the facts of the model were last read from the beginning."""
        if model not in self._noticed:
            return False
        number = models.number_of(self._connection, model)
        return redaction_log.count(self._connection, number) != self._noticed[model]

    def session(self, model: str, person: str) -> dict[str, object]:
        """Return where a person stopped; empty when nowhere."""
        return sessions.read(self._connection, model, person)

    def save_session(self, model: str, person: str, state: Mapping[str, object]) -> None:
        """Keep where a person stopped; not while it may hold a name that was redacted since the facts were read."""
        if self.redacted_since_read(model):
            return
        sessions.write(self._connection, model, person, state, self._writer.now_text())

    def sessions(self, model: str) -> dict[str, dict[str, object]]:
        """Return where everybody stopped."""
        return sessions.read_all(self._connection, model)

    def changed(self) -> bool:
        """Whether somebody else wrote since the last call; never waits, and busy means no."""
        return self._watch.changed()

    def wait_at_most(self, milliseconds: int) -> None:
        """Wait only this long for somebody else's lock from now on."""
        self._connection.busy_timeout_ms = milliseconds
        self._connection.set_busy_timeout(milliseconds)

    def redact(self, model: str, fact_id: int, *, name: bool = False, author: str = "") -> Redaction:
        """Take the content of a fact out of the file, or with `name` the name of its subject. See `redaction`."""
        from tmtui.store.redaction import redact

        return redact(
            self._connection,
            model,
            fact_id,
            name=name,
            at=self._writer.now_text(),
            author=one_line(author),
            entropy=self._writer.entropy,
        )

    def verify(self, model: str | None = None) -> list[ChainFault]:
        """Work the hash chains out anew; return what was changed behind the program's back."""
        from tmtui.store.verify import verify

        return verify(self._connection, model)

    def heads(self, model: str) -> dict[str, str]:
        """Return where each chain of a model ends: origin to hash, sorted by origin."""
        number = models.number_of(self._connection, model)
        rows = self._connection.rows("SELECT origin, hash FROM heads WHERE model = ? ORDER BY origin", (number,))
        return dict(rows)

    def export_log(self, model: str) -> Iterator[str]:
        """Return the log of a model, one line of JSON per fact, for `merge_log` of another copy."""
        from tmtui.store.export import export_log

        return export_log(self._connection, model)

    def merge_log(self, lines: Iterable[str], *, source: str = "log") -> MergeReport:
        """Take in the log of another copy, all or nothing; `source` names the file in messages."""
        from tmtui.store.merge import merge_log

        return merge_log(
            self._connection, lines, source=source, at=self._writer.now_text(), entropy=self._writer.entropy
        )

    def write_derived(self, model: str, rows: DerivedRows) -> bool:
        """Replace the derived tables of a model, only forwards; return whether that was done."""
        from tmtui.store.derived import write_derived

        return write_derived(self._connection, model, rows, unnoticed=lambda: self.redacted_since_read(model))

    def search(self, model: str, text: str) -> list[int]:
        """Return ids of facts that hold all words of `text`, best first."""
        return search(self._connection, model, text)

    def info(self) -> StoreInfo:
        """Return the state of the file, for `tmtui doctor`."""
        from tmtui.store.info import read_info

        return read_info(self._connection)

    def backup(self, label: str) -> Path:
        """Copy the database beside itself and return the copy."""
        return make_backup(self.path, label)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
