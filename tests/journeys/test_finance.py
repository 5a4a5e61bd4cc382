"""Somebody from finance, who knows what things are worth: only her questions, in plain words, on screen and by pipe."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.journeys.at_screen import see
from tests.journeys.home import ROOT, Home

HERS = ("interview", "--as", "controller", "--role", "business")
HER_FACTS = ("owner", "confidentiality", "integrity", "availability", "safety", "jewels")
TECHNICAL = re.compile(r"mutual TLS|certificate|VLAN|hypervisor|PostgreSQL", re.IGNORECASE)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return a home in which somebody drew the picture, and nobody said what it is worth."""
    said = re.compile(rf"^ +({'|'.join(HER_FACTS)}): .*\n", re.MULTILINE)
    home = Home(tmp_path)
    home.do("answers", "--apply", "-", said=said.sub("", (ROOT / "tests/systems/balloon.yaml").read_text()))
    return home


def test_she_answers_her_questions_on_the_screen_and_hands_over_what_she_does_not_know(home: Home) -> None:
    terminal = home.open(*HERS).until("If the phone rings at three in the morning").until("Asked exactly:")
    terminal.type("customers lose their pictures").press("enter").until("is this right?").press("enter")
    terminal.until("Who may say").press("f3").until("After how many hours")
    assert "coach" not in terminal.text.lower()
    assert not re.search(r"risk [\d,]+ → ", terminal.text), "nobody shows her what her answer does"

    terminal.press("d").until("how old may that copy be").until("a Hand over what is open in Stakes, 1 question?")
    terminal.press("a").until("Hand over").press("2").until("Who can answer?").type("management").press("enter")
    terminal.until("Until when").press("enter").until("management is asked 3 questions").press("enter")

    terminal.until("Imagine Pictures printed in a newspaper.")
    assert "3  Some people or one contract would be harmed" in terminal.text, "the scale has anchors"
    for level in "3421":
        asked = see(terminal).question
        assert not TECHNICAL.search(asked), asked
        terminal.press(level, "enter").until_gone(asked.split("Asked exactly")[0][-40:].strip())
    terminal.until("Do names, addresses").press("d").until("burning house").press("3", "enter")
    terminal.until("is this right?").until("Some people or one contract").press("enter")
    terminal.until("The first pass is done").press("3", "enter")
    terminal.until("For Server and system administration: ")
    assert terminal.press("q").wait() == 0
    said = home.do("answers")
    assert "confidentiality: {value: 3, by: controller, role: business" in said
    assert said.count("ask: management") == 3
    assert len(re.findall(r"role: business", said)) == said.count("by: controller"), "all in her role"


def test_by_pipe_she_answers_the_same_without_a_terminal_and_hears_what_is_left_for_others(home: Home) -> None:
    said = "customers lose their pictures\n\n/d\nd\no management\n\n\n3\n4\n2\n1\n"
    heard = home.run(*HERS, said=said, TERM="dumb")
    assert (heard.returncode, heard.stderr) == (0, "")
    assert "\x1b" not in heard.stdout
    flat = " ".join(heard.stdout.split())
    assert "Hand over what is open in Stakes, 1 question?" in flat
    assert "Management is asked 3 questions." in flat
    assert "4 Many people or a large contract would be harmed" in flat
    assert "Risk" not in flat
    assert heard.stdout.endswith("--as controller --role business\n"), "how to go on"

    again = home.run(*HERS, said="d\nPictures\n\n3\n\n", TERM="dumb")
    assert (again.returncode, again.stderr) == (0, "")
    flat = " ".join(again.stdout.split())
    assert flat.index("Do names, addresses") < flat.index("burning house"), "it goes on where the input ended"
    assert "strangers read Pictures? Some people or one contract would be harmed" in flat, "what she said is read back"
    assert "Decide now?" not in flat, "she came to answer, not to decide"
    assert "For Database administration: 5 questions" in flat
    assert "management was asked 3 questions." in flat
    assert "confidentiality: {value: 3, by: controller, role: business" in home.do("answers")


def test_an_input_that_is_at_its_end_changes_nothing_and_is_no_error(home: Home) -> None:
    before = home.do("answers")
    heard = home.run(*HERS, TERM="dumb")
    assert (heard.returncode, heard.stderr) == (0, "")
    assert "\x1b" not in heard.stdout
    assert "Everything is saved. To go on:" in heard.stdout
    assert home.do("answers") == before
    refused = home.run(*HERS, "--line", TERM="dumb")
    assert refused.returncode == 2
    assert "line mode needs a terminal" in refused.stderr
    assert "Traceback" not in refused.stderr
