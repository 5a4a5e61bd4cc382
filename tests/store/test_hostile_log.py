"""A log file from elsewhere is not trusted: whatever stands in it, it is taken whole or refused with its line."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.scenes import MODEL, folder, new_store, say
from tmtui.model.errors import BadInput
from tmtui.store.chain import Content, commit_content, commitment, link

Line = dict[str, Any]


@pytest.fixture
def log(tmp_path: Path) -> list[str]:
    store = new_store(tmp_path / "source.db")
    say(store, "component/db", "zone", "zone/lan")
    say(store, "component/web", "name", "Web server", note="seen", evidence="a.yml:3", ask="dba")
    lines = list(store.export_log(MODEL))
    store.close()
    return lines


def resealed(line: Line) -> Line:
    """Work all hashes out anew, as somebody would who forges a log with care."""
    salt = bytes.fromhex(line["salt"])
    value = json.dumps(line["value"], ensure_ascii=False, separators=(",", ":"))
    line["fact"]["content"] = commit_content(salt, Content(value, line["note"], line["evidence"], line["ask"]))
    line["fact"]["subject"] = commitment(bytes.fromhex(line["key_salt"]), line["key"])
    line["hash"] = link(line["prev"], line["fact"])
    return line


def _set(path: str, value: object) -> Callable[[Line], Line]:
    def change(line: Line) -> Line:
        target = line
        *outer, last = path.split(".")
        for name in outer:
            target = target[name]
        target[last] = value
        return line

    return change


def _remove(name: str) -> Callable[[Line], Line]:
    def change(line: Line) -> Line:
        del line[name]
        return line

    return change


TAMPERED = [
    _set("value", "Other server"),
    _set("note", ""),
    _set("key", "component/other"),
    _set("fact.author", "somebody else"),
    _set("fact.id", 17),
    _set("hash", "0" * 64),
    _set("prev", "1" * 64),
    _set("salt", "00" * 16),
    lambda line: line | {"value": "Other server", "rewritten": True},
    lambda line: line | {"value": "component/redacted-1"},
    _remove("key_salt"),
    _remove("hash"),
    _remove("fact"),
    _remove("note"),
    _set("tmtui", 2),
    _set("fact", []),
    _set("fact", None),
]

FORGED = [
    _set("value", "Web \x1b]52;c;b3duZWQ=\x07 server"),
    _set("value", ["a", "b\u202e"]),
    _set("value", {"a": 1}),
    _set("value", True),
    _set("value", [1, 2]),
    _set("note", "\x9b2J"),
    _set("evidence", "\x00"),
    _set("ask", 5),
    _set("key", "component/../../x"),
    _set("key", "server/web"),
    _set("fact.author", "ops\n-1"),
    _set("fact.source", "\x1b[1m"),
    _set("fact.id", 2**63),
    _set("fact.id", -1),
    _set("fact.id", "17"),
    _set("fact.id", True),
    _set("fact.saw", [2**70]),
    _set("fact.saw", "all"),
    _set("fact.differs", 1),
    _set("fact.origin", "../../etc"),
    _set("fact.batch", "x" * 100),
    _set("fact.model", "Shop; DROP TABLE facts"),
    _set("fact.attribute", "na me"),
    _set("fact.state", "maybe"),
    _set("fact.basis", "rumour"),
    _set("fact.said_at", "yesterday"),
    _set("fact.ask_by", "<script>"),
    _set("fact.more", "x"),
]


@pytest.mark.parametrize("number", range(len(TAMPERED)))
def test_a_changed_line_is_refused_with_its_place_and_nothing_is_written(
    tmp_path: Path, log: list[str], number: int
) -> None:
    _refused(tmp_path, [log[0], json.dumps(TAMPERED[number](json.loads(log[1])))])


@pytest.mark.parametrize("number", range(len(FORGED)))
def test_a_forged_line_with_right_hashes_is_refused(tmp_path: Path, log: list[str], number: int) -> None:
    _refused(tmp_path, [log[0], json.dumps(resealed(FORGED[number](json.loads(log[1]))))])


@pytest.mark.parametrize(
    "text",
    ["x", "[]", "null", "[" * 100_000, '{"tmtui":1}', '{"tmtui":1,"fact":' + "9" * 5000 + "}", "x" * 2_000_000],
    ids=["word", "list", "null", "deep", "bare", "digits", "long"],
)
def test_what_is_no_line_at_all_is_refused(tmp_path: Path, log: list[str], text: str) -> None:
    _refused(tmp_path, [log[0], text])


def _refused(tmp_path: Path, lines: list[str]) -> None:
    store = new_store(tmp_path / "target.db")
    with pytest.raises(BadInput) as caught:
        store.merge_log(lines, source="theirs.jsonl")
    assert str(caught.value).startswith("theirs.jsonl:2: ")
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 400
    assert store.facts(MODEL) == ([], 0)
    assert store.heads(MODEL) == {}
    store.close()


def test_the_fixture_itself_is_taken(tmp_path: Path, log: list[str]) -> None:
    store = new_store(tmp_path / "target.db")
    assert store.merge_log([*log, "", "\n"]).taken == 2
    assert store.merge_log([json.dumps(resealed(json.loads(each))) for each in log]).known == 2
    store.close()


def test_a_subject_of_another_model_cannot_be_borrowed(tmp_path: Path, log: list[str]) -> None:
    store = new_store(tmp_path / "target.db")
    store.merge_log(log)
    line = json.loads(log[0])
    line["fact"] |= {"model": "bank", "id": 5}
    line["prev"] = "0" * 64
    with pytest.raises(BadInput, match="another threat model"):
        store.merge_log([json.dumps(resealed(line))])
    assert [each.slug for each in store.models()] == [MODEL]
    store.close()


def test_an_answer_given_after_a_fact_from_the_far_future_is_still_newer(tmp_path: Path, log: list[str]) -> None:
    store = new_store(tmp_path / "target.db")
    line = json.loads(log[0])
    line["fact"]["id"] = 253_402_300_799_000_000
    store.merge_log([json.dumps(resealed(line))])
    assert say(store, "component/db", "zone", "zone/dmz").id > line["fact"]["id"]
    assert store.verify() == []
    store.close()


@settings(max_examples=60)
@given(data=st.data())
def test_any_damage_to_any_line_is_refused_or_harmless(data: st.DataObject) -> None:
    with folder() as place, closing(new_store(place / "source.db")) as source:
        say(source, "component/db", "zone", "zone/lan")
        say(source, "component/web", "name", "Web server", note="seen")
        lines = list(source.export_log(MODEL))
        text = data.draw(st.sampled_from([0, 1]).map(lambda row: lines[row]))
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 5)))
        damaged = text[:start] + data.draw(st.text(max_size=3)) + text[end:]
        with closing(new_store(place / "target.db")) as target:
            with contextlib.suppress(BadInput):  # any other exception is a bug
                target.merge_log([lines[0], damaged])
            facts = [(fact.value, fact.note) for fact in target.facts(MODEL)[0]]
            assert facts in ([], [("zone/lan", "")], [("zone/lan", ""), ("Web server", "seen")])
            assert target.verify() == []
