"""The log is append-only for everybody who opens the file, not only for this program."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.store.scenes import new_store, raw, say
from tmtui.store.schema.migrations import migrations
from tmtui.store.schema.triggers import GUARDED
from tmtui.store.schema.version import VERSION

EXPECTED = {f"{table}_no_{action}" for table in GUARDED for action in ("update", "delete", "replace")}


def test_every_guard_stands_after_every_migration(tmp_path: Path) -> None:
    names = [each.name for each in migrations._migrations]
    for number, name in enumerate([*names[1:], None]):
        database = Database(tmp_path / f"{number}.db", execute_plugins=False)
        migrations.apply(database, stop_before=name)
        assert {trigger.name for trigger in database.triggers} == EXPECTED, f"before {name}"
        database.close()


def test_migrations_are_numbered_and_the_last_number_is_the_schema_version() -> None:
    names = [each.name for each in migrations._migrations]
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    assert len(names) == VERSION


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE facts SET author = 'somebody else'",
        "UPDATE facts SET row = row + 100",
        "DELETE FROM facts",
        "INSERT INTO facts SELECT * FROM facts",
        "INSERT OR REPLACE INTO facts SELECT * FROM facts",
        "REPLACE INTO facts SELECT 77, id, origin, model, batch, subject, subject_hash, attribute, state, basis, 'x', "
        "role, source, said_at, ask_by, saw, differs, content_hash, prev, hash FROM facts",
        "INSERT INTO facts SELECT * FROM facts WHERE 1 ON CONFLICT DO UPDATE SET author = 'x'",
        "UPDATE OR REPLACE facts SET id = 1",
        "UPDATE fact_values SET value = '\"no\"'",
        "DELETE FROM fact_values",
        "INSERT OR REPLACE INTO fact_values SELECT fact, salt, '\"no\"', 'no', note, evidence, ask FROM fact_values",
        "UPDATE subjects SET key = 'component/db'",
        "DELETE FROM subjects",
        "INSERT OR REPLACE INTO subjects SELECT number, model, 'component/db' FROM subjects",
        "UPDATE subject_salts SET salt = NULL",
        "DELETE FROM subject_salts",
    ],
)
def test_sql_cannot_change_what_was_said(tmp_path: Path, statement: str) -> None:
    store = new_store(tmp_path / "tmtui.db")
    said = say(store, "component/web", "patched")
    sql = raw(store.path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        sql.execute(statement)
    sql.close()
    assert store.facts("shop")[0] == [said]
    assert store.verify() == []
    store.close()


@pytest.mark.parametrize("statement", ["UPDATE redactions SET author = 'x'", "DELETE FROM redactions"])
def test_sql_cannot_hide_a_redaction(tmp_path: Path, statement: str) -> None:
    store = new_store(tmp_path / "tmtui.db")
    store.redact("shop", say(store, "component/web", "patched").id)
    sql = raw(store.path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        sql.execute(statement)
    sql.close()
    store.close()
