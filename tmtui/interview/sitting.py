"""A sitting with a limit as it is kept: how long people sat already, where the minutes went, and what was put in it.

It goes with the person's place, so a meeting goes on after a line dropped. Time counts from one look at the clock to
the next, and a gap as long as a break counts for nothing: nobody spent the night in the meeting.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from tmtui.interview.step import Step, read_steps
from tmtui.model.frozen import changing

BREAK = 60 * 60
"""Seconds without a look at the clock from which on people were away, however long they discuss."""

DROPPED = 5 * 60
"""Seconds until which a new start is one after a dropped line: the meeting went on meanwhile."""


@changing
class Sitting:
    """What a sitting with a limit knows of itself."""

    agenda: int = 0
    """Minutes of an agenda with phases; 0 for none."""
    minutes: int = 0
    """Minutes in all."""
    seen: datetime | None = None
    """When the clock was looked at last; nothing before the first time."""
    stopped: datetime | None = None
    """When it stopped, as long as people are asked whether it goes on."""
    spent: float = 0.0
    """Seconds that people sat."""
    counted: float = 0.0
    """Of them, those that are counted to some part."""
    used: dict[int, float] = field(default_factory=dict)
    """Seconds that went into each part, by its place."""
    more: dict[int, int] = field(default_factory=dict)
    """Minutes that people gave a part beyond its own."""
    ended: set[int] = field(default_factory=set)
    """Parts that people moved on from."""
    areas: tuple[str, ...] | None = None
    """The areas that were chosen when the time for areas began."""
    heard: list[Step] = field(default_factory=list)
    """What came up once and does not come up again: disputes, what was read back, what was to be decided."""
    rest: bool = False
    """The agenda was through before the time, and people wanted to use what was left."""
    over: bool = False
    """People came to its end."""

    def look(self, now: datetime) -> float:
        """Count the time since the last look, unless it was a break; return the seconds in all."""
        if self.seen is not None and self.stopped is None:
            gap = (now - self.seen).total_seconds()
            self.spent += gap if 0 < gap < BREAK else 0.0
        self.seen = now
        return self.spent

    def renew(self) -> None:
        """Begin anew, with all minutes."""
        self.spent = self.counted = 0.0
        self.used, self.more, self.ended, self.areas = {}, {}, set(), None
        self.heard.clear()
        self.rest = self.over = False
        self.stopped = None


def kept_from(
    before: Sitting | None, agenda: int, minutes: int, now: datetime, said: datetime | None
) -> Sitting | None:
    """Return the sitting that goes on, or nothing where a new one begins; one that stopped is asked about.

    Args:
        before: the last sitting of this person.
        agenda: minutes of the agenda that is asked for now; 0 for none.
        minutes: minutes in all that are asked for.
        now: the present moment.
        said: when this person answered last, which may be later than their place was saved.
    """
    if before is None or before.seen is None or (before.agenda, before.minutes) != (agenda, minutes):
        return None
    if before.stopped is None:
        if said is not None and before.seen < said <= now:
            before.look(said)
        if (now - before.seen).total_seconds() <= DROPPED:
            before.look(now)
            return before
        before.stopped = before.seen
    # Without phases it is only so many minutes from now on, whatever was before.
    return None if before.over or not agenda else before


def sitting_to_json(sitting: Sitting) -> dict[str, object]:
    """Return a sitting as plain JSON values."""
    return {
        "agenda": sitting.agenda,
        "minutes": sitting.minutes,
        "seen": sitting.seen.isoformat() if sitting.seen is not None else None,
        "stopped": sitting.stopped.isoformat() if sitting.stopped is not None else None,
        "spent": sitting.spent,
        "counted": sitting.counted,
        "used": {str(part): seconds for part, seconds in sitting.used.items()},
        "more": {str(part): minutes for part, minutes in sitting.more.items()},
        "ended": sorted(sitting.ended),
        "areas": list(sitting.areas) if sitting.areas is not None else None,
        "heard": [list(step) for step in sitting.heard],
        "rest": sitting.rest,
        "over": sitting.over,
    }


def sitting_from_json(saved: object) -> Sitting | None:
    """Read a sitting; nothing where it makes no sense, for its minutes then begin anew."""
    if not isinstance(saved, Mapping):
        return None
    seen, areas, ended = _moment(saved.get("seen")), saved.get("areas"), saved.get("ended")
    if seen is None:
        return None
    return Sitting(
        agenda=int(_number(saved.get("agenda"))),
        minutes=int(_number(saved.get("minutes"))),
        seen=seen,
        stopped=_moment(saved.get("stopped")),
        spent=_number(saved.get("spent")),
        counted=_number(saved.get("counted")),
        used=_by_part(saved.get("used")),
        more={part: int(minutes) for part, minutes in _by_part(saved.get("more")).items()},
        ended={part for part in ended if type(part) is int} if isinstance(ended, (list, tuple)) else set(),
        areas=tuple(map(str, areas)) if isinstance(areas, (list, tuple)) else None,
        heard=read_steps(saved.get("heard")),
        rest=saved.get("rest") is True,
        over=saved.get("over") is True,
    )


def _moment(value: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


def _number(value: object) -> float:
    """Return a number of seconds or minutes that can be reckoned with, else 0."""
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if number and isinstance(value, (int, float)) and 0 <= value < 1e9 else 0.0


def _by_part(value: object) -> dict[int, float]:
    if not isinstance(value, Mapping):
        return {}
    return {int(part): _number(each) for part, each in value.items() if isinstance(part, str) and _is_part(part)}


def _is_part(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 4
