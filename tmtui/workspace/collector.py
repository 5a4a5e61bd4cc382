"""Keeps the garbage collector from walking the log while it is read.

A log is tens of thousands of immutable values that live as long as the model is open. Every collection while it is read
would walk all of them again and find nothing; afterwards they are set aside, so that later collections do not either.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_set_aside() -> Iterator[None]:
    """Read much at once without collections in between, and spare what was read from later ones."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
