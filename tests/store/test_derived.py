"""Derived tables are for SQL users, and only ever go forwards."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.scenes import MODEL, new_store, raw, say
from tmtui.model.answers import Answers
from tmtui.model.plan import PlanRow, RowKind
from tmtui.model.threat import Certainty, Decision, Threat
from tmtui.store.derived import DerivedRows
from tmtui.store.store import Store

THREAT = Threat(
    id="cleartext@flow/web..db",
    rule="cleartext",
    subject="flow/web..db",
    title="Plain text",
    explanation="",
    certainty=Certainty.CERTAIN,
    stride=("tampering",),
    linddun=(),
    cwe=("CWE-319",),
    capec=(),
    attack=("T1040",),
    source="adversary",
    likelihood=(3, 4),
    impact=(2, 5),
    level=(2, 4),
    points=(10, 900),
    because=(),
    undecided=(),
    controls=("tls@flow/web..db", "vpn@flow/web..db"),
    decision=Decision(status="accepted", owner="cio", until="2026-12-01"),
)
PLAN_ROW = PlanRow(
    kind=RowKind.CONTROL,
    ids=("tls@flow/web..db",),
    title="Encrypt it",
    subjects=("flow/web..db",),
    tier=1,
    days=1.5,
    reduction=890,
    remaining=10,
    findings=("cleartext",),
    closes=("cleartext@flow/web..db",),
    lowers=(),
    decision=Decision(status="planned", owner="ops-1", due="2026-06-01"),
)
QUESTION_ROW = replace(PLAN_ROW, kind=RowKind.QUESTION, ids=("flow/web..db encryption",), title="Ask the DBA")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = new_store(tmp_path / "tmtui.db")
    say(store, "flow/web..db", "encryption", "none")
    say(store, "data/orders", "stored_by", ("component/db", "component/web"))
    return store


def rows_of(store: Store, **changes: object) -> DerivedRows:
    facts, row = store.facts(MODEL)
    rows = DerivedRows(
        last_row=row,
        last_fact=max(fact.id for fact in facts),
        bank_digest="abc",
        program_version="0.1",
        date="2026-03-01",
        answers=tuple(Answers(facts)),
        threats=(THREAT,),
        plan=(PLAN_ROW, QUESTION_ROW),
    )
    return replace(rows, **changes)  # type: ignore[arg-type]


def test_sql_users_read_answers_threats_controls_and_plan(store: Store) -> None:
    rows = rows_of(store)
    assert store.write_derived(MODEL, rows)
    sql = raw(store.path)
    assert sql.execute("SELECT subject, attribute, value, author FROM current_answers ORDER BY subject").fetchall() == [
        ("data/orders", "stored_by", "component/db, component/web", "dba"),
        ("flow/web..db", "encryption", "none", "dba"),
    ]
    assert sql.execute("SELECT id, certainty, cwe, level_high, points_low, status, owner FROM threats").fetchall() == [
        ("cleartext@flow/web..db", "certain", '["CWE-319"]', 4, 10, "accepted", "cio")
    ]
    assert sql.execute("SELECT id, subject, title, threats, status, due FROM controls ORDER BY id").fetchall() == [
        ("tls@flow/web..db", "flow/web..db", "Encrypt it", 1, "planned", "2026-06-01"),
        ("vpn@flow/web..db", "flow/web..db", "", 1, "recommended", ""),
    ]
    assert sql.execute("SELECT position, kind, title, days FROM plan ORDER BY position").fetchall() == [
        (1, "control", "Encrypt it", 1.5),
        (2, "question", "Ask the DBA", 1.5),
    ]
    for table in ("current_answers", "threats", "controls", "plan"):
        found = sql.execute(
            f"SELECT DISTINCT model, last_fact, bank_digest, program_version, derived_on FROM {table}"
        ).fetchall()
        assert found == [(MODEL, rows.last_fact, "abc", "0.1", "2026-03-01")]
    sql.close()
    store.close()


def test_tables_only_go_forwards(store: Store) -> None:
    old = rows_of(store)
    say(store, "flow/web..db", "encryption", "tls")
    assert not store.write_derived(MODEL, old), "the log has gone on"
    new = rows_of(store)
    assert store.write_derived(MODEL, new)
    assert not store.write_derived(MODEL, old)
    assert not store.write_derived(MODEL, new), "it is there already"
    assert store.write_derived(MODEL, replace(new, date="2026-03-02", threats=()))
    sql = raw(store.path)
    assert sql.execute("SELECT count(*) FROM threats").fetchall() == [(0,)]
    sql.close()
    store.close()


def test_a_removed_model_takes_its_derived_rows_along(store: Store) -> None:
    store.write_derived(MODEL, rows_of(store))
    store.remove_model(MODEL)
    sql = raw(store.path)
    for table in ("derivations", "current_answers", "threats", "controls", "plan"):
        assert sql.execute(f"SELECT count(*) FROM {table}").fetchall() == [(0,)]
    sql.close()
    store.close()


def test_the_log_can_be_read_with_sql(store: Store) -> None:
    sql = raw(store.path)
    assert sql.execute("SELECT model, subject, attribute, value, redacted FROM log").fetchall() == [
        (MODEL, "flow/web..db", "encryption", "none", 0),
        (MODEL, "data/orders", "stored_by", "component/db, component/web", 0),
    ]
    sql.close()
    store.close()
