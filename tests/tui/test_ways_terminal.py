"""Paths, plan and heat map in a real pseudo-terminal: what a person sees, and what it costs on the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.terminal import Terminal, environment
from tests.tui.way_stage import draw

MOVE = 300
"""Bytes a step of the cursor may cost."""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    draw(tmp_path)
    return tmp_path


def start(home: Path, **env: str) -> Terminal:
    known = {"TMTUI_DB": str(home / "room.db"), "TMTUI_BANKS": str(home / "banks"), **env}
    return Terminal([], environment(home, **known)).until("F1 keys")


def cost(terminal: Terminal, *keys: str) -> int:
    """Press keys; return how many bytes that sent."""
    terminal.settle(0.3)
    before = len(terminal.raw)
    terminal.press(*keys)
    return len(terminal.raw) - before


def test_from_a_way_to_its_fix_and_to_what_the_fix_changes(shop: Path) -> None:
    terminal = start(shop).press("f9", "w").until("1 only possible")
    moves = [cost(terminal, "down") for _ in range(2)]
    terminal.press("up", "enter").until("Cut best at step 2")
    terminal.press("p").until("Mend flaw in Web server").until("[ ]")
    supposed = cost(terminal, " ")
    terminal.until("cuts 2 of 3 ways")
    terminal.press("v").until("Closes 1 threat").press("pgdn").until("Close both doors")
    before = len(terminal.raw)
    terminal.settle(2)
    assert terminal.raw[before:] == b"", "an idle screen sends nothing"
    terminal.press("esc", "f7", "h").until("▸● 1")
    moves += [cost(terminal, "left"), cost(terminal, "down")]
    print(f"bytes: moves {moves}, a supposed row {supposed}")
    assert max(moves) <= MOVE, moves
    assert supposed <= 3000
    terminal.press("esc", "q")
    assert terminal.wait() == 0


def test_a_terminal_without_colour_and_unicode_shows_the_same(shop: Path) -> None:
    terminal = start(shop, NO_COLOR="1", LC_ALL="C", LANG="C").press("f9", "w").until("up to high")
    assert "Records read over Web server > Database" in terminal.text
    terminal.press("f8").until("[ ]").press(" ").until("cuts 2 of 3 ways").press("v").until("100 +")
    assert "* what is supposed: 70 after 1 day" in terminal.text
    terminal.press("esc", "f7", "h").until(">* 1")
    assert terminal.raw.decode("ascii")
    terminal.press("q")
    assert terminal.wait() == 0
