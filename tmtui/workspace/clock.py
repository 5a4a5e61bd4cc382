"""The clock, passed in: the only place that asks what time it is, so that tests and golden files can fix it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Returns the present moment with a time zone."""


def system_clock() -> datetime:
    """Return now, in UTC."""
    return datetime.now(UTC)


def wall_time(clock: Clock) -> str:
    """Return the local time of day `12:03:41`, as people in the room read it off the wall."""
    return clock().astimezone().strftime("%H:%M:%S")
