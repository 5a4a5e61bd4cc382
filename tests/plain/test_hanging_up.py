"""A line that drops ends an interview at a terminal, also where the program was started to ignore that."""

from __future__ import annotations

import signal
import subprocess
import sys
import termios
from pathlib import Path

import pexpect
import pytest

SIT = "import signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); signal.signal(signal.SIGTERM, signal.SIG_IGN)"
RUN = f"{SIT}; import tests.plain.sit as sit; sys.argv = ['sit', *sys.argv[1:]]; sys.exit(sit.main())"


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM], ids=lambda each: each.name)
@pytest.mark.parametrize("face", ["--ending", "--line"])
def test_it_ends_at_once_and_the_terminal_is_as_it_was(tmp_path: Path, face: str, number: signal.Signals) -> None:
    folder = Path(__file__).parents[2]
    child = pexpect.spawn(
        sys.executable, ["-c", RUN, str(tmp_path), "ops-1", face], dimensions=(24, 80), cwd=str(folder), timeout=30
    )
    before = termios.tcgetattr(child.child_fd)
    child.expect("What is Balloon pictures for")
    child.send("half a sen")
    child.expect("half a sen")
    child.kill(number)
    child.expect(pexpect.EOF)
    after = termios.tcgetattr(child.child_fd)
    child.close()
    assert child.signalstatus == number
    assert after[3] & termios.ICANON == before[3] & termios.ICANON


def test_a_pipe_that_was_told_to_outlive_its_terminal_does(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", RUN, str(tmp_path), "ops-1", "--ending"],
        input="To show pictures\n", text=True, capture_output=True, timeout=60, check=False,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert ended.returncode == 0
    assert "Everything is saved" in ended.stdout
