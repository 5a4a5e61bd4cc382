"""Several people at once: nothing is lost, nobody is told that a database is locked."""

from __future__ import annotations

import multiprocessing
import threading
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from tests.store.scenes import MODEL, new_store, raw, say, statement
from tmtui.model.errors import Busy
from tmtui.store.backup import backups_of
from tmtui.store.schema.migrations import migrations
from tmtui.store.schema.version import APPLICATION_ID, VERSION
from tmtui.store.store import Store

PEOPLE = 4
ANSWERS = 100

spawned = multiprocessing.get_context("spawn")


def _answer(path: Path, person: int, start: Any, failures: Any) -> None:
    try:
        store = Store.open(path, busy_timeout_ms=30_000)
        start.wait()
        for number in range(ANSWERS):
            said = statement(f"component/web-{number}", "note", f"{person}:{number}")
            store.append(MODEL, [said], author=f"ops-{person}", role="network")
        store.close()
    except BaseException as error:
        failures.put(repr(error))
        raise


def _open(path: Path, start: Any, failures: Any) -> None:
    try:
        start.wait()
        store = Store.open(path, busy_timeout_ms=30_000)
        store.models()
        store.close()
    except BaseException as error:
        failures.put(repr(error))
        raise


def _together(work: Any, *arguments: tuple[object, ...]) -> list[str]:
    """Run one process for each tuple of arguments, all starting at the same moment; return what went wrong."""
    start, failures = spawned.Barrier(len(arguments)), spawned.Queue()
    processes = [spawned.Process(target=work, args=(*each, start, failures)) for each in arguments]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    said = []
    while not failures.empty():
        said.append(failures.get())
    return said + [f"exit {process.exitcode}" for process in processes if process.exitcode]


@pytest.mark.parametrize("wal", [False, True])
def test_four_people_answer_a_hundred_questions_each_and_nothing_is_lost(tmp_path: Path, wal: bool) -> None:
    store = new_store(tmp_path / "tmtui.db", wal=wal)
    assert _together(_answer, *((store.path, person) for person in range(PEOPLE))) == []
    facts, row = store.facts(MODEL)
    assert {fact.value for fact in facts} == {f"{p}:{n}" for p in range(PEOPLE) for n in range(ANSWERS)}
    assert row == len(facts) == PEOPLE * ANSWERS
    assert [fact.id for fact in facts] == sorted({fact.id for fact in facts})
    assert {fact.origin for fact in facts} == set(store.heads(MODEL))
    assert len(store.heads(MODEL)) == 1
    assert store.verify() == []
    store.close()


def test_four_processes_create_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "tmtui.db"
    assert _together(_open, *((path,) for _ in range(PEOPLE))) == []
    store = Store.open(path)
    assert store.info().schema == VERSION
    assert backups_of(path) == []
    store.close()


def test_four_processes_upgrade_the_same_file_after_one_backup(tmp_path: Path) -> None:
    path = tmp_path / "tmtui.db"
    _older(path)
    assert _together(_open, *((path,) for _ in range(PEOPLE))) == []
    store = Store.open(path)
    assert store.info().schema == VERSION
    store.create_model(MODEL)
    say(store, "component/web", "zone", "zone/dmz")
    assert [each.name for each in backups_of(path)] == ["tmtui.db.backup-schema-2-1"]
    sql = raw(path)
    applied = sql.execute("SELECT name, count(*) FROM _sqlite_migrations GROUP BY name").fetchall()
    sql.close()
    assert [count for _, count in applied] == [1] * VERSION
    store.close()


def _older(path: Path) -> None:
    """Write a file as a program that knows only the first two migrations would."""
    database = Database(path, execute_plugins=False)
    migrations.apply(database, stop_before="0003_search")
    database.execute(f"PRAGMA application_id={APPLICATION_ID}")
    database.execute("PRAGMA user_version=2")
    database.close()


def test_a_failing_upgrade_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "tmtui.db"
    _older(path)
    sql = raw(path)
    sql.execute("CREATE TABLE threats (in_the_way TEXT)")
    sql.close()
    with pytest.raises(Exception, match="already exists"):
        Store.open(path)
    sql = raw(path)
    assert sql.execute("PRAGMA user_version").fetchall() == [(2,)]
    assert sql.execute("SELECT count(*) FROM _sqlite_migrations").fetchall() == [(2,)]
    sql.close()


def test_who_waits_longer_than_the_timeout_is_told_to_try_again(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db", busy_timeout_ms=50)
    before = say(store, "component/web", "zone", "zone/dmz")
    other = raw(store.path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy, match="somebody else") as caught:
        store.append(MODEL, [statement("component/web", "zone", "zone/lan")] * 2, author="dba", role="")
    assert caught.value.code == 3
    with pytest.raises(Busy):
        store.create_model("bank")
    other.execute("ROLLBACK")
    other.close()
    assert store.facts(MODEL)[0] == [before]
    assert say(store, "component/web", "zone", "zone/lan").value == "zone/lan"
    assert store.verify() == []
    store.close()


def test_a_reader_who_does_not_let_go_fails_the_commit_cleanly(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db", busy_timeout_ms=20)
    before = say(store, "component/web", "zone", "zone/dmz")
    reader = raw(store.path)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM facts").fetchall()
    with pytest.raises(Busy):
        say(store, "component/web", "zone", "zone/lan")
    reader.execute("COMMIT")
    reader.close()
    assert store.facts(MODEL)[0] == [before]
    say(store, "component/web", "zone", "zone/cloud")
    assert store.verify() == []
    store.close()


def test_a_reader_who_lets_go_in_time_costs_nothing(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db", busy_timeout_ms=10_000)
    reader = Store.open(store.path, read_only=True)._connection.sql
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM facts").fetchall()
    release = threading.Timer(0.3, lambda: reader.execute("COMMIT"))
    release.start()
    assert say(store, "component/web", "zone", "zone/lan").value == "zone/lan"
    release.join()
    reader.close()
    store.close()


def test_a_file_that_is_locked_when_it_is_opened_is_busy(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    other = raw(store.path)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Busy):
        Store.open(store.path, busy_timeout_ms=20)
    other.close()
    store.close()


def test_threads_may_share_a_store(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")

    def work(person: int) -> None:
        for number in range(10):
            say(store, "component/web", "note", f"{person}:{number}")
            store.facts(MODEL)
            store.changed()

    threads = [threading.Thread(target=work, args=(person,)) for person in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({fact.value for fact in store.facts(MODEL)[0]}) == 40
    assert store.verify() == []
    store.close()
