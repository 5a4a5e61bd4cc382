"""What follows from the facts, as people and programs are shown it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from tests.cli.conftest import Tmtui

FLOW = "flow/web..photos"
THREAT_KEYS = {
    "id", "rule", "subject", "title", "certainty", "stride", "linddun", "cwe", "capec", "attack", "source",
    "likelihood", "impact", "level", "points", "because", "undecided", "controls", "status", "until", "owner",
}  # fmt: skip
ROW_KEYS = {
    "kind", "ids", "title", "subjects", "tier", "days", "reduction", "remaining", "findings", "closes", "lowers",
    "cuts", "side_effects", "needs", "marks", "basis", "how_to_check", "status", "owner", "due", "references",
}  # fmt: skip


def data(tmtui: Tmtui, *args: str) -> Any:
    done = tmtui(*args, "--json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def test_the_two_threats_of_the_balloon_pictures_stand_with_the_facts_that_caused_them(balloon: Tmtui) -> None:
    threats = {each["id"]: each for each in data(balloon, "threats")}
    plain = threats[f"cleartext-traffic@{FLOW}"]
    assert plain["certainty"] == "certain"
    assert ["encryption", "none"] in [[fact["attribute"], fact["value"]] for fact in plain["because"]]
    impersonation = [
        each
        for each in threats.values()
        if each["subject"] == FLOW and "spoofing" in each["stride"] and each["because"]
    ]
    assert any(each["certainty"] == "certain" for each in impersonation)
    shown = balloon("threats").stdout
    assert "Web server" in shown
    assert f"cleartext-traffic@{FLOW}" in shown
    assert "because encryption of Web server → Photo database is none (told by ops-1" in shown


def test_json_has_the_keys_that_programs_rely_on(balloon: Tmtui) -> None:
    threats = data(balloon, "threats")
    assert all(set(each) >= THREAT_KEYS for each in threats)
    assert all(
        set(fact) >= {"subject", "attribute", "value", "state", "basis", "by", "at"}
        for each in threats
        for fact in each["because"]
    )
    findings = data(balloon, "findings")
    assert all(set(each) >= {"rule", "title", "subjects", "level", "points", "threats"} for each in findings)
    plan = data(balloon, "plan")
    assert set(plan["risk"]) >= {"low", "now", "high", "planned", "verified", "too_early"}
    assert all(set(row) >= ROW_KEYS for row in plan["rows"])
    questions = data(balloon, "questions")
    keys = {"id", "subject", "text", "section", "worth", "seconds", "roles", "asked", "ask_by"}
    assert all(set(each) >= keys for each in questions)
    assert data(balloon, "summary")


@pytest.mark.parametrize("verb", ["threats", "findings", "plan", "questions", "summary"])
def test_the_same_facts_give_the_same_bytes(balloon: Tmtui, verb: str) -> None:
    assert balloon(verb, "--json").stdout_bytes == balloon(verb, "--json").stdout_bytes


def test_explain_names_the_answer_who_gave_it_on_what_basis_and_when(balloon: Tmtui) -> None:
    balloon("answer", FLOW, "encryption", "none", "--basis", "tested", env={"TMTUI_AUTHOR": "dba"})
    shown = balloon("threats", "--explain", f"cleartext-traffic@{FLOW}")
    assert shown.exit_code == 0, shown.stderr
    (line,) = [line for line in shown.stdout.splitlines() if "encryption of" in line and "tested by dba" in line]
    assert "is none" in line
    assert str(date.today().year) in line
    explained = data(balloon, "threats", "--explain", f"cleartext-traffic@{FLOW}")
    assert json.dumps(explained).count('"dba"') >= 1
    wrong = balloon("threats", "--explain", f"cleartext-trafic@{FLOW}")
    assert wrong.exit_code == 2
    assert "cleartext-traffic" in wrong.stderr


def test_a_better_answer_closes_the_threat_and_closed_shows_what_rules_it_out(balloon: Tmtui) -> None:
    balloon("answer", FLOW, "encryption", "mtls")
    assert f"cleartext-traffic@{FLOW}" not in {each["id"] for each in data(balloon, "threats")}
    closed = {each["id"]: each for each in data(balloon, "threats", "--closed")}
    rules_out = closed[f"cleartext-traffic@{FLOW}"]["because"]
    assert ["encryption", "mtls"] in [[fact["attribute"], fact["value"]] for fact in rules_out]
    assert f"cleartext-traffic@{FLOW}" in balloon("threats", "--closed").stdout


def test_not_knowing_gives_a_possible_threat_and_an_open_question(balloon: Tmtui) -> None:
    balloon("answer", FLOW, "encryption", "--unknown")
    threats = {each["id"]: each for each in data(balloon, "threats")}
    threat = threats[f"cleartext-traffic@{FLOW}"]
    assert threat["certainty"] == "possible"
    assert threat["level"][0] == "none"
    assert {"subject": FLOW, "attribute": "encryption", "question": "flow.encryption"} in threat["undecided"]
    assert [FLOW, "flow.encryption"] in [[each["subject"], each["id"]] for each in data(balloon, "questions")]
    assert "Web server" in balloon("questions").stdout


def test_questions_for_one_role_are_those_that_somebody_in_it_can_answer(balloon: Tmtui) -> None:
    every, some = data(balloon, "questions"), data(balloon, "questions", "--role", "database")
    assert 0 < len(some) < len(every)
    assert all(not each["roles"] or "database" in each["roles"] for each in some)
    worth = [each["worth"] for each in data(balloon, "questions", "--by", "worth")]
    assert worth == sorted(worth, reverse=True)
    refused = balloon("questions", "--role", "databse")
    assert refused.exit_code == 2
    assert "Did you mean database" in refused.stderr


def test_the_plan_begins_with_encryption_and_fits_a_budget(balloon: Tmtui) -> None:
    rows = [row for row in data(balloon, "plan")["rows"] if row["kind"] == "control"]
    assert any(id.startswith(("tls@", "mutual-tls@")) for row in rows[:2] for id in row["ids"])
    assert "Tier " in balloon("plan").stdout
    small = data(balloon, "plan", "--budget", "1")["rows"]
    assert sum(row["days"] for row in small) <= 1
    assert balloon("plan", "--budget", "-1").exit_code == 2


def test_an_empty_model_says_that_it_is_too_early(tmtui: Tmtui) -> None:
    tmtui("new", "Empty")
    assert "too early to say" in tmtui("summary").stdout
    assert data(tmtui, "plan")["risk"]["too_early"] is True
    for verb in ("threats", "findings", "plan", "questions"):
        assert tmtui(verb).exit_code == 0


def test_nothing_that_was_typed_reaches_the_terminal_as_a_command_to_it(tmtui: Tmtui) -> None:
    tmtui("new", "Sa\x1b]0;owned\x07mple")
    tmtui("answer", "model", "owner", "\x1b[2Jops\x9b31m\u202egnp")
    tmtui("answer", "component/x", "name", "[@click=app.quit]x[/24]")
    for verb in (["list"], ["answers"], ["summary"], ["history"], ["export"], ["questions"], ["answers", "--json"]):
        done = tmtui(*verb)
        assert not set(done.stdout + done.stderr) & set("\x1b\x9b\x07\u202e"), verb
