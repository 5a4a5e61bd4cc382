"""Garbage is looked for while nobody types, and threads that work give way often.

Python looks through all that is alive whenever enough was made since the last time. At a thousand components that takes
a third of a second in which no key is answered, whichever thread it happens in; so the program looks by itself, when
the keyboard rests. What is freed by counting, which is nearly everything, does not wait for that: only what refers to
itself does, such as a place that was left.

A thread that works holds the interpreter for five milliseconds unless told otherwise. The loop lets go of it with every
wait, many times for a key, and would pay that each time.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from time import monotonic

SLICE = 0.0005
"""Seconds a thread that works may keep the loop waiting."""

REST = 3.0
"""Seconds without a key from which on it is looked through what was made lately."""

LONG_REST = 10.0
"""Seconds without a key from which on it is looked through everything."""

ENOUGH = 20_000
"""Things made since the last time for which it is worth it."""

MUCH = 200_000
"""Things that were looked through only once, for which it is worth looking through everything."""

TOO_MUCH = 3_000_000
"""Such things for which a short rest is enough; they take some hundred megabytes."""


def give_way() -> None:
    """Let the loop have its turn soon, whatever a thread works out."""
    sys.setswitchinterval(SLICE)


class Tidying:
    """Knows how long the keyboard rests; does nothing where Python looks for garbage by itself."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._touched = now()
        self._kept = 0

    def touched(self) -> None:
        """Note that somebody is at work."""
        self._touched = self._now()

    def tidy(self) -> bool:
        """Look for garbage if the keyboard rests and enough was made; return whether it was looked for."""
        rested = self._now() - self._touched
        if gc.isenabled() or rested < REST:
            return False
        made = gc.get_count()[0]
        known = self._kept + made
        if known >= TOO_MUCH or (known >= MUCH and rested >= LONG_REST):
            self._kept = 0
            gc.collect()
        elif made >= ENOUGH:
            self._kept = known
            gc.collect(1)
        else:
            return False
        return True
