"""A fault inside the full screen ends like every other fault: one message, exit code 70, and nobody's answers in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.home import ROOT, Home
from tests.journeys.terminal import Terminal

FAULT = """
from tmtui.workspace.conversation import Conversation

def broken(self):
    value_nobody_else_should_see = "hunter" + "2"
    raise RuntimeError("the drawer is empty")

Conversation.skip = broken
"""
"""Read when Python starts: a fault behind the key `s`."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("crash") / "home")
    home.do("new", "Balloon pictures")
    return home


def crash(home: Home, folder: Path, **env: str) -> tuple[int, str]:
    """Run into the fault; return the exit code and what stands on the terminal after the screen is gone."""
    (folder / "sitecustomize.py").write_text(FAULT, encoding="utf-8")
    env = {**home.env, "PYTHONPATH": f"{folder}:{ROOT}", **env}
    terminal = Terminal(["interview"], env, folder=home.folder)
    terminal.until("keeps you awake").settle()
    terminal.press("esc").press("s")
    code = terminal.wait()
    screen, _, after = terminal.raw.decode().rpartition("\x1b[?1049l")
    assert screen, "the alternate screen was left"
    return code, after


@pytest.mark.parametrize("bandwidth", ["full", "low"])
def test_a_fault_is_told_in_two_lines(home: Home, tmp_path: Path, bandwidth: str) -> None:
    code, after = crash(home, tmp_path, TMTUI_BANDWIDTH=bandwidth)
    assert code == 70
    assert "this is a bug in tmtui, not your mistake" in after
    assert "RuntimeError: the drawer is empty" in after
    assert after.count("\n") == 2, after
    assert "╭" not in after


def test_who_asks_for_it_sees_where_it_was_but_no_values(home: Home, tmp_path: Path) -> None:
    code, after = crash(home, tmp_path, TMTUI_TRACEBACK="1")
    assert code == 70
    assert "in broken" in after
    assert "hunter2" not in after
