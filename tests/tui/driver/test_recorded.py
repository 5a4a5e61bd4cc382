"""What the real program writes, in full colour and with difficult names, shows the same through the driver."""

from __future__ import annotations

import re

import pytest

from tests.journeys.home import Home
from tests.journeys.terminal import Terminal
from tests.tui.driver.both_ways import BothWays

FRAME = re.compile(r"(?<=H)(?=\x1b\[\d+;\d+H)")
"""Between two movements, where a write may end."""


@pytest.fixture(scope="module", params=[(80, 24, ""), (120, 40, "truecolor")], ids=["80x24", "120x40"])
def recorded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, int, str]:
    """Return the size of a terminal and everything the program wrote to it."""
    width, height, colours = request.param
    home = Home(tmp_path_factory.mktemp("recorded") / "home", COLORTERM=colours)
    home.do("new", "Ballons \u8a9e\u8a9e cafe\u0301")
    terminal = Terminal(["interview"], home.env, cols=width, rows=height, folder=home.folder).until("keeps you awake")
    terminal.type("somebody swaps \u6f22\u5b57 pictures").press("enter").until("What went wrong")
    terminal.press("f3", "esc", "?", "esc", "f7", "down", "esc", "f8", "down", "esc", "l", "down", "down", "esc", "/")
    terminal.type("backup").press("enter", "down", "esc", "o", "a")
    terminal.kill()
    return width, height, terminal.raw.decode().replace("\r\n", "\n")


def test_every_screen_of_a_recorded_session_shows_the_same(recorded: tuple[int, int, str]) -> None:
    width, height, written = recorded
    both = BothWays(width, height)
    for at, part in enumerate(FRAME.split(written)):
        both.write(part)
        if at % 7 == 0:
            both.assert_alike()
    both.assert_alike()
    print(f"\n{width} x {height}: {both.bytes_plain} bytes, thriftily {both.bytes_thrifty}")
    assert both.bytes_thrifty * 2 < both.bytes_plain


def test_it_does_not_matter_how_the_recording_is_cut(recorded: tuple[int, int, str]) -> None:
    width, height, written = recorded
    both = BothWays(width, height)
    for at in range(0, len(written), 997):
        both.write(written[at : at + 997])
    both.assert_alike()
