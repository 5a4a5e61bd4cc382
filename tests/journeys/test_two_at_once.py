"""Several people answer the same model at the same time, each at a terminal of their own."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.journeys.home import ROOT, Home
from tests.journeys.terminal import Terminal

ENCRYPTED = "Is the traffic from Web server to Photo database encrypted?"
CHECKED = "How does Photo database know"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    system = (ROOT / "tests/systems/balloon.yaml").read_text()
    system = system.replace(", encryption: none, authentication: none", "")
    home = Home(tmp_path)
    home.do("answers", "--apply", "-", said=system.replace("protocol: https,", "protocol: https, renewal: watched,"))
    return home


def sit_down(home: Home, person: str, *face: str) -> Terminal:
    terminal = home.open("interview", "--as", person, "--section", "traffic", *face).until(ENCRYPTED)
    terminal.settle()
    return terminal


def test_an_answer_appears_for_the_other_and_one_who_saw_it_may_replace_it(home: Home) -> None:
    ops, dba = sit_down(home, "ops-1"), sit_down(home, "dba")
    ops.press("3")
    accepted = time.monotonic()
    ops.send("enter")
    ops.until(CHECKED)
    own = time.monotonic() - accepted
    dba.until("ops-1: Is the traffic from Web server to Photo database encrypted? No")
    other = time.monotonic() - accepted
    assert other < 2 + 4 * own, "two seconds, and what a slow machine takes to show anything"
    assert "3  No, it is plain text (stands)" in dba.text
    assert "said by ops-1" in dba.text
    dba.press("2", "enter").until(CHECKED)
    answers = home.do("answers")
    assert "encryption: {value: tls, by: dba" in answers
    assert [terminal.press("q").wait() for terminal in (ops, dba)] == [0, 0]


def test_two_different_answers_are_shown_to_both_and_settled_by_whoever_saw_both(home: Home) -> None:
    ops, dba = sit_down(home, "ops-1"), sit_down(home, "dba", "--plain")
    ops.press("3", "enter").until(CHECKED)
    # The plain interview waits for a line, so whoever types there has not seen what came since.
    dba.send("2")
    dba.send("enter")
    dba.until("ops-1 and dba differ on encryption of Web server → Photo database")
    ops.until("ops-1 and dba differ on encryption of")
    assert 'note: "people differ: ops-1 says none, dba says tls"' in home.do("answers")
    (line,) = (line for line in home.do("questions").splitlines() if ENCRYPTED in line)
    assert " differ " in line

    ops.press("b").until(ENCRYPTED)
    ops.until("people differ")
    ops.press("1", "enter").until(CHECKED)
    assert "encryption: {value: mtls, by: ops-1" in home.do("answers")
    assert "cleartext-traffic" not in home.do("threats")
