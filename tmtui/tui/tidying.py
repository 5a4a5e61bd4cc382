"""Garbage is looked for while nobody types, and threads that work give way often.

Python looks through all that is alive whenever enough was made since the last time. At a thousand components that takes
a third of a second in which no key is answered, whichever thread it happens in; so the program looks by itself, when
the keyboard rests. What is freed by counting, which is nearly everything, does not wait for that: only what refers to
itself does, such as a place that was left. Much that was made at once is what somebody looks at now, and no garbage: it
is set aside without a look until the keyboard rests for long.

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

LONG_REST = 60.0
"""Seconds without a key from which on it is looked through everything."""

ENOUGH = 20_000
"""Things made since the last time for which it is worth it."""

MUCH = 100_000
"""Things that are too many to look through in a short rest."""

OLD = 1_000_000
"""Things set aside for which a long rest is used."""

TOO_MUCH = 5_000_000
"""Things set aside for which a short rest has to do all the same; they take a gigabyte."""


def give_way() -> None:
    """Let the loop have its turn soon, whatever a thread works out."""
    sys.setswitchinterval(SLICE)


class Tidying:
    """Knows how long the keyboard rests; does nothing where Python looks for garbage by itself."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._touched = now()
        self._aside = 0

    def touched(self) -> None:
        """Note that somebody is at work."""
        self._touched = self._now()

    @property
    def rests(self) -> bool:
        """Whether nobody pressed a key for a while."""
        return self._now() - self._touched >= REST

    def tidy(self) -> bool:
        """Look for garbage if the keyboard rests and enough was made; return whether it was looked for."""
        if gc.isenabled() or not self.rests:
            return False
        # Python's own count goes down with everything that is freed, also with what was set aside long ago.
        made = len(gc.get_objects(generation=0)) if gc.get_count()[0] >= ENOUGH else 0
        aside = self._aside + made
        if aside >= TOO_MUCH or (aside >= OLD and self._now() - self._touched >= LONG_REST):
            self._aside = 0
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            return True
        if made < ENOUGH:
            return False
        if made < MUCH:
            gc.collect(1)
        self._aside = aside
        gc.freeze()
        return made < MUCH
