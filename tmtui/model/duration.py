"""Lengths of time as people say them: `12 weeks` for the `P12W` of ISO 8601, which nobody speaks."""

from __future__ import annotations

import re

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")


def duration_in_words(duration: str) -> str:
    """Return `12 weeks` for `P12W`; what is no ISO duration stays as it is."""
    match = _DURATION.fullmatch(duration)
    if match is None:
        return duration
    parts = [
        f"{int(count)} {unit}{'s' if int(count) != 1 else ''}"
        for unit, count in zip(_UNITS, match.groups(), strict=True)
        if count
    ]
    return " and ".join(parts) or duration
