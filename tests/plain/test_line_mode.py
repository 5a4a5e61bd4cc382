"""Line mode in a real pseudo-terminal: arrow keys pick, Ctrl-C keeps everything, without a terminal it says so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from tests.interview.room import open_room, sit_down
from tmtui.model.errors import BadInput
from tmtui.plain.line import run_line

DOWN = "\x1b[B"


def sit_in_a_terminal(folder: Path) -> pexpect.spawn[str]:
    return pexpect.spawn(
        sys.executable, ["-m", "tests.plain.sit", str(folder), "ops-1", "--line"], encoding="utf-8", timeout=30,
        dimensions=(30, 90),
    )  # fmt: skip


def test_questions_are_answered_with_keys_and_ctrl_c_keeps_them(tmp_path: Path) -> None:
    terminal = sit_in_a_terminal(tmp_path)
    for question, reply in (
        ("for?", "Shows pictures"), ("owns", "The owner"), ("people", "/u"), ("owns", "Somebody"), ("people", "12"),
        ("Since", "2026-01-01"), ("looked at", "12 weeks"),
    ):  # fmt: skip
        terminal.expect_exact(question)
        terminal.expect_exact(" >")
        terminal.sendline(reply)
    terminal.expect_exact("Tick with space")
    terminal.send(f" {DOWN} \r")
    terminal.expect_exact("is this right?")
    terminal.expect_exact("Answer")
    terminal.send("\r")
    terminal.expect_exact("Which places")
    terminal.expect_exact(" >")
    terminal.send("\x03")
    terminal.expect_exact("Everything you said is saved")
    terminal.expect(pexpect.EOF)
    terminal.close()

    assert terminal.exitstatus == 130
    answers = sit_down(open_room(tmp_path)).live.answers
    assert answers.value("model", "owner") == "Somebody"
    assert answers.value("model", "hurts") == ("leak", "outage")


def test_without_a_terminal_it_says_so_and_picks_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.plain.sit", str(tmp_path), "ops-1", "--line"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.returncode != 0
    assert "line mode needs a terminal" in done.stderr
    room = open_room(tmp_path)
    with pytest.raises(BadInput, match="needs a terminal"):
        run_line(sit_down(room))


def test_the_interview_core_loads_no_prompt_library() -> None:
    script = "import sys, tmtui.workspace.conversation, tmtui.plain.teletype, tmtui.plain.line\n" + (
        "print(*[name for name in ('questionary', 'prompt_toolkit', 'textual', 'click') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)

    assert done.stdout.split() == []
