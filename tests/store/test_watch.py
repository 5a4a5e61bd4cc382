"""Other people's answers are noticed, our own are no news, and asking never waits."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.store.scenes import MODEL, new_store, raw, say
from tmtui.store.store import Store


@pytest.mark.parametrize("wal", [False, True])
def test_only_other_writers_are_news_and_only_once(tmp_path: Path, wal: bool) -> None:
    mine = new_store(tmp_path / "tmtui.db", wal=wal)
    other = Store.open(mine.path)
    assert not mine.changed()
    say(mine, "component/web", "zone", "zone/dmz")
    assert not mine.changed()
    assert other.changed()
    say(other, "component/web", "zone", "zone/lan")
    assert mine.changed()
    assert not mine.changed()
    other.session(MODEL, "dba")
    assert not mine.changed()
    for each in (mine, other):
        each.close()


def test_a_locked_file_is_no_news_until_it_is_free(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db", busy_timeout_ms=600_000)
    other = raw(store.path)
    other.execute("BEGIN EXCLUSIVE")
    other.execute("INSERT INTO chores VALUES ('x', 'y')")
    assert not store.changed()  # would wait ten minutes if it waited
    other.execute("COMMIT")
    assert store.changed()
    assert store._connection.number("PRAGMA busy_timeout") == 600_000
    other.close()
    store.close()


def test_a_thread_that_uses_the_connection_is_no_news(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    answers: list[bool] = []
    with store._connection.writing():
        poll = threading.Thread(target=lambda: answers.append(store.changed()))
        poll.start()
        poll.join(30)
    assert answers == [False]
    store.close()
