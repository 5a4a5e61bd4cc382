"""Terminals that stop reading, shrink, know few colours or none, and a database that somebody else holds."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.journeys.home import Home
from tests.journeys.terminal import Terminal

WORRY = "somebody swaps the pictures"
BANDWIDTHS = pytest.mark.parametrize("bandwidth", ["full", "low"])


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("begun") / "home")
    home.do("new", "Balloon pictures")
    return home


@pytest.fixture
def home(begun: Home, tmp_path: Path) -> Home:
    shutil.copytree(begun.folder, tmp_path / "home")
    return Home(tmp_path / "home")


def begin(home: Home, **env: str) -> Terminal:
    """Open the interview at its first question."""
    terminal = Terminal(["interview"], {**home.env, **env}, folder=home.folder).until("keeps you awake")
    terminal.settle()
    return terminal


def test_a_busy_database_is_said_on_the_card_and_what_was_typed_is_taken_when_it_is_free(home: Home) -> None:
    terminal = begin(home)
    with sqlite3.connect(home.database, isolation_level=None) as somebody:
        somebody.execute("BEGIN EXCLUSIVE")
        terminal.send(WORRY)
        terminal.send("enter")
        terminal.until("Somebody else is writing; trying again")
        assert WORRY in terminal.text, "the text stays in the field"
        assert "keeps you awake" in terminal.text
        somebody.execute("ROLLBACK")
    somebody.close()
    terminal.until("What went wrong").until("saved ")  # nobody pressed anything again
    assert terminal.press("esc", "q").wait() == 0
    assert WORRY in home.do("answers")


def test_a_database_that_cannot_be_written_any_more_is_said_on_the_card_and_nothing_is_lost(home: Home) -> None:
    terminal = begin(home)
    journal = home.database.with_name("tmtui.db-journal")
    journal.mkdir()  # where SQLite must write a file first
    terminal.send(WORRY)
    terminal.send("enter")
    terminal.until("Not saved: tmtui.db cannot be")
    assert WORRY in terminal.text, "the text stays in the field"
    journal.rmdir()
    terminal.send("enter")
    terminal.until("What went wrong").until("saved ")
    assert terminal.press("esc", "q").wait() == 0
    assert WORRY in home.do("answers")


@BANDWIDTHS
def test_a_window_that_is_too_small_says_so_and_what_was_typed_is_there_when_it_grows(
    home: Home, bandwidth: str
) -> None:
    terminal = begin(home, TMTUI_BANDWIDTH=bandwidth)
    terminal.type(WORRY)
    for rows, cols in ((8, 30), (24, 80), (11, 80), (12, 40), (50, 200), (24, 80)):
        terminal.screen.resize(rows, cols)
        terminal.screen.reset()
        terminal.child.setwinsize(rows, cols)
        if rows < 12 or cols < 40:
            terminal.wait_for(lambda: "are needed" in " ".join(terminal.text.split()), "a word about the size")
        else:
            terminal.until("awake at night?").until(WORRY[:20])
    terminal.press("enter").until("What went wrong")
    assert terminal.press("esc", "q").wait() == 0
    assert WORRY in home.do("answers")


@BANDWIDTHS
def test_a_terminal_that_stops_reading_for_a_while_loses_nothing(home: Home, bandwidth: str) -> None:
    terminal = begin(home, TMTUI_BANDWIDTH=bandwidth)
    terminal.send(WORRY)
    terminal.send("enter")
    for _ in range(60):
        terminal.send("x")
        terminal.send("backspace")
    time.sleep(1)
    terminal.until("What went wrong").settle(0.5)
    assert terminal.press("esc", "q").wait() == 0
    assert WORRY in home.do("answers")


@pytest.mark.parametrize("end", [signal.SIGHUP, signal.SIGTERM, signal.SIGKILL], ids=lambda end: end.name)
def test_a_thrifty_screen_that_is_ended_keeps_what_was_accepted(home: Home, end: signal.Signals) -> None:
    terminal = begin(home, TMTUI_BANDWIDTH="low")
    terminal.send(WORRY)
    terminal.send("enter")
    terminal.until("What went wrong").until("saved ")
    terminal.child.kill(end)
    code = terminal.wait()
    assert code == (-end if end is signal.SIGKILL else 128 + end)
    assert (b"\x1b[?1049l" in terminal.raw) == (end is not signal.SIGKILL), "the terminal is put back"
    assert WORRY in home.do("answers")


@BANDWIDTHS
def test_an_editor_and_a_stop_give_the_screen_back_whole(home: Home, tmp_path: Path, bandwidth: str) -> None:
    editor = tmp_path / "editor.sh"
    editor.write_text("#!/bin/sh\necho over everything; printf 'looked at it' > \"$1\"\n", encoding="utf-8")
    editor.chmod(0o700)
    terminal = begin(home, TMTUI_BANDWIDTH=bandwidth, EDITOR=str(editor)).press("esc")
    terminal.screen.reset()
    terminal.send("f4")
    terminal.until("note: looked at it").until("keeps you awake").until("q quit")
    terminal.child.kill(signal.SIGTSTP)
    terminal.settle(0.5)
    terminal.screen.reset()
    terminal.child.kill(signal.SIGCONT)
    terminal.until("note: looked at it").until("keeps you awake").until("q quit")
    assert terminal.press("q").wait() == 0


def test_a_terminal_that_never_reads_again_does_not_keep_the_program(home: Home) -> None:
    terminal = begin(home)
    terminal.press("esc")
    end = time.monotonic() + 2
    while time.monotonic() < end:
        terminal.child.send("?\x1b")
        time.sleep(0.01)
    terminal.child.kill(signal.SIGTERM)
    pid = terminal.child.pid
    assert pid is not None
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 143


def test_no_colour_and_sixteen_colours_and_ascii(home: Home) -> None:
    plain = begin(home, TMTUI_BANDWIDTH="low", NO_COLOR="1", COLORTERM="truecolor").press("esc", "?")
    codes = [code for codes in re.findall(rb"\x1b\[([0-9;]*)m", plain.raw) for code in codes.split(b";")]
    assert not {code for code in codes if re.fullmatch(rb"[349][0-8]|10[0-7]", code)} - {b"39", b"49"}
    plain.kill()

    few = begin(home, TMTUI_BANDWIDTH="low", TERM="linux", LC_ALL="C", LANG="C").press("esc", "?")
    assert not re.search(rb"[34]8[;:]", few.raw), "no colour beyond the sixteen"
    assert few.raw.isascii()
    few.kill()


@pytest.mark.parametrize("term", ["linux", "screen", "vt220"])
def test_old_terminals_show_the_question_and_take_an_answer(home: Home, term: str) -> None:
    terminal = begin(home, TERM=term, TMTUI_BANDWIDTH="low")
    terminal.send(WORRY)
    terminal.until(WORRY)
    terminal.send("enter")
    terminal.until("What went wrong")
    if term == "vt220":
        assert terminal.raw.isascii()
    assert terminal.press("esc", "q").wait() == 0


def test_a_dumb_terminal_gets_plain_lines(home: Home) -> None:
    terminal = Terminal(["interview"], {**home.env, "TERM": "dumb"}, folder=home.folder).until("keeps you awake")
    assert b"\x1b" not in terminal.raw
    terminal.kill()


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_in_tmux_the_screen_shows_and_comes_back_after_detaching(home: Home, tmp_path: Path) -> None:
    socket = str(tmp_path / "tmux")

    def tmux(*arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", socket, "-f", "/dev/null", *arguments],
            env={**home.env, "TMTUI_BANDWIDTH": "low"}, capture_output=True, text=True, check=True, cwd=home.folder,
        )  # fmt: skip
        return done.stdout

    def shows(text: str) -> bool:
        end = time.monotonic() + 30
        while text not in tmux("capture-pane", "-p") and time.monotonic() < end:
            time.sleep(0.1)
        return text in tmux("capture-pane", "-p")

    tmux("new-session", "-d", "-x", "80", "-y", "24", f"{sys.executable} -m tmtui interview")
    try:
        assert shows("keeps you awake"), tmux("capture-pane", "-p")
        tmux("send-keys", WORRY)
        tmux("send-keys", "Enter")
        assert shows("What went wrong")
        tmux("resize-window", "-x", "100", "-y", "30")
        assert shows("What went wrong")
        tmux("send-keys", "Escape")
        time.sleep(0.6)
        assert shows("q quit")
    finally:
        tmux("kill-server")
    assert WORRY in home.do("answers")
