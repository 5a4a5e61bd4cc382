"""Balloon pictures: a browser, a web server, and a database it talks to in plain text without asking who is there.

Somebody answers it once on a full screen and once in the plain interview, and then looks at what comes out.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.home import Home
from tests.journeys.whole import Interviews

FLOW = "flow/web-server..photo-database"
PLAIN_TEXT = f"cleartext-traffic@{FLOW}"
POSING = f"impersonation@{FLOW}"


@pytest.fixture
def screen(interviews: Interviews) -> Home:
    return interviews.full.home


@pytest.fixture
def plain(interviews: Interviews) -> Home:
    return interviews.plain.home


def without_times(answers: str) -> list[str]:
    return re.sub(r"\d{4}-\d\d-\d\dT[\d:.+Z]+", "TIME", answers).splitlines()


def threats(home: Home, *arguments: str) -> dict[str, Any]:
    return {threat["id"]: threat for threat in home.json("threats", *arguments)}


def copied(home: Home, folder: Path, *answers: tuple[str, ...]) -> Home:
    """Give the answers to another home, and more answers on top."""
    other = Home(folder)
    other.do("answers", "--apply", "-", said=home.do("answers"))
    for answer in answers:
        other.do("answer", FLOW, *answer)
    return other


def test_the_full_screen_and_the_plain_interview_give_the_same_facts(screen: Home, plain: Home) -> None:
    assert without_times(screen.do("answers")) == without_times(plain.do("answers"))


def test_everything_said_is_in_the_answers(screen: Home) -> None:
    answers = screen.do("answers")
    assert "Somebody swaps the pictures and visitors see it before we do" in answers
    assert "encryption: {value: none, by: ops-1" in answers
    assert re.search(r"login_rights: {state: unknown, .*ask: dba", answers)
    assert "longest_outage: {value: day" in answers, "it was skipped once and came back"
    assert "runs_on: {state: not_applicable" in answers


def test_plain_text_and_impersonation_stand_with_the_answers_that_caused_them(screen: Home) -> None:
    shown = screen.do("threats")
    for threat, title, attribute in (
        (PLAIN_TEXT, "Web server talks to Photo database in plain text", "encryption"),
        (POSING, "Somebody else can pose as Web server or Photo database", "authentication"),
    ):
        assert title in shown
        about = shown.partition(threat)[2].partition("@")[0]
        assert about.lstrip().startswith("certain")
        assert f"because {attribute} of Web server → Photo database is none (told by ops-1," in about


def test_the_plan_begins_with_mutual_tls_there(screen: Home) -> None:
    first = screen.do("plan").split("\n  2  ")[0]
    assert "1  Let Web server and Photo database show each other certificates" in first
    assert "closes 2" in first
    row = screen.json("plan")["rows"][0]
    assert row["ids"] == [f"mutual-tls@{FLOW}"]
    assert {PLAIN_TEXT, POSING} <= set(row["closes"])


def test_answering_mutual_tls_closes_both_at_once(screen: Home, tmp_path: Path) -> None:
    safe = copied(screen, tmp_path, ("encryption", "mtls"))
    assert {PLAIN_TEXT, POSING}.isdisjoint(threats(safe))
    closed = threats(safe, "--closed")
    assert closed[PLAIN_TEXT]["certainty"] == closed[POSING]["certainty"] == "closed"
    assert "mtls" in {fact["value"] for fact in closed[POSING]["because"]}
    assert safe.json("summary")["risk"]["now"] < screen.json("summary")["risk"]["now"]


def test_explain_names_the_answer_who_gave_it_on_what_basis_and_when(screen: Home, tmp_path: Path) -> None:
    tested = copied(screen, tmp_path, ("encryption", "none", "--basis", "tested", "--evidence", "ticket 12"))
    why = tested.do("threats", "--explain", PLAIN_TEXT)
    assert re.search(r"encryption of Web server → Photo database is none \(tested by ops-1, \d{4}-\d\d-\d\d\)", why)


def test_not_knowing_gives_possible_threats_an_interval_and_an_open_question(screen: Home, tmp_path: Path) -> None:
    unsure = copied(screen, tmp_path, ("encryption", "--unknown"), ("authentication", "--unknown"))
    found = threats(unsure)
    assert found[PLAIN_TEXT]["certainty"] == found[POSING]["certainty"] == "possible"
    risk = unsure.json("summary")["risk"]
    assert risk["low"] < risk["now"] <= risk["high"]
    asked = "Is the traffic from Web server to Photo database encrypted?"
    assert asked in unsure.do("questions")
    assert f"open: encryption of Web server → Photo database ({FLOW} encryption)" in unsure.do("threats")
