"""What becomes of a fault inside the full screen: one message like any other, never a page of code.

Textual writes a traceback with the values of all variables to the terminal when it ends. These values are part of a
threat model, so it is taken aside here and loses them, and whoever runs the program reports it like any other fault.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator

from rich.console import Console

LAST_WORDS = re.compile(r"^(\w+(?:\.\w+)*): ?(.*)$")
"""The line of a traceback that names the exception."""


class ScreenCrashed(Exception):
    """The full screen ended by a fault of ours; its notes hold the traceback."""


class Aside:
    """Takes what Textual would write about a fault."""

    def __init__(self) -> None:
        self._told = io.StringIO()
        self.console = Console(file=self._told, width=120, no_color=True, highlight=False, markup=False)
        """For Textual to write to."""

    def crash(self) -> ScreenCrashed:
        """Return the fault as an exception that names the first one in few words."""
        told = "\n".join(_without_values(self._told.getvalue().splitlines()))
        named = [line for line in told.splitlines() if LAST_WORDS.match(line)]
        crashed = ScreenCrashed(named[-1] if named else "the screen could not go on")
        crashed.add_note(told)
        return crashed


def _without_values(lines: Iterable[str]) -> Iterator[str]:
    """Leave out the boxes that list the values of variables."""
    boxed = False
    for line in lines:
        boxed = boxed or " locals ─" in line
        if not boxed:
            yield line
        boxed = boxed and not line.startswith("│ ╰")
