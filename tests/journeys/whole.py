"""Whole interviews about the balloon pictures: on the full screen, over a narrow line, and without a screen.

Three terminals at a time, as each of them mostly waits; several tests look at the same three.
"""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.journeys.at_plain import in_plain
from tests.journeys.at_screen import on_screen
from tests.journeys.balloon import KNOWS
from tests.journeys.home import Home
from tests.journeys.person import Memory


@dataclass(frozen=True, slots=True)
class Sat:
    """An interview that somebody sat through, and what it cost."""

    home: Home
    answers: int
    total: int
    """Bytes sent to the terminal."""
    start: int
    """Bytes of the first screen."""
    last: str
    """The screen at the end."""

    @property
    def each(self) -> float:
        """Bytes an answer."""
        return (self.total - self.start) / self.answers


@dataclass(frozen=True, slots=True)
class Interviews:
    """The same person at three faces of the program."""

    full: Sat
    low: Sat
    plain: Sat


def sit_through(folder: Path) -> Interviews:
    """Answer the interview at all three, each in a home of its own under `folder`."""
    with ThreadPoolExecutor(3) as room:
        full, low = (room.submit(_on_screen, folder / name, name) for name in ("full", "low"))
        plain = room.submit(_in_plain, folder / "plain")
        return Interviews(full.result(), low.result(), plain.result())


def _on_screen(folder: Path, bandwidth: str) -> Sat:
    home = _begin(folder)
    terminal = home.open("interview", TMTUI_BANDWIDTH=bandwidth).until("keeps you awake")
    terminal.settle()
    sat = partial(Sat, home, start=len(terminal.raw))
    memory = Memory(KNOWS)
    on_screen(terminal, memory)
    last = re.sub(r"saved [\d:]+", "saved", terminal.text)
    done = sat(answers=len(memory.asked), total=len(terminal.raw), last=last)
    assert terminal.press("q").wait() == 0
    return done


def _in_plain(folder: Path) -> Sat:
    home = _begin(folder)
    terminal = home.open("interview", "--plain")
    memory = Memory(KNOWS)
    in_plain(terminal, memory)
    terminal.send("enter")
    assert terminal.wait() == 0
    assert b"\x1b" not in terminal.raw
    return Sat(home, len(memory.asked), len(terminal.raw), 0, terminal.text)


def _begin(folder: Path) -> Home:
    home = Home(folder)
    home.do("new", "Balloon pictures")
    return home
