"""Feeds the same writes to a terminal emulator directly and through the driver's grid, and compares what they show."""

from __future__ import annotations

from collections.abc import Iterable

import pyte
from pyte import modes

from tmtui.tui.driver.thrift import Thrift

START = "\x1b[?1049h\x1b[?25l\x1b[?7l"
"""What Textual begins with."""

Look = tuple[str, str, str, bool, bool, bool, bool, bool, bool]


class Unwrapped(pyte.Screen):
    """An emulator whose cursor stays on the last column where lines are not wrapped, as terminals' do."""

    def draw(self, data: str) -> None:
        """Write text."""
        super().draw(data)
        if modes.DECAWM not in self.mode:
            self.cursor.x = min(self.cursor.x, self.columns - 1)


class BothWays:
    """Two terminals that get the same, one of them thriftily."""

    def __init__(self, width: int, height: int) -> None:
        self.plain = Unwrapped(width, height)
        self.thrifty = Unwrapped(width, height)
        self.thrift = Thrift(width, height)
        self.bytes_plain = 0
        self.bytes_thrifty = 0
        self._to_plain = pyte.Stream(self.plain)
        self._to_thrifty = pyte.Stream(self.thrifty)
        for screen in (self.plain, self.thrifty):
            screen.set_mode(modes.LNM)  # as the line discipline does
        self.write(START)

    def write(self, data: str) -> BothWays:
        """Write to both."""
        sent = self.thrift.send(data)
        self.bytes_plain += len(data.encode())
        self.bytes_thrifty += len(sent.encode())
        self._to_plain.feed(data)
        self._to_thrifty.feed(sent)
        return self

    def resize(self, width: int, height: int) -> None:
        """Change the size of both."""
        for screen in (self.plain, self.thrifty):
            screen.resize(height, width)
        self.thrift.resize(width, height)

    def assert_alike(self) -> None:
        """Fail at the first row that looks different."""
        for y in range(self.plain.lines):
            ours, theirs = looks(self.thrifty, y), looks(self.plain, y)
            assert ours == theirs, f"row {y}:\n{self.thrifty.display[y]!r}\n{self.plain.display[y]!r}"


def looks(screen: pyte.Screen, y: int) -> list[Look]:
    """Return what can be seen in a row: of a blank that is its background, and what is drawn through it."""
    return [_look(screen.buffer[y][x]) for x in range(screen.columns)]


def _look(char: pyte.screens.Char) -> Look:
    drawn = char.underscore or char.strikethrough or char.reverse
    if char.data == " " and not drawn:
        return (" ", "", char.bg, False, False, False, False, False, False)
    return (
        char.data, char.fg, char.bg, char.bold, char.italics, char.underscore, char.strikethrough, char.reverse,
        char.blink,
    )  # fmt: skip


def all_of(width: int, height: int, writes: Iterable[str]) -> BothWays:
    """Write everything and compare after each write."""
    both = BothWays(width, height)
    for data in writes:
        both.write(data).assert_alike()
    return both
