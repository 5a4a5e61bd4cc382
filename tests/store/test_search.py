"""Search finds facts by words, and takes anything people type."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.scenes import MODEL, new_store, say
from tmtui.store.search import quoted
from tmtui.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = new_store(tmp_path / "tmtui.db")
    say(store, "component/web-1", "name", "Café web server")
    say(store, "component/db-1", "patched", "no", note="line one\nnightly batch", evidence="TICKET-42", ask="the dba")
    say(store, "component/db-1", "stored", ("data/orders", "data/invoices"))
    return store


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("web server", {0}),
        ("SERVER café", {0}),
        ("cafe", {0}),
        ("nightly", {1}),
        ("night", {1}),
        ("ticket 42", {1}),
        ("dba", {1}),
        ("orders", {2}),
        ("db-1", {1, 2}),
        ("component/db", {1, 2}),
        ("web nightly", set()),
        ("", set()),
        ("   ", set()),
        ("!!!", set()),
        ('who"can', set()),
        ("web OR nightly", set()),
        ("web AND", set()),
        ("name:web", set()),
        ("(web", {0}),
        ("web*", {0}),
        ("'; DROP TABLE facts", set()),
    ],
)
def test_search_finds_facts_by_their_words(store: Store, text: str, rows: set[int]) -> None:
    facts, _ = store.facts(MODEL)
    assert set(store.search(MODEL, text)) == {facts[row].id for row in rows}
    store.close()


def test_search_stays_within_the_model(store: Store) -> None:
    store.create_model("bank")
    assert store.search("bank", "web") == []
    store.close()


def test_what_was_removed_with_its_model_is_not_found_again(store: Store) -> None:
    store.remove_model(MODEL)
    store.create_model(MODEL)
    fact = say(store, "component/x", "name", "Another server")
    assert store.search(MODEL, "server") == [fact.id]
    assert store.search(MODEL, "nightly") == []
    store.close()


@given(st.text(max_size=40))
def test_no_query_has_operators(text: str) -> None:
    words = quoted(text)
    assert words.count('"') % 2 == 0
    assert set(words.split('"')[0::2]) <= {"", " ", "*"}


def test_any_text_can_be_searched(store: Store) -> None:
    written, _ = store.facts(MODEL)
    for text in (
        "\x00",
        "a\x00b",
        "ﷺ",
        "\U0001f600 x",
        "a" * 10_000,
        "NEAR(web server)",
        "-web",
        "^web",
        '""',
        "_",
        "ß",
    ):
        assert set(store.search(MODEL, text)) <= {fact.id for fact in written}
    store.close()
