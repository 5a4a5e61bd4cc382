"""Times as the log writes them; the clock itself is passed in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def utc_now() -> datetime:
    """Return the present in UTC."""
    return datetime.now(UTC)


def seconds(moment: datetime) -> str:
    """Return ISO text in UTC with seconds, as `2026-01-31T09:30:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def microseconds(moment: datetime) -> int:
    """Return whole microseconds since 1970, exactly."""
    return (moment - _EPOCH) // timedelta(microseconds=1)
