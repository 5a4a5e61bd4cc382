"""Letting go of states that newer facts put out of date.

Much of what is worked out for a state refers to the state in turn, so that counting alone would never free it, and a
plan of a large model takes a hundred megabytes. It goes piece by piece: all at once takes longer than a key may.
"""

from __future__ import annotations

from tmtui.analysis.state import State


def forget(state: State) -> bool:
    """Let go of the last thing that was worked out for a state; it is worked out again if somebody asks.

    Returns:
        Whether there was something.
    """
    if not state._kept:
        return False
    state._kept.popitem()
    return True
