"""Backups are whole, private and apart; removing a model keeps one first."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.store.scenes import MODEL, new_store, raw, say
from tmtui.model.errors import BadInput, Unusable
from tmtui.store.store import Store


def test_a_backup_holds_everything_said_so_far(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    said = say(store, "component/web", "zone", "zone/dmz")
    kept = store.backup("Before the Meeting!")
    say(store, "component/web", "zone", "zone/lan")
    assert kept == tmp_path / "tmtui.db.backup-before-the-meeting-1"
    assert store.backup("before the meeting").name.endswith("-2")
    copy = Store.open(kept)
    assert copy.facts(MODEL)[0] == [said]
    assert copy.verify() == []
    assert copy.search(MODEL, "dmz") == [said.id]
    copy.close()
    store.close()


@pytest.mark.parametrize("wal", [False, True])
def test_a_backup_is_one_private_file(tmp_path: Path, wal: bool) -> None:
    store = new_store(tmp_path / "tmtui.db", wal=wal)
    say(store, "component/web", "zone", "zone/dmz")
    kept = store.backup("x")
    assert [each.name for each in tmp_path.glob("*.backup-*")] == [kept.name]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    copy = Store.open(kept, read_only=True)
    assert copy.info().journal == "delete"
    copy.close()
    store.close()


def test_a_backup_that_fails_leaves_nothing(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    store.path.unlink()
    with pytest.raises(Unusable):
        store.backup("x")
    assert list(tmp_path.glob("*.backup-*")) == []
    store.close()


def test_a_removed_model_is_gone_and_kept_in_a_backup(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    store.create_model("bank")
    said = say(store, "component/web", "zone", "zone/dmz")
    store.redact(MODEL, say(store, "component/web", "password", "hunter2").id)
    store.save_session(MODEL, "dba", {"a": 1})
    kept = store.remove_model(MODEL)
    assert [each.slug for each in store.models()] == ["bank"]
    assert store.verify() == []
    sql = raw(store.path)
    for table in ("facts", "fact_values", "subjects", "subject_salts", "redactions", "heads", "sessions"):
        assert sql.execute(f"SELECT count(*) FROM {table}").fetchall() == [(0,)], table
    assert sql.execute("PRAGMA foreign_key_check").fetchall() == []
    sql.close()
    copy = Store.open(kept)
    assert copy.facts(MODEL)[0][0] == said
    copy.close()
    store.close()


def test_a_model_of_the_same_name_starts_empty_and_later_rows_are_higher(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    say(store, "component/web", "zone", "zone/dmz")
    _, row = store.facts(MODEL)
    store.remove_model(MODEL)
    store.create_model(MODEL)
    assert store.facts(MODEL) == ([], 0)
    fact = say(store, "component/web", "zone", "zone/lan")
    assert store.facts(MODEL, after_row=row) == ([fact], row + 1)
    assert store.verify() == []
    store.close()


def test_removing_what_is_not_there_makes_no_backup(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    with pytest.raises(BadInput, match="no threat model 'bank'"):
        store.remove_model("bank")
    assert list(tmp_path.glob("*.backup-*")) == []
    store.close()


def test_info_tells_what_doctor_shows(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    say(store, "component/web", "zone", "zone/dmz")
    kept = store.backup("x")
    info = store.info()
    assert (info.path, info.mode, info.private, info.journal) == (store.path, "-rw-------", True, "delete")
    assert (info.models, info.facts, info.origins, info.redactions) == (1, 1, 1, 0)
    assert info.schema == info.program_schema
    assert (info.backups, info.read_only, info.scrub_pending) == ((kept,), False, False)
    assert info.size == store.path.stat().st_size
    store.path.chmod(0o644)
    assert not store.info().private
    store.close()
