"""However a plain interview ends, everything said is kept, and the next process goes on at the same question."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TextIO

import pytest

from tests.interview.room import new_model, open_room, sit_down
from tests.plain.typist import transcript
from tmtui.plain.teletype import run_plain

EVERY_PROMPT = (
    "Shows pictures", "/n", "a note", "/h", "2", "/a", "dba", "2026-05-01", "/p", "a thought", "ops-1", "/w", "a worry",
    "/e", "page 1", "The owner", "12", "2026-01-01", "P1Y", "1 2", "", "DMZ: dmz", "", "1", "web, app: nginx in DMZ",
    "", "1", "", "1", "", "2", "/l", "2", "/find updates", "1", "g", "all: 1", "", "/l", "1",
)  # fmt: skip


def run(folder: Path, script: str, author: str = "ops-1") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.plain.sit", str(folder), author],
        input=script,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )


@pytest.mark.parametrize("said", range(len(EVERY_PROMPT) + 1))
def test_the_end_of_input_at_any_prompt_saves_and_says_how_to_go_on(said: int, tmp_path: Path) -> None:
    room = open_room(tmp_path)
    new_model(room)

    code, text = transcript(sit_down(room), EVERY_PROMPT[:said])

    assert code == 0
    assert text.endswith("Everything is saved. To go on:\ntmtui interview --plain -m balloon-pictures --as ops-1\n")


def test_another_process_goes_on_at_the_same_question(tmp_path: Path) -> None:
    first = run(tmp_path, "Shows pictures\nThe owner\n")
    second = run(tmp_path, "250\n")
    third = run(tmp_path, "/q\n")

    assert (first.returncode, second.returncode, third.returncode) == (0, 0, 0), first.stderr
    assert first.stderr == second.stderr == third.stderr == ""
    assert "How many people use it?" in first.stdout
    assert "How many people use it?" in second.stdout
    assert "Since when?" in third.stdout
    assert "How many people use it?" not in third.stdout


def test_a_process_that_is_interrupted_keeps_what_was_said_and_ends_with_130(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "tests.plain.sit", str(tmp_path), "ops-1"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("Shows pictures\n")
    process.stdin.flush()
    seen = iter(process.stdout.readline, "")
    assert any("Who owns" in line for line in seen)
    process.send_signal(signal.SIGINT)
    rest = process.stdout.read()

    assert process.wait(timeout=30) == 130
    assert "Everything you said is saved" in rest
    answers = sit_down(open_room(tmp_path)).live.answers
    assert answers.value("model", "purpose") == "Shows pictures"


class _Broken:
    """An input that fails in the middle, as a closed pipe or bytes that are no text do."""

    def readline(self) -> str:
        raise UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")


def test_input_that_is_no_text_ends_the_interview_and_loses_nothing(tmp_path: Path) -> None:
    room = open_room(tmp_path)
    new_model(room)
    paper = io.StringIO()

    assert run_plain(sit_down(room), _Broken(), paper) == 0
    assert "Everything is saved" in paper.getvalue()


def test_an_output_that_speaks_ascii_only_shows_question_marks_and_goes_on(tmp_path: Path) -> None:
    room = open_room(tmp_path)
    room.new_model("Bücher → Leser", ["small"], author="facilitator")
    paper: TextIO = io.TextIOWrapper(io.BytesIO(), encoding="ascii")

    assert run_plain(sit_down(room), io.StringIO("/q\n"), paper) == 0
    paper.seek(0)
    assert "What is B?cher ? Leser for?" in paper.read()


def test_a_line_pasted_by_mistake_is_not_read_out_in_full(tmp_path: Path) -> None:
    room = open_room(tmp_path)
    new_model(room)
    talk = sit_down(room)
    talk.go_to("model.components_listed", "model")

    _, text = transcript(talk, ["x" * 10_000])

    assert "Not taken: xxxxx" in text
    assert text.count("x") < 10_000 + 300, "once as it was typed, not once more in the message"
