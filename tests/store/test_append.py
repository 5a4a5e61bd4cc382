"""Appending: what was said is what is read, once and for all."""

from __future__ import annotations

from contextlib import closing
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.scenes import MODEL, folder, new_store, say, statement, ticking, unknown
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput, Busy
from tmtui.model.fact import Basis, State, Statement
from tmtui.model.text import clean, one_line
from tmtui.model.value import as_set
from tmtui.store.store import Store

texts = st.text(max_size=30)
values = st.one_of(
    texts.map(clean),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False).map(lambda each: int(each) if each.is_integer() else each),
    st.lists(texts.map(one_line), max_size=4).map(as_set),
)
statements = st.builds(
    Statement,
    subject=st.sampled_from(["model", "component/web", "flow/web..db", "threat/tls@flow/web..db", "note/x00000001"]),
    attribute=st.sampled_from(["name", "zone", "runs_on"]),
    value=values,
    basis=st.sampled_from(Basis),
    note=texts.map(clean),
    evidence=texts.map(clean),
    ask=texts.map(one_line),
    ask_by=st.sampled_from(["", "2026-05-01"]),
    differs=st.booleans(),
    author=st.sampled_from(["dba", "ops-1"]),
    role=st.sampled_from(["data", "network"]),
    said_at=st.just("2026-03-01T09:00:00Z"),
    saw=st.lists(st.integers(1, 2**50), max_size=3, unique=True).map(lambda each: tuple(sorted(each))),
)


@settings(max_examples=40)
@given(said=st.lists(statements, min_size=1, max_size=6))
def test_what_is_said_is_what_is_read(said: list[Statement]) -> None:
    with folder() as place, closing(new_store(place / "tmtui.db")) as store:
        appended = store.append(MODEL, said, author="facilitator", role="chair")
        read, row = store.facts(MODEL)
        assert tuple(read) == appended
        assert row == len(said)
        for each, fact in zip(said, read, strict=True):
            for field in fields(each):
                assert getattr(fact, field.name) == getattr(each, field.name)
            assert not fact.redacted
        assert store.verify() == []


def test_the_person_at_the_keyboard_and_the_present_are_the_defaults(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db", now=ticking())
    fact = say(store, "component/web", "zone", "zone/dmz")
    assert (fact.author, fact.role, fact.model) == ("dba", "data", MODEL)
    assert fact.said_at.startswith("2026-03-01T09:00:")
    assert fact.said_at.endswith("Z")
    store.close()


def test_one_action_is_one_batch_and_the_next_another(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    paste = store.append(MODEL, [statement(f"component/web-{n}", "exists") for n in range(40)], author="dba", role="")
    single = say(store, "component/web-1", "zone", "zone/dmz")
    (named,) = store.append(MODEL, [statement("model", "name", "Shop")], author="dba", role="", batch="mine")
    assert len({fact.batch for fact in paste}) == 1
    assert single.batch != paste[0].batch
    assert named.batch == "mine"
    store.close()


def test_a_clock_set_back_never_makes_a_newer_answer_lose(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db", now=ticking(step=-3600))
    for zone in ("zone/dmz", "zone/lan", "zone/office"):
        say(store, "component/web", "zone", zone)
    store.close()
    year_earlier = Store.open(store.path, now=lambda: datetime(2025, 1, 1, tzinfo=UTC))
    (last,) = year_earlier.append(MODEL, [statement("component/web", "zone", "zone/cloud")], author="dba", role="")
    facts, _ = year_earlier.facts(MODEL)
    assert [fact.id for fact in facts] == sorted({fact.id for fact in facts})
    assert facts[-1] == last
    assert last.said_at == "2025-01-01T00:00:00Z"
    year_earlier.close()


def test_the_newest_answer_stands(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db", now=ticking(step=-1))
    first = say(store, "component/web", "zone", "zone/dmz")
    store.append(MODEL, [statement("component/web", "zone", "zone/lan", saw=(first.id,))], author="dba", role="")
    assert Answers(store.facts(MODEL)[0]).value("component/web", "zone") == "zone/lan"
    store.close()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (Statement("component/web", "zone", "zone/dmz"), "saw"),
        (Statement("component/Web", "zone", "zone/dmz", saw=()), "not the key"),
        (Statement("component/web", "Zone!", "zone/dmz", saw=()), "not the name of an attribute"),
        (Statement("component/web", "zone", None, saw=()), "an answer has a value"),
        (Statement("component/web", "zone", "x", State.UNKNOWN, saw=()), "an answer has a value"),
        (Statement("component/web", "count", float("nan"), saw=()), "not a number"),
        (Statement("component/web", "patched", True, saw=()), "never true or false"),
        (Statement("component/web", "zone", "x", said_at="yesterday", saw=()), "is not a time"),
        (Statement("component/web", "zone", "x", ask_by="soon", saw=()), "is not a date"),
        (Statement("component/web", "zone", "x" * 100_001, saw=()), "too many"),
        (Statement("component/web", "zone", "x", author="x" * 501, saw=()), "too long"),
    ],
)
def test_a_batch_with_one_wrong_statement_writes_nothing(tmp_path: Path, wrong: Statement, message: str) -> None:
    store = new_store(tmp_path / "tmtui.db")
    with pytest.raises(BadInput, match=message):
        store.append(MODEL, [statement("component/db", "zone", "zone/lan"), wrong], author="dba", role="")
    assert store.facts(MODEL) == ([], 0)
    store.close()


def test_the_longest_text_that_can_be_kept_can_also_be_merged(tmp_path: Path) -> None:
    store, other = new_store(tmp_path / "tmtui.db"), new_store(tmp_path / "other.db")
    worst = '"' * 100_000
    said = say(store, "component/web", "name", worst, note=worst, evidence=worst, ask=worst)
    other.merge_log(store.export_log(MODEL))
    assert other.facts(MODEL)[0] == [said]
    with pytest.raises(BadInput, match="cannot name a batch"):
        store.append(MODEL, [statement("model", "name", "Shop")], author="dba", role="", batch="Not a batch")
    for each in (store, other):
        each.close()


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    with pytest.raises(BadInput, match="no threat model 'bank'"):
        store.append("bank", [statement("model", "name", "Bank")], author="dba", role="")
    with pytest.raises(BadInput, match="no threat model 'bank'"):
        store.facts("bank")
    store.close()


def test_who_saw_an_older_log_is_told_when_he_asked_for_that(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    first = say(store, "component/web", "zone", "zone/dmz")
    say(store, "component/web", "zone", "zone/lan")
    with pytest.raises(Busy, match="meanwhile"):
        store.append(MODEL, [statement("model", "name", "Shop")], author="dba", role="", if_last=first.id)
    last = store.models()[0].last_fact
    assert store.append(MODEL, [statement("model", "name", "Shop")], author="dba", role="", if_last=last)
    store.close()


def test_text_is_sanitised_before_it_is_kept(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    fact = say(store, "component/web", "name", "Web\x1b]0;owned\x07 server", note="see\u202e this\x1b[2J", ask="a\nb")
    store.append(MODEL, [unknown("component/web", "zone", ask="dba\x9b31m")], author="ops\x1b[1m-1", role="r\n")
    facts, _ = store.facts(MODEL)
    assert (fact.value, fact.note, fact.ask) == ("Web server", "see this", "a b")
    assert (facts[1].ask, facts[1].author, facts[1].role) == ("dba", "ops-1", "r")
    store.close()


def test_only_new_facts_are_read_after_a_row(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    say(store, "component/web", "zone", "zone/dmz")
    _, row = store.facts(MODEL)
    assert store.facts(MODEL, after_row=row) == ([], row)
    said = say(store, "component/web", "zone", "zone/lan")
    assert store.facts(MODEL, after_row=row) == ([said], row + 1)
    store.close()


def test_what_was_said_about_one_subject_can_be_read_alone(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db", now=ticking())
    named = say(store, "model", "name", "Shop")
    say(store, "component/web", "zone", "zone/dmz")
    last = say(store, "model", "purpose", "Sells things")
    assert store.facts_about(MODEL, "model") == [named, last]
    assert store.facts_about(MODEL, "component/db") == []
    (listed,) = store.models()
    assert (listed.facts, listed.last_fact, listed.last_said) == (3, last.id, last.said_at)
    store.create_model("empty")
    assert (store.models()[0].last_fact, store.models()[0].last_said) == (0, "")
    store.close()


def test_models_do_not_see_each_other(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db", now=lambda: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(0))
    store.create_model("bank")
    say(store, "component/web", "zone", "zone/dmz")
    store.append("bank", [statement("component/web", "zone", "zone/lan")], author="dba", role="")
    assert [fact.value for fact in store.facts(MODEL)[0]] == ["zone/dmz"]
    assert [fact.value for fact in store.facts("bank")[0]] == ["zone/lan"]
    assert [(each.slug, each.facts) for each in store.models()] == [("bank", 1), (MODEL, 1)]
    store.close()


@pytest.mark.parametrize("slug", ["", "Shop", "a b", "shop/1", "-a", "../x"])
def test_a_slug_that_is_none_is_refused(tmp_path: Path, slug: str) -> None:
    store = new_store(tmp_path / "tmtui.db")
    with pytest.raises(BadInput, match="cannot name"):
        store.create_model(slug)
    with pytest.raises(BadInput, match="already"):
        store.create_model(MODEL)
    store.close()
