"""Garbage is looked for while nobody types, and threads that work give way often.

Python looks through all that is alive whenever enough was made since the last time. At a thousand components that takes
a third of a second in which no key is answered, whichever thread it happens in; so the program looks by itself, when
the keyboard rests for long. What is freed by counting, which is nearly everything, does not wait for that: only what
refers to itself does, such as a place that was left. What was made meanwhile is set aside without a look, which takes
no time at all.

A thread that works holds the interpreter for five milliseconds unless told otherwise. The loop lets go of it with every
wait, many times for a key, and would pay that each time.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from gc import freeze
from time import monotonic

SLICE = 0.0005
"""Seconds a thread that works may keep the loop waiting."""

REST = 3.0
"""Seconds without a key from which on what was made is set aside."""

LONG_REST = 60.0
"""Seconds without a key from which on it is looked through everything."""

ENOUGH = 20_000
"""Things made since the last time that are worth setting aside."""

OLD = 1_000_000
"""Things set aside for which a long rest is used."""

TOO_MUCH = 3_000_000
"""Things set aside for which a short rest has to do; they take some hundred megabytes."""


def give_way() -> None:
    """Let the loop have its turn soon, whatever a thread works out."""
    sys.setswitchinterval(SLICE)


class Tidying:
    """Knows how long the keyboard rests; does nothing where Python looks for garbage by itself."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._touched = now()
        self._alive: int | None = None
        """How many things were set aside when it was last looked through them, or at first."""

    def touched(self) -> None:
        """Note that somebody is at work."""
        self._touched = self._now()

    @property
    def rests(self) -> bool:
        """Whether nobody pressed a key for a while."""
        return self._now() - self._touched >= REST

    def tidy(self) -> bool:
        """Look for garbage if the keyboard rests long enough for what was made; return whether it was looked for."""
        if gc.isenabled() or not self.rests or gc.get_count()[0] < ENOUGH:
            return False
        if self._alive is None:
            self._alive = gc.get_freeze_count()
        freeze()
        # What was freed meanwhile is no longer among what was set aside.
        more = gc.get_freeze_count() - self._alive
        if more < (OLD if self._now() - self._touched >= LONG_REST else TOO_MUCH):
            return False
        gc.unfreeze()
        gc.collect()
        freeze()
        self._alive = gc.get_freeze_count()
        return True
