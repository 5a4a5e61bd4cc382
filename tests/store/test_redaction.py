"""What must never have been written can be taken back, to the last byte, and the chain still verifies."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.scenes import MODEL, new_store, raw, say, statement, without_triggers
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput, Busy
from tmtui.model.fact import Fact, State
from tmtui.model.level import NOTHING
from tmtui.model.threat import Certainty, Threat
from tmtui.store.derived import DerivedRows
from tmtui.store.mentions import Mention
from tmtui.store.store import Store

SECRET = "hunter2-swordfish"


def bytes_beside(path: Path) -> dict[str, bytes]:
    """Return what stands in the database and everything SQLite keeps beside it, backups aside."""
    return {
        each.name: each.read_bytes().lower()
        for each in path.parent.iterdir()
        if each.name.startswith(path.name) and ".backup-" not in each.name
    }


def assert_gone(path: Path, text: str) -> None:
    for name, content in bytes_beside(path).items():
        for word in {text, text.replace("-", " "), *text.split("-")}:
            assert word.lower().encode() not in content, f"{word} still stands in {name}"


def crowd(store: Store, number: int = 60) -> None:
    """Fill pages, so that rows move about and leave copies in the slack."""
    for each in range(number):
        say(store, f"component/server-{each}", "name", f"Server {each} " * (1 + each % 17), note="as told")


@pytest.mark.parametrize("wal", [False, True])
@pytest.mark.parametrize("part", ["value", "note", "evidence", "ask"])
def test_no_byte_of_a_redacted_fact_stays(tmp_path: Path, part: str, wal: bool) -> None:
    store = new_store(tmp_path / "tmtui.db", wal=wal)
    crowd(store)
    parts = {"value": "Web server", "note": "", "evidence": "", "ask": ""} | {part: f"the {SECRET} of it"}
    fact = say(store, "component/web", "name", **parts)
    crowd(store)
    assert store.search(MODEL, "swordfish") == [fact.id]
    redaction = store.redact(MODEL, fact.id)
    assert (redaction.facts, redaction.rewritten, redaction.keys) == ((fact.id,), (), ())
    assert redaction.scrubbed
    assert_gone(store.path, SECRET)
    assert store.search(MODEL, "swordfish") == []
    assert store.verify() == []
    store.close()
    assert_gone(store.path, SECRET)


def test_copies_that_a_less_careful_program_left_in_the_slack_of_pages_go_too(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    store._connection.run("PRAGMA secure_delete=OFF")
    fact = say(store, "component/web", "name", SECRET)
    for number in range(60):
        store.save_session(MODEL, f"ops-{number % 10}", {"typed": SECRET * (number % 7)})
    for number in range(10):
        store.save_session(MODEL, f"ops-{number}", {})
    store.close()
    assert store.path.read_bytes().count(SECRET.encode()) > 10
    store = Store.open(store.path)
    store.redact(MODEL, fact.id)
    assert_gone(store.path, SECRET)
    store.close()


def test_a_redacted_fact_says_who_and_when_but_not_what(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    fact = say(store, "component/web", "name", SECRET, note="oops")
    store.redact(MODEL, fact.id)
    (read,) = store.facts(MODEL)[0]
    assert (read.value, read.note, read.redacted) == (None, "", True)
    assert (read.id, read.author, read.said_at, read.attribute) == (fact.id, fact.author, fact.said_at, "name")
    answer = Answers([read]).get("component/web", "name")
    assert answer is not None
    assert answer.state is State.UNKNOWN
    store.close()


def test_the_hash_that_stays_cannot_be_tried_out_because_its_salt_is_gone(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    fact = say(store, "component/web", "name", SECRET)
    sql = raw(store.path)
    salts = [row[0] for row in sql.execute("SELECT salt FROM fact_values").fetchall()]
    store.redact(MODEL, fact.id)
    content = store.path.read_bytes()
    assert [salt in content for salt in salts] == [False]
    sql.close()
    store.close()


def a_model_around_the_secret(store: Store) -> list[Fact]:
    """Say things about a component whose name is the secret: flows, references, decisions, sessions."""
    return list(
        store.append(
            MODEL,
            [
                statement(f"component/{SECRET}", "exists"),
                statement(f"component/{SECRET}", "name", SECRET.replace("-", " ").title()),
                statement(f"component/{SECRET}", "zone", "zone/dmz"),
                statement("component/web", "runs_on", f"component/{SECRET}"),
                statement("component/web", "administered_from", ("component/jump", f"component/{SECRET}"), note="told"),
                statement(f"flow/{SECRET}..db", "encryption", "none"),
                statement(f"flow/web..{SECRET}:ssh", "encryption", "tls"),
                statement(f"flow/{SECRET}..{SECRET}", "encryption", "tls"),
                statement(f"threat/cleartext@flow/{SECRET}..db", "status", "accepted"),
                statement(f"control/patch@component/{SECRET}", "status", "planned"),
                statement("data/orders", "stored_by", (f"component/{SECRET}",)),
                statement("note/worry", "about", f"flow/{SECRET}..db"),
                statement("component/web", "zone", "zone/dmz"),
            ],
            author="dba",
            role="data",
        )
    )


@pytest.mark.parametrize("wal", [False, True])
def test_no_byte_of_a_redacted_name_stays_and_what_named_it_follows(tmp_path: Path, wal: bool) -> None:
    store = new_store(tmp_path / "tmtui.db", wal=wal)
    crowd(store)
    facts = a_model_around_the_secret(store)
    crowd(store)
    store.save_session(
        MODEL, "dba", {"at": ["flow.encryption", f"flow/{SECRET}..db"], "seen": {f"component/{SECRET}": 1}}
    )
    derive(store)
    assert SECRET.encode() in bytes_beside(store.path)["tmtui.db"]
    redaction = store.redact(MODEL, facts[0].id, name=True)
    assert_gone(store.path, SECRET)
    assert store.verify() == []

    new = redaction.keys[0]
    slug = new.removeprefix("component/")
    assert slug.startswith("redacted-")
    said = {(fact.subject, fact.attribute): fact for fact in store.facts(MODEL)[0]}
    assert said[new, "exists"].value == "yes"
    assert said[new, "name"].redacted
    assert said[new, "zone"].value == "zone/dmz"
    assert said["component/web", "runs_on"].value == new
    assert said["component/web", "administered_from"].value == ("component/jump", new)
    assert said["component/web", "administered_from"].note == "told"
    assert said[f"flow/{slug}..db", "encryption"].value == "none"
    assert said[f"flow/web..{slug}:ssh", "encryption"].value == "tls"
    assert said[f"flow/{slug}..{slug}", "encryption"].value == "tls"
    assert said[f"threat/cleartext@flow/{slug}..db", "status"].value == "accepted"
    assert said[f"control/patch@{new}", "status"].value == "planned"
    assert said["data/orders", "stored_by"].value == (new,)
    assert said["note/worry", "about"].value == f"flow/{slug}..db"
    assert [fact for fact in store.facts(MODEL)[0] if fact.subject == "component/web"][-1] == facts[-1]
    assert store.session(MODEL, "dba") == {"at": ["flow.encryption", f"flow/{slug}..db"], "seen": {new: 1}}
    assert set(redaction.rewritten) == {facts[each].id for each in (3, 4, 10, 11)}
    assert redaction.facts == (facts[1].id,)
    assert redaction.also_in == ()
    store.close()


def derive(store: Store) -> bool:
    """Write derived rows as the workspace would."""
    facts, row = store.facts(MODEL)
    threat = Threat(
        f"cleartext@flow/{SECRET}..db", "cleartext", f"flow/{SECRET}..db", "Plain text", "", Certainty.CERTAIN,
        (), (), (), (), (), "adversary", NOTHING, NOTHING, NOTHING, NOTHING, (), (), (f"tls@flow/{SECRET}..db",),
    )  # fmt: skip
    answers = Answers(facts)
    rows = DerivedRows(row, max(fact.id for fact in facts), "d", "1", "2026-03-01", tuple(answers), (threat,))
    return store.write_derived(MODEL, rows)


def test_after_a_name_was_redacted_answers_go_on_under_the_new_key(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    facts = a_model_around_the_secret(store)
    new = store.redact(MODEL, facts[0].id, name=True).keys[0]
    store.facts(MODEL)
    fact = say(store, new, "name", "Payroll server")
    assert Answers(store.facts(MODEL)[0]).value(new, "name") == "Payroll server"
    assert store.verify() == []
    again = store.redact(MODEL, fact.id)
    assert again.facts == (fact.id,)
    with pytest.raises(BadInput, match="redacted before"):
        store.redact(MODEL, fact.id, name=True)
    assert store.verify() == []
    store.close()


def test_both_ends_of_a_flow_can_be_redacted(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    facts = a_model_around_the_secret(store)
    database = say(store, "component/db", "name", "Sword-of-Damocles")
    first = store.redact(MODEL, facts[0].id, name=True).keys[0].removeprefix("component/")
    second = store.redact(MODEL, database.id, name=True).keys[0].removeprefix("component/")
    assert f"flow/{first}..{second}" in {fact.subject for fact in store.facts(MODEL)[0]}
    assert store.verify() == []
    assert_gone(store.path, SECRET)
    assert_gone(store.path, "damocles")
    store.close()


@pytest.mark.parametrize("kind", ["zone", "data", "identity", "note", "actor"])
def test_names_of_every_kind_can_be_redacted(tmp_path: Path, kind: str) -> None:
    store = new_store(tmp_path / "tmtui.db")
    fact = say(store, f"{kind}/{SECRET}", "text" if kind == "note" else "name", SECRET)
    say(store, "component/web", "refers_to", f"{kind}/{SECRET}")
    (key,) = store.redact(MODEL, fact.id, name=True).keys
    assert key.startswith(f"{kind}/redacted-")
    assert store.facts(MODEL)[0][1].value == key
    assert_gone(store.path, SECRET)
    assert store.verify() == []
    store.close()


def test_names_in_flow_suffixes_and_own_threats_can_be_redacted(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    suffix = say(store, f"flow/web..db:{SECRET}", "encryption", "none")
    threat = say(store, f"threat/own-{SECRET}@component/web", "title", SECRET)
    (flow,) = store.redact(MODEL, suffix.id, name=True).keys
    (own,) = store.redact(MODEL, threat.id, name=True).keys
    assert flow.startswith("flow/web..db:redacted-")
    assert own.startswith("threat/own-redacted-")
    assert own.endswith("@component/web")
    assert_gone(store.path, SECRET)
    assert store.verify() == []
    store.close()


@pytest.mark.parametrize(
    ("subject", "message"),
    [
        ("model", "no name in its key"),
        ("flow/web..db", "named by its two ends"),
        ("control/tls@flow/web..db", "named by its rule"),
    ],
)
def test_a_key_without_a_name_of_its_own_says_what_to_redact(tmp_path: Path, subject: str, message: str) -> None:
    store = new_store(tmp_path / "tmtui.db")
    fact = say(store, subject, "status", "open")
    with pytest.raises(BadInput, match=message):
        store.redact(MODEL, fact.id, name=True)
    assert store.facts(MODEL)[0] == [fact]
    store.close()


def test_other_facts_that_still_hold_the_text_are_named(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    store.create_model("bank")
    fact = say(store, "component/web", "password", SECRET)
    note = say(store, "component/db", "zone", "zone/lan", note=f"same as web: {SECRET.upper()}")
    key = say(store, f"component/{SECRET}", "zone", "zone/lan")
    (elsewhere,) = store.append("bank", [statement("model", "owner", SECRET)], author="dba", role="")
    say(store, "component/app", "zone", "zone/lan")
    redaction = store.redact(MODEL, fact.id)
    assert set(redaction.also_in) == {
        Mention("bank", elsewhere.id, "content"),
        Mention(MODEL, note.id, "content"),
        Mention(MODEL, key.id, "key"),
    }
    store.close()


def test_backups_that_still_hold_it_are_named(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    before = store.backup("before")
    facts = a_model_around_the_secret(store)
    secret = say(store, "component/web", "password", SECRET)
    during = store.backup("during")
    assert store.redact(MODEL, secret.id).backups == (during,)
    between = store.backup("between")
    assert store.redact(MODEL, facts[0].id, name=True).backups == (between, during)
    unreadable = tmp_path / "tmtui.db.backup-old-1"
    unreadable.write_bytes(b"?" * 5000)
    after = store.backup("after")
    third = say(store, "component/web", "note", "yes")
    assert store.redact(MODEL, third.id).backups == (unreadable,)
    assert SECRET.encode() not in after.read_bytes()
    assert SECRET.encode() not in before.read_bytes()
    store.close()


def test_redacting_twice_and_redacting_nothing_are_refused(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    fact = say(store, "component/web", "name", SECRET)
    store.redact(MODEL, fact.id)
    with pytest.raises(BadInput, match="redacted before"):
        store.redact(MODEL, fact.id)
    with pytest.raises(BadInput, match="There is no fact 17"):
        store.redact(MODEL, 17)
    with pytest.raises(BadInput, match="no threat model"):
        store.redact("bank", fact.id)
    store.close()


@pytest.mark.parametrize(
    ("tampering", "message"),
    [
        (
            "UPDATE fact_values SET value = '\"component/other\"' WHERE value LIKE '\"component/redacted-%'",
            "was changed",
        ),
        ("DELETE FROM redactions WHERE kind = 'value'", "removed without a record"),
        ("DELETE FROM redactions WHERE kind = 'name'", "without a record of redaction"),
        ("DELETE FROM redactions WHERE kind = 'rewritten'", "was changed after it was written"),
        ("UPDATE redactions SET author = 'somebody else' WHERE number = 1", "the record of a redaction"),
        ("UPDATE subjects SET key = 'component/other' WHERE key LIKE 'component/redacted-%'", "without a record"),
    ],
)
def test_tampering_under_cover_of_a_redaction_is_found(tmp_path: Path, tampering: str, message: str) -> None:
    store = new_store(tmp_path / "tmtui.db")
    store.redact(MODEL, a_model_around_the_secret(store)[0].id, name=True)
    assert store.verify() == []
    sql = without_triggers(store.path)
    sql.execute(tampering)
    sql.close()
    assert message in "\n".join(str(fault) for fault in store.verify())
    store.close()


def test_while_somebody_reads_the_rewriting_waits_for_the_next_start(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db", busy_timeout_ms=20)
    fact = say(store, "component/web", "name", SECRET)
    reader = raw(store.path)

    def let_a_reader_in(sql: str) -> None:
        if sql == "VACUUM":  # the redaction is committed, the file not yet rewritten
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM facts").fetchall()

    store._connection.sql.set_trace_callback(let_a_reader_in)
    redaction = store.redact(MODEL, fact.id)
    assert not redaction.scrubbed
    assert store.info().scrub_pending
    store.close()
    reader.execute("COMMIT")
    reader.close()
    again = Store.open(tmp_path / "tmtui.db")
    assert not again.info().scrub_pending
    assert_gone(again.path, SECRET)
    assert again.verify() == []
    again.close()


def test_a_program_that_has_not_noticed_a_redaction_cannot_bring_it_back(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    facts = a_model_around_the_secret(store)
    other = Store.open(store.path)
    other.facts(MODEL)
    assert not other.redacted_since_read(MODEL)
    store.redact(MODEL, facts[0].id, name=True)
    assert other.changed()
    assert other.redacted_since_read(MODEL)
    with pytest.raises(Busy, match="redacted since"):
        say(other, f"component/{SECRET}", "patched", "no")
    with pytest.raises(Busy, match="redacted since"):
        say(other, "component/web", "runs_on", f"component/{SECRET}")
    other.save_session(MODEL, "ops-1", {"at": f"component/{SECRET}"})
    assert other.session(MODEL, "ops-1") == {}
    assert say(other, "component/web", "patched", "no").value == "no"
    stale = DerivedRows(other.facts(MODEL, after_row=1)[1], 1, "d", "1", "2026-03-01")
    assert not other.write_derived(MODEL, stale)
    assert_gone(store.path, SECRET)
    other.facts(MODEL)
    assert say(other, "component/new", "patched", "no")
    assert store.verify() == []
    for each in (store, other):
        each.close()
