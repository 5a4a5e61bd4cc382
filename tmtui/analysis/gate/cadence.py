"""When a model wants looking at again: its review cadence against the newest thing said.

What the program says itself (banks, undo, the name a model starts with, that a subject exists) is no sign that anybody
looked: a build that reads an answers file into an empty workspace says all of that anew each time. A revision is one.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tmtui.banks.attributes import KEPT_BY_THE_PROGRAM
from tmtui.model.answers import EXISTS, REVISION
from tmtui.model.subject import MODEL

if TYPE_CHECKING:
    from tmtui.analysis.state import State

DEFAULT = "P1Y"
"""How long an acceptance is offered for where a model has no cadence."""

_NO_SIGN = {(MODEL, name) for name in (*KEPT_BY_THE_PROGRAM[MODEL], "name") if name != REVISION}
_PARTS = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(T.*)?", re.ASCII)


def later(day: date, duration: str) -> date:
    """Return the day a duration after another one.

    Years and months go by the calendar, and end with a month that is shorter; a part of a day counts as one.

    Args:
        day: where to begin.
        duration: an ISO 8601 duration, as `P6M`.

    Returns:
        The day, or the last one there is for a duration beyond it.
    """
    match = _PARTS.fullmatch(duration)
    if match is None:
        return date.max
    years, months, weeks, days = (int(part or 0) for part in match.groups()[:4])
    month = day.month - 1 + years * 12 + months
    year = day.year + month // 12
    if year > date.max.year:
        return date.max
    month = month % 12 + 1
    begun = date(year, month, min(day.day, monthrange(year, month)[1]))
    try:
        return begun + timedelta(days=weeks * 7 + days + (1 if match[5] else 0))
    except OverflowError:
        return date.max


def cadence(state: State) -> str:
    """Return how often the model is to be looked through, an ISO 8601 duration; empty where nobody said so."""
    answer = state.facts.get(MODEL, "cadence")
    return answer.value if answer is not None and isinstance(answer.value, str) else ""


def newest(state: State) -> date | None:
    """Return the day on which the newest thing that still stands was said; nothing where nothing was."""
    latest = ""
    for answer in state.facts:
        if answer.attribute != EXISTS and (answer.subject, answer.attribute) not in _NO_SIGN:
            latest = max(latest, answer.fact.said_at[:10] if _is_day(answer.fact.said_at[:10]) else "")
    return min(date.fromisoformat(latest), state.today) if latest else None


def review_due(state: State) -> date | None:
    """Return the first day on which the model is older than its cadence; nothing where it has none."""
    rhythm, said = cadence(state), newest(state)
    return later(said, rhythm) if rhythm and said is not None else None


def next_end(state: State) -> date:
    """Return the end that an acceptance made today is offered: one cadence from now."""
    return later(state.today, cadence(state) or DEFAULT)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
