"""Lines drop, sessions end, machines die: nothing that was accepted is lost, nothing that was not is taken."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest

from tests.journeys.home import ROOT, Home
from tests.journeys.terminal import Terminal

WORRY = "somebody swaps the pictures"
HALF = "last spring the disk was f"

ENDS = {signal.SIGHUP: 129, signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGKILL: -signal.SIGKILL}
"""What ends the program, and the exit code the full screen then has."""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("drawn") / "home")
    home.do("answers", "--apply", str(ROOT / "tests/systems/balloon.yaml"))
    return home


@pytest.fixture
def home(drawn: Home, tmp_path: Path) -> Home:
    shutil.copytree(drawn.folder, tmp_path / "home")
    return Home(tmp_path / "home")


def begin(home: Home, face: str) -> Terminal:
    """Open the interview, answer the first question, and begin with the second."""
    terminal = home.open("interview", *([face] if face else [])).until("awake at night?")
    terminal.settle()
    terminal.send(WORRY)
    terminal.send("enter")
    terminal.until("What went wrong")
    terminal.settle()
    terminal.send(HALF)
    return terminal.until(HALF)


@pytest.mark.parametrize("end", list(ENDS), ids=lambda end: end.name)
@pytest.mark.parametrize("face", ["", "--plain"], ids=["screen", "plain"])
def test_what_was_accepted_is_there_and_the_interview_goes_on_where_it_stopped(
    home: Home, face: str, end: signal.Signals
) -> None:
    terminal = begin(home, face)
    terminal.child.kill(end)
    code = terminal.wait()
    if not face:
        assert code == ENDS[end]
    if not face and end is not signal.SIGKILL:
        assert b"\x1b[?1049l" in terminal.raw, "the terminal is put back"

    answers = home.do("answers")
    assert WORRY in answers
    assert "incidents" not in answers, "half a sentence is no answer"
    assert HALF not in answers
    doctor = home.do("doctor")
    assert "verified: nothing was changed, removed or put in another order" in doctor

    again = home.open("interview", *([face] if face else [])).until("What went wrong")
    assert HALF not in again.text
    assert "awake at night" not in again.text
    again.settle()
    again.send("nothing")
    again.send("enter")
    again.until("is this right?")
    again.kill()
    assert "incidents: {value: nothing, by: ops-1" in home.do("answers")


def test_whatever_the_screen_called_saved_survives_being_killed_at_that_moment(home: Home) -> None:
    said = ["what keeps us awake", "what went wrong"]
    for reply in said:
        terminal = home.open("interview").until("▸")
        terminal.settle()
        terminal.send(reply)
        terminal.send("enter")
        terminal.until("saved ").kill()
    answers = home.do("answers")
    assert all(reply in answers for reply in said)
    assert "verified" in home.do("doctor")
