"""Saying facts: one by one, and from a file; all of it or nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tmtui


def facts(tmtui: Tmtui) -> int:
    return sum(each["facts"] for each in json.loads(tmtui("list", "--json").stdout))


def current(tmtui: Tmtui, subject: str, attribute: str) -> dict[str, object] | None:
    found = json.loads(tmtui("answers", "--json").stdout)
    return next((each for each in found if (each["subject"], each["attribute"]) == (subject, attribute)), None)


def test_one_fact_is_said_with_how_it_is_known(balloon: Tmtui) -> None:
    done = balloon(
        "answer",
        "flow/web..photos",
        "encryption",
        "mtls",
        "--basis",
        "tested",
        "--note",
        "tried it",
        "--evidence",
        "T-1",
    )
    assert done.exit_code == 0, done.stderr
    assert "saved" in done.stderr
    said = current(balloon, "flow/web..photos", "encryption")
    assert said is not None
    assert {name: said[name] for name in ("value", "basis", "note", "evidence", "by")} == {
        "value": "mtls",
        "basis": "tested",
        "note": "tried it",
        "evidence": "T-1",
        "by": "ops-1",
    }


def test_what_changed_is_told(balloon: Tmtui) -> None:
    done = balloon("answer", "flow/web..photos", "encryption", "mtls")
    assert "\n  - " in done.stderr, "the threats that are closed now are named"


def test_unknown_not_applicable_and_retracted_are_answers_too(balloon: Tmtui) -> None:
    for flag, state in (("--unknown", "unknown"), ("--not-applicable", "not_applicable")):
        assert balloon("answer", "flow/web..photos", "encryption", flag).exit_code == 0
        said = current(balloon, "flow/web..photos", "encryption")
        assert said is not None
        assert (said["state"], said["value"]) == (state, None)
    assert balloon("answer", "flow/web..photos", "encryption", "--retract").exit_code == 0
    assert current(balloon, "flow/web..photos", "encryption") is None


def test_several_values_are_a_set(balloon: Tmtui) -> None:
    assert balloon("answer", "data/pictures", "stored_by", "component/web", "component/photos").exit_code == 0
    said = current(balloon, "data/pictures", "stored_by")
    assert said is not None
    assert said["value"] == ["component/photos", "component/web"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["flow/web..photo", "encryption", "tls"], "Did you mean flow/web..photos"),
        (["flow/web..photos", "encrypton", "tls"], "Did you mean encryption"),
        (["flow/web..photos", "encryption", "tsl"], "tls"),
        (["data/pictures", "confidentiality", "9"], "1 to 5"),
        (["flow/web..photos", "encryption", "tls", "--unknown"], "one of"),
        (["component/web", "zone", "zone/nowhere"], "zone/nowhere"),
        (["servr/x", "name", "x"], "no subject"),
    ],
)
def test_what_cannot_be_taken_is_said_with_what_is_meant_and_nothing_is_written(
    balloon: Tmtui, arguments: list[str], words: str
) -> None:
    before = facts(balloon)
    done = balloon("answer", *arguments)
    assert done.exit_code == 2
    assert words in done.stderr
    assert done.stdout == ""
    assert facts(balloon) == before


def test_a_file_that_was_written_is_taken_back_and_says_nothing_new(balloon: Tmtui, home: Path) -> None:
    before = facts(balloon)
    (home / "a.yaml").write_text(balloon("answers").stdout, encoding="utf-8")
    done = balloon("answers", "--apply", "a.yaml")
    assert done.exit_code == 0, done.stderr
    assert facts(balloon) == before


def test_a_copy_in_another_workspace_holds_the_same_answers(balloon: Tmtui, home: Path) -> None:
    text = balloon("answers").stdout
    done = balloon("answers", "--apply", "-", "--db", "copy.db", stdin=text)
    assert done.exit_code == 0, done.stderr
    assert balloon("answers", "--db", "copy.db").stdout == text
    for verb in ("threats", "findings", "plan"):
        here = balloon(verb, "--json")
        assert here.exit_code == 0, here.stderr
        assert balloon(verb, "--json", "--db", "copy.db").stdout == here.stdout


def test_a_file_can_be_applied_to_a_model_that_is_named(balloon: Tmtui, home: Path) -> None:
    (home / "a.yaml").write_text("answers: {zone/cloud: {name: Cloud}}", encoding="utf-8")
    assert balloon("answers", "--apply", "a.yaml", "-m", "balloon-pictures").exit_code == 0
    assert current(balloon, "zone/cloud", "name") is not None
    assert balloon("answers", "--apply", "a.yaml", "-m", "other").exit_code == 2


BROKEN = {
    "syntax": (b"answers: {model: {owner: a: b}}", "f.yaml:1:"),
    "wrong": (b"model: New one\nanswers:\n  zone/a: {name: A, kynd: dmz}\n  zone/b: {kind: nowhere}\n", "f.yaml:3:"),
    "bytes": (b"model: \xff\n", "f.yaml:1: this is not UTF-8"),
    "empty": (b"", "f.yaml"),
    "bank": (b"model: New one\nbanks: [nothing]\nanswers: {}\n", "nothing"),
}


@pytest.mark.parametrize("sort", BROKEN)
def test_a_broken_file_writes_nothing_not_even_a_new_model(balloon: Tmtui, home: Path, sort: str) -> None:
    content, words = BROKEN[sort]
    (home / "f.yaml").write_bytes(content)
    before = balloon("list", "--json").stdout
    done = balloon("answers", "--apply", "f.yaml")
    assert done.exit_code == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert balloon("list", "--json").stdout == before


def test_all_errors_of_a_file_come_in_one_run(balloon: Tmtui, home: Path) -> None:
    (home / "f.yaml").write_bytes(BROKEN["wrong"][0])
    done = balloon("answers", "--apply", "f.yaml")
    assert "f.yaml:3:" in done.stderr
    assert "f.yaml:4:" in done.stderr
    assert "2 errors; nothing was written" in done.stderr


def test_a_file_that_is_not_there_is_said_so(tmtui: Tmtui) -> None:
    done = tmtui("answers", "--apply", "nowhere.yaml")
    assert done.exit_code == 2
    assert "nowhere.yaml cannot be read" in done.stderr


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("model", "undo", "some-action"), "a model has no attribute"),
        (("model", "exists", "no"), "a model has no attribute"),
        (("component/web", "runs_on", "component/web"), "cannot run on itself"),
        (("zone/servers", "parent", "zone/servers"), "cannot lie inside itself"),
        (("component/web", "name", "w" * 201), "201 characters, 200 are taken"),
        (("component/web", "technology", "unknown"), "Say --unknown in place of a value"),
        (("component/web", "technology", "zzzzzz"), "others."),
        (("actor/hacker", "in_scope", "no"), "There are: actor/activist,"),
        (("flow/web..photos", "encryption", ""), "Write one, or say that nobody knows"),
    ],
)
def test_what_cannot_be_said_is_refused_with_what_can(balloon: Tmtui, said: tuple[str, ...], told: str) -> None:
    before = facts(balloon)
    done = balloon("answer", *said)
    assert (done.exit_code, facts(balloon)) == (2, before)
    assert told in " ".join(done.stderr.split())


def test_a_decision_without_its_reason_does_not_come_in_as_an_answer(balloon: Tmtui) -> None:
    done = balloon("answer", "threat/cleartext-traffic@flow/web..photos", "status", "accepted")
    assert done.exit_code == 2
    assert "no subject" in done.stderr or "tmtui decide cleartext-traffic@flow/web..photos" in done.stderr
    balloon("decide", "cleartext-traffic@flow/web..photos", "--owner", "boss")
    done = balloon("answer", "threat/cleartext-traffic@flow/web..photos", "status", "accepted")
    assert (done.exit_code, "tmtui decide cleartext-traffic@flow/web..photos" in done.stderr) == (2, True)


def test_a_file_starts_the_model_that_the_environment_names_beforehand(tmtui: Tmtui, home: Path) -> None:
    (home / "answers.yaml").write_text(
        "model: Photo shop\nanswers:\n  model: {purpose: Sells photos}\n", encoding="utf-8"
    )
    done = tmtui("answers", "--apply", "answers.yaml", env={"TMTUI_MODEL": "photo-shop"})
    assert done.exit_code == 0, done.stderr
    done = tmtui("answers", "--apply", "answers.yaml", env={"TMTUI_MODEL": "another"})
    assert (done.exit_code, "another" in done.stderr) == (2, True), "a model of another name is not started by chance"
