"""Thousands of things said in one action: the same log as one by one, and still chained."""

from __future__ import annotations

from pathlib import Path

from tests.store.scenes import MODEL, new_store, say, statement
from tmtui.store.log_batch import MANY
from tmtui.store.store import Store

NUMBER = 2 * MANY + 50


def many(store: Store, count: int = NUMBER) -> None:
    said = [statement(f"component/c-{n}", "exists") for n in range(count)]
    said += [statement(f"component/c-{n}", "zone", "zone/dmz") for n in range(count)]
    store.append(MODEL, said, author="ops-1", role="operations")


def test_many_at_once_are_chained_in_their_order(tmp_path: Path) -> None:
    store = new_store(tmp_path / "x.db")
    say(store, "component/c-3", "name", "Three")
    many(store)
    say(store, "component/c-5", "name", "Five")
    facts, last = store.facts(MODEL)
    assert store.verify() == []
    assert last == len(facts) == 2 * NUMBER + 2
    assert [fact.id for fact in facts] == sorted({fact.id for fact in facts})
    assert [fact.subject for fact in facts[1 : NUMBER + 1]] == [f"component/c-{n}" for n in range(NUMBER)]
    assert {fact.author for fact in facts[1:-1]} == {"ops-1"}
    store.close()


def test_a_subject_has_one_number_however_it_is_said(tmp_path: Path) -> None:
    store = new_store(tmp_path / "x.db")
    say(store, "component/c-3", "name", "Three")
    many(store)
    assert len(store.facts_about(MODEL, "component/c-3")) == 3
    assert store.search(MODEL, "dmz"), "the search finds them"
    store.close()


def test_a_name_that_was_redacted_gets_a_salt_of_its_own(tmp_path: Path) -> None:
    store = new_store(tmp_path / "x.db")
    said = say(store, "component/c-3", "name", "Three")
    store.redact(MODEL, said.id, name=True)
    store.facts(MODEL)
    many(store)
    assert store.verify() == []
    assert len(store.facts_about(MODEL, "component/c-3")) == 2
    store.close()


def test_whoever_watches_is_told_how_many_are_written(tmp_path: Path) -> None:
    store, told = new_store(tmp_path / "x.db"), list[int]()
    said = [statement(f"component/c-{n}", "exists") for n in range(4_500)]
    store.append(MODEL, said, author="ops-1", role="", written=told.append)
    assert told == [2_000, 4_000, 4_500]
    assert store.rows_after(MODEL, 4_000) == (500, 4_500)
    assert store.rows_after(MODEL, 4_500) == (0, 4_500)
    store.close()
