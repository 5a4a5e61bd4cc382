"""A facilitator in a meeting: an agenda, people who know other things, a decision, and what was not looked at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.journeys.home import ROOT, Home
from tests.journeys.terminal import Terminal

ENCRYPTED = "Is the traffic from Web server to Photo database encrypted?"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    system = (ROOT / "tests/systems/balloon.yaml").read_text().replace(", encryption: none, authentication: none", "")
    home = Home(tmp_path)
    home.do("answers", "--apply", "-", said=system)
    return home


def test_a_meeting_is_held_with_others_and_ends_with_what_is_left(home: Home) -> None:
    sitting = ("--as", "facilitator", "--agenda", "60", "--room", "database,network")
    terminal = home.open("interview", *sitting, cols=120, rows=40).until("keeps you awake").until("Worst findings")
    assert re.search(r"part 1/\d", terminal.text), "where the meeting is"
    terminal.type("the pictures get swapped").press("enter").until("What went wrong")
    terminal.send("esc")
    terminal.until_gone("esc card")
    terminal.press("c").until("Coach on")

    terminal.press("p").until("Park a thought:").type("who pays for the certificate").press("enter")
    terminal.until("Whose is it?").type("management").press("enter").until("parked")
    terminal.press("a").until("Who can answer?").type("dba").press("enter").until("Until when")
    terminal.type("24 Dec 2099").press("enter").until("dba is asked, until Thursday, 24 December 2099")

    # Meanwhile somebody else answers, at another machine.
    home.do("answer", "flow/web..photos", "encryption", "none", TMTUI_AUTHOR="dba")
    terminal.until(f"dba: {ENCRYPTED} No, it is plain text")

    terminal.press("f7").until("1 certain").until("▸").press("enter", "down", "d").until("Decide  o open")
    terminal.press("a").until("Why?").type("public pictures").press("enter").until("Who answers for it?")
    terminal.press("enter").until("Nothing was decided: it takes a name.")
    terminal.press("d").until("Decide  o open").press("a").until("public pictures").press("enter")
    terminal.until("Who answers for it?").type("management").press("enter").until("Until when?").press("enter")
    terminal.until("accepted, saved ")

    terminal.press("f9", "i").until("What worries you: is this right?")
    terminal.press("l").until("The end: what was not looked at").send("\x1b[F")
    terminal.until("▸›   The end").press("enter").until("Not asked yet:")
    pages = [card(terminal)]
    while not any("Next review:" in page for page in pages):
        terminal.press("pgdn")
        pages.append(card(terminal))
        assert pages[-1] != pages[-2], f"the end names no next review:\n{terminal.text}"
    said = " ".join(" ".join(pages).split())
    assert "Not looked at: " in said
    assert "these lists are complete: identities" in said
    assert "who pays for the certificate (management)" in said
    assert "dba was asked 1 question, until 2099-12-24" in said
    assert terminal.press("q").wait() == 0

    decided = home.do("decide")
    assert "accepted" in decided
    assert "management" in decided
    report = home.do("export")
    assert "public pictures" in report, "an auditor reads why it was accepted"
    assert "who pays for the certificate" in report


def card(terminal: Terminal) -> str:
    """Return what stands between the sections and the panel."""
    return "\n".join(row[29:77] for row in terminal.text.split("\n")[2:-3])
