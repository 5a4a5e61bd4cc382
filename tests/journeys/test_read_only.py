"""The database becomes read-only in an interview: the answer stays, it is said, and written once that is possible."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.home import ROOT, Home
from tests.journeys.terminal import Terminal

WORRY = "somebody swaps the pictures"

DROP_FROM_WHAT_CHILDREN_MAY, OVERRIDE_FILE_MODES = 24, 1
"""`PR_CAPBSET_DROP` and `CAP_DAC_OVERRIDE` of Linux."""


def obey_file_modes() -> None:
    """Let file modes hold for the program about to start, whoever runs the tests; others than root obey them anyway."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(DROP_FROM_WHAT_CHILDREN_MAY, OVERRIDE_FILE_MODES, 0, 0, 0)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path / "home")
    home.do("answers", "--apply", str(ROOT / "tests/systems/balloon.yaml"))
    yield home
    home.database.parent.chmod(0o700)


def test_the_answer_stays_on_the_card_and_is_written_once_the_folder_is_mended(home: Home) -> None:
    terminal = Terminal(["interview"], home.env, folder=home.folder, before=obey_file_modes)
    terminal.until("awake at night?").settle()
    home.database.chmod(0o400)
    home.database.parent.chmod(0o500)
    terminal.type(WORRY).press("enter").until("Not saved")
    said = " ".join(terminal.text.split())
    assert "tmtui.db is read-only. Make the file and its folder writable, or open a copy with --db." in said
    assert WORRY in terminal.text
    assert "awake at night?" in terminal.text
    # Everything that only reads goes on, and the answer is still there afterwards.
    terminal.press("esc", "f7").until("certain")
    terminal.press("esc").until(WORRY)

    home.database.parent.chmod(0o700)
    home.database.chmod(0o600)
    terminal.press("tab", "enter").until("What went wrong")
    assert "saved " in terminal.text
    assert "Not saved" not in terminal.text
    terminal.press("esc", "q")
    assert terminal.wait() == 0
    assert home.do("answers").count(WORRY) == 1


def test_a_start_says_that_it_cannot_write_and_can_still_read(home: Home) -> None:
    home.database.parent.chmod(0o500)
    terminal = Terminal(["interview"], home.env, folder=home.folder, before=obey_file_modes)
    assert terminal.wait() == 4
    assert "is read-only" in " ".join(terminal.text.split())
    reading = Terminal(["list"], home.env, folder=home.folder, before=obey_file_modes)
    assert reading.wait() == 0
    assert "balloon-pictures" in reading.text
