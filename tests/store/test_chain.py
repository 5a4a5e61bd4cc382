"""The chain finds what was changed behind the program's back, by somebody who took the triggers away."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.scenes import MODEL, new_store, raw, say, without_triggers
from tmtui.model.errors import BadInput
from tmtui.store.chain import GENESIS, Content, LogRow, canonical_json, commit_content, commitment, link, link_row
from tmtui.store.store import Store

TEXTS = st.text(max_size=20)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = new_store(tmp_path / "tmtui.db")
    for zone in ("zone/dmz", "zone/lan", "zone/office", "zone/cloud"):
        say(store, "component/web", "zone", zone, note="said in the meeting")
    say(store, "component/db", "patched", "no", ask="ops-1")
    assert store.verify() == []
    return store


@pytest.mark.parametrize(
    ("tampering", "message"),
    [
        ("UPDATE facts SET author = 'somebody else' WHERE row = 2", "changed after it was written"),
        ("UPDATE facts SET basis = 'tested' WHERE row = 2", "changed after it was written"),
        ("UPDATE facts SET said_at = '2020-01-01T00:00:00Z' WHERE row = 2", "changed after it was written"),
        ("UPDATE facts SET saw = 'nonsense' WHERE row = 2", "changed after it was written"),
        ("UPDATE facts SET id = id + 1 WHERE row = 2", "changed after it was written"),
        ("UPDATE fact_values SET value = '\"zone/dmz\"' WHERE fact = 2", "value, note, evidence"),
        ("UPDATE fact_values SET note = '' WHERE fact = 2", "value, note, evidence"),
        ("UPDATE fact_values SET ask = 'ops-2' WHERE fact = 5", "value, note, evidence"),
        ("DELETE FROM fact_values WHERE fact = 2", "removed without a record"),
        ("UPDATE subjects SET key = 'component/app' WHERE key = 'component/db'", "subject was changed"),
        ("UPDATE facts SET subject = 1 WHERE row = 5", "subject was changed"),
        ("UPDATE subject_salts SET salt = NULL WHERE subject = 2", "without a record of redaction"),
        ("DELETE FROM fact_values WHERE fact = 1; DELETE FROM facts WHERE row = 1", "before it was removed"),
        ("DELETE FROM fact_values WHERE fact = 3; DELETE FROM facts WHERE row = 3", "before it was removed"),
        ("DELETE FROM fact_values WHERE fact = 5; DELETE FROM facts WHERE row = 5", "does not end where"),
        ("DELETE FROM fact_values; DELETE FROM facts", "does not end where"),
        ("DELETE FROM heads", "never written by this program"),
        (
            "UPDATE facts SET row = 99 WHERE row = 2; UPDATE facts SET row = 2 WHERE row = 3; "
            "UPDATE facts SET row = 3 WHERE row = 99; UPDATE fact_values SET fact = 99 WHERE fact = 2; "
            "UPDATE fact_values SET fact = 2 WHERE fact = 3; UPDATE fact_values SET fact = 3 WHERE fact = 99",
            "not in its place",
        ),
        ("DELETE FROM models", "belong to a threat model that was removed"),
    ],
)
def test_tampering_is_found(store: Store, tampering: str, message: str) -> None:
    sql = without_triggers(store.path)
    sql.executescript(tampering)
    sql.close()
    assert message in "\n".join(str(fault) for fault in store.verify())
    store.close()


def test_a_fault_names_the_model_and_the_fact(store: Store) -> None:
    fact = store.facts(MODEL)[0][1]
    sql = without_triggers(store.path)
    sql.execute("UPDATE facts SET author = 'somebody else' WHERE row = 2")
    sql.close()
    (fault,) = store.verify()
    assert (fault.model, fault.fact, fault.origin) == (MODEL, fact.id, fact.origin)
    assert str(fault) == f"shop: fact {fact.id}: it was changed after it was written"
    assert store.verify("shop") == [fault]
    store.close()


def test_only_models_that_exist_can_be_verified(store: Store) -> None:
    with pytest.raises(BadInput, match="no threat model 'bank'"):
        store.verify("bank")
    store.close()


def test_the_link_is_sha256_over_the_hash_before_and_the_canonical_row(store: Store) -> None:
    """Worked out here without the store, so the format on disk cannot change unnoticed."""
    sql = raw(store.path)
    sql.row_factory = lambda cursor, row: dict(zip([each[0] for each in cursor.description], row, strict=True))
    prev = "0" * 64
    for row in sql.execute(
        "SELECT f.*, s.key, t.salt AS key_salt, v.salt, v.value, v.note, v.evidence, v.ask FROM facts f "
        "JOIN subjects s ON s.number = f.subject JOIN subject_salts t ON t.hash = f.subject_hash "
        "JOIN fact_values v ON v.fact = f.row ORDER BY f.row"
    ).fetchall():
        plain = {
            name: row[name]
            for name in ("id", "origin", "batch", "attribute", "state", "basis", "author", "role", "source", "said_at")
        }
        content = json.dumps(
            [row["value"], row["note"], row["evidence"], row["ask"]], ensure_ascii=False, separators=(",", ":")
        )
        plain |= {"model": MODEL, "ask_by": row["ask_by"], "saw": json.loads(row["saw"])}
        plain |= {"differs": bool(row["differs"])}
        plain["subject"] = hashlib.sha256(row["key_salt"] + row["key"].encode()).hexdigest()
        plain["content"] = hashlib.sha256(row["salt"] + content.encode()).hexdigest()
        text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        prev = hashlib.sha256(f"{prev}\n{text}".encode()).hexdigest()
        assert row["hash"] == prev
    sql.close()
    assert set(store.heads(MODEL).values()) == {prev}
    store.close()


def test_equal_answers_have_unequal_commitments(store: Store) -> None:
    sql = raw(store.path)
    before = sql.execute("SELECT content_hash FROM facts WHERE row = 5").fetchall()
    say(store, "component/db", "patched", "no", ask="ops-1")
    assert sql.execute("SELECT content_hash FROM facts WHERE row = 6").fetchall() != before
    sql.close()
    store.close()


def test_canonical_json_does_not_depend_on_order() -> None:
    assert canonical_json({"b": 1, "a": "ü"}) == '{"a":"ü","b":1}'
    assert link(GENESIS, {"b": 1, "a": 2}) == link(GENESIS, {"a": 2, "b": 1})


def test_a_commitment_covers_every_part_and_their_borders() -> None:
    salt = bytes(16)
    contents = [
        Content('"a"', "b", "", ""),
        Content('"a"', "", "b", ""),
        Content('"a"', "", "", "b"),
        Content('"ab"', "", "", ""),
        Content('"a"', 'b","', "", ""),
    ]
    assert len({commit_content(salt, each) for each in contents}) == len(contents)


@settings(max_examples=50)
@given(st.builds(
    LogRow, id=st.integers(1, 2**62), origin=TEXTS, model=TEXTS, batch=TEXTS, subject=TEXTS, attribute=TEXTS,
    content=TEXTS, state=TEXTS, basis=TEXTS, author=TEXTS, role=TEXTS, source=TEXTS, said_at=TEXTS, ask_by=TEXTS,
    saw=st.lists(st.integers(1, 2**62), max_size=3).map(tuple), differs=st.booleans(),
))  # fmt: skip
def test_the_short_way_to_a_link_gives_the_same_bytes(row: LogRow) -> None:
    assert link_row(GENESIS, row) == link(GENESIS, row.plain())


@settings(max_examples=50)
@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_the_short_way_to_a_commitment_gives_the_same_bytes(value: str, note: str, evidence: str, ask: str) -> None:
    content = Content(value, note, evidence, ask)
    assert commit_content(b"salt", content) == commitment(b"salt", canonical_json([value, note, evidence, ask]))
