"""The real program in a real pseudo-terminal: dropped lines, silence, and terminals of other kinds."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest

from tests.interview.room import BANKS, new_model, open_room, picture
from tests.journeys.terminal import Terminal, environment
from tmtui.workspace.conversation import Conversation

TRAFFIC = "flow/web-server..photos"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with open_room(tmp_path) as workspace:
        new_model(workspace)
        talk = Conversation(workspace.live(author="ops-1"))
        picture(talk)
        talk.go_to("flow.encryption", TRAFFIC)
    return tmp_path


def start(home: Path, *, shows: str = "encrypted?", cols: int = 80, rows: int = 24, **env: str) -> Terminal:
    known = {"TMTUI_DB": str(home / "room.db"), "TMTUI_BANKS": str(BANKS), **env}
    terminal = Terminal([], environment(home, **known), cols=cols, rows=rows)
    return terminal.until(shows)


def test_a_dropped_line_keeps_every_answer_and_the_place_and_puts_the_terminal_back(home: Path) -> None:
    terminal = start(home).press("2", "enter")
    terminal.until("saved ")
    assert terminal.hang_up() == 129
    assert b"\x1b[?1049l" in terminal.raw, "the alternate screen was left"
    assert b"\x1b[?25h" in terminal.raw, "the cursor shows again"
    with open_room(home) as workspace:
        live = workspace.live(author="ops-1")
        assert live.answers.value(TRAFFIC, "encryption") == "none"
        assert Conversation(live).card.id != "flow.encryption"


def test_a_terminal_that_is_gone_ends_the_program(home: Path) -> None:
    terminal = start(home)
    pid = terminal.child.pid
    assert pid is not None
    os.close(terminal.child.child_fd)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 129


def test_being_told_to_go_on_without_having_stopped_does_nothing(home: Path) -> None:
    terminal = start(home)
    terminal.settle(0.5)
    before = len(terminal.raw)
    terminal.child.kill(signal.SIGCONT)
    terminal.settle(0.5)
    assert terminal.raw[before:] == b"", "no second reader, no second screen"


def test_an_idle_screen_sends_nothing_and_neither_does_an_idle_field(home: Path) -> None:
    terminal = start(home)
    for seconds in (3, 2):
        terminal.settle(0.5)
        before = len(terminal.raw)
        terminal.settle(seconds)
        assert terminal.raw[before:] == b""
        terminal.press("/")


def test_a_note_is_written_in_ones_own_editor(home: Path) -> None:
    editor = home / "editor.sh"
    editor.write_text("#!/bin/sh\nprintf 'looked at it with ss' > \"$1\"\n", encoding="utf-8")
    editor.chmod(0o700)
    terminal = start(home, EDITOR=str(editor)).press("f4")
    terminal.until("note: looked at it with ss")
    assert terminal.press("q").wait() == 0


def test_no_colour_means_no_colour(home: Path) -> None:
    terminal = start(home, NO_COLOR="1", COLORTERM="truecolor")
    colours = re.findall(rb"\x1b\[[0-9;]*m", terminal.raw)
    assert not [code for code in colours if re.search(rb"[;\[](3[0-7]|4[0-7]|9[0-7]|38|48)[;m]", code)]


def test_a_terminal_without_unicode_gets_ascii(home: Path) -> None:
    terminal = start(home, LC_ALL="C", LANG="C").press("2")
    drawn = terminal.raw.decode("ascii")
    assert " > 2" in terminal.text
    assert drawn


@pytest.mark.parametrize("term", ["screen", "linux"])
def test_old_terminals_show_the_question(home: Path, term: str) -> None:
    terminal = start(home, TERM=term)
    assert "No, it is plain text" in terminal.text
    assert terminal.press("q").wait() == 0


def test_a_resize_at_any_time_keeps_the_question_in_sight(home: Path) -> None:
    terminal = start(home)
    for rows, cols in ((40, 120), (12, 40), (24, 80)):
        terminal.screen.resize(rows, cols)
        terminal.child.setwinsize(rows, cols)
        terminal.settle(0.4)
        assert "plain text" in terminal.text, (rows, cols)
