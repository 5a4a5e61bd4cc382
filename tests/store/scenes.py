"""Short ways to say what the tests say often."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tmtui.model.fact import Fact, State, Statement
from tmtui.model.value import Value
from tmtui.store.schema.triggers import GUARDED
from tmtui.store.store import Store

MODEL = "shop"


def in_memory() -> str | None:
    """Return a folder of the system's memory disk, or nothing where there is none."""
    folder = Path("/dev/shm")
    return str(folder) if folder.is_dir() and os.access(folder, os.W_OK) else None


@contextmanager
def folder() -> Iterator[Path]:
    """Yield a folder for one example of a property test."""
    with tempfile.TemporaryDirectory(prefix="tmtui-", dir=in_memory()) as found:
        yield Path(found)


def statement(
    subject: str, attribute: str, value: Value = "yes", *, saw: tuple[int, ...] = (), **more: str
) -> Statement:
    """Return an answer; `note`, `evidence` and `ask` may be given."""
    return Statement(subject, attribute, value, saw=saw, **more)  # type: ignore[arg-type]


def say(store: Store, subject: str, attribute: str, value: Value = "yes", **more: str) -> Fact:
    """Append one answer and return its fact."""
    said = Statement(subject, attribute, value, saw=(), **more)  # type: ignore[arg-type]
    (fact,) = store.append(MODEL, [said], author="dba", role="data")
    return fact


def unknown(subject: str, attribute: str, *, ask: str) -> Statement:
    """Return a don't-know that names who is asked."""
    return Statement(subject, attribute, state=State.UNKNOWN, ask=ask, saw=())


def new_store(path: Path, **more: object) -> Store:
    """Open a new file that holds one empty model."""
    store = Store.open(path, **more)  # type: ignore[arg-type]
    store.create_model(MODEL)
    return store


def ticking(start: datetime = datetime(2026, 3, 1, 9, 0, tzinfo=UTC), step: float = 1.0) -> Callable[[], datetime]:
    """Return a clock that moves on by `step` seconds each time somebody looks; a negative step runs backwards."""
    moment = start

    def now() -> datetime:
        nonlocal moment
        moment += timedelta(seconds=step)
        return moment

    return now


def raw(path: Path) -> sqlite3.Connection:
    """Open the file as anybody with SQL could."""
    return sqlite3.connect(path, isolation_level=None)


def without_triggers(path: Path) -> sqlite3.Connection:
    """Open the file as somebody who takes the guards away first."""
    sql = raw(path)
    for table in GUARDED:
        for action in ("update", "delete", "replace"):
            sql.execute(f"DROP TRIGGER {table}_no_{action}")
    return sql
