"""Two moments of a live model side by side.

A moment is a point of the log: the facts up to it, in the order of their numbers, whichever copy they were first
written in. Each side is derived at its own date, so that an acceptance that ran out in between shows as reopened.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from tmtui.analysis.changes.diff import Side, diff
from tmtui.analysis.changes.to_json import diff_json
from tmtui.analysis.changes.wording import figures, sections, title
from tmtui.analysis.engine import assess
from tmtui.banks.answer_value import is_date
from tmtui.exchange.writers.changes import changes_markdown
from tmtui.model.answers import Answers
from tmtui.model.diff import Diff
from tmtui.model.errors import BadInput
from tmtui.model.frozen import frozen
from tmtui.model.nearest import did_you_mean
from tmtui.model.text import one_line
from tmtui.workspace.live import LiveModel
from tmtui.workspace.revisions import Revision, revisions

__all__ = ["changes_markdown", "compare", "diff_json", "figures", "sections", "title"]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST = (1 << 63, "")


@frozen
class Point:
    """A point of the log."""

    label: str
    order: tuple[int, str]
    """Everything up to it counts."""
    day: date
    """The date it is derived at."""


def compare(live: LiveModel, earlier: str = "", later: str = "") -> Diff:
    """Return what differs between two points.

    Args:
        live: the model.
        earlier: a revision, a date (its end, in UTC), the number of a fact, `start` or `now`; the newest revision where
            it is left out.
        later: likewise; now where it is left out. It may well be the earlier of the two.

    Raises:
        BadInput: for a point that there is not.
    """
    if not earlier:
        known = revisions(live)
        if not known:
            raise BadInput("from when?", remedy="Say --from DATE; `tmtui revision NAME` names a point for later.")
        earlier = str(known[-1].fact)
    points = point(live, earlier), point(live, later or "now")
    sides = [_side(live, each) for each in points]
    return diff(sides[0], sides[1])


def _side(live: LiveModel, point: Point) -> Side:
    if point.order == _LAST and point.day == live.assessment.today:
        return Side(point.label, live.answers, live.assessment)
    answers = Answers(fact for fact in live.facts if fact.order <= point.order)
    return Side(point.label, answers, assess(live.bank, answers, point.day))


def point(live: LiveModel, text: str) -> Point:
    """Return the point of the log that a text names.

    Raises:
        BadInput: when there is none, or several revisions have the name.
    """
    wanted = one_line(text)
    known = revisions(live)
    named = [each for each in known if each.name == wanted]
    if len(named) > 1:
        numbers = " or ".join(str(each.fact) for each in named)
        raise BadInput(f"{len(named)} revisions are called {wanted!r}", remedy=f"Name one by its number: {numbers}.")
    if named:
        return _of_revision(live, named[0])
    if wanted == "now":
        return Point("now", _LAST, live.today)
    if wanted == "start":
        return Point("start", (0, ""), _day(live.facts[0].id) if live.facts else live.today)
    if is_date(wanted):
        day = date.fromisoformat(wanted)
        return Point(wanted, (_end_of(day), ""), day)
    if wanted.isdecimal():
        fact = next((each for each in live.facts if str(each.id) == wanted), None)
        if fact is not None:
            revision = next((each for each in known if each.order == fact.order), None)
            label = f"fact {fact.id}"
            return _of_revision(live, revision) if revision else Point(label, fact.order, _day(fact.id))
        raise BadInput(f"there is no fact {wanted[:40]}", remedy="`tmtui history` lists their numbers.")
    names = [each.name for each in known]
    remedy = did_you_mean(wanted, names, "`tmtui revision` lists them; a date is as 2026-03-31.")
    raise BadInput(f"there is no revision {wanted[:80]!r}", remedy=remedy)


def _of_revision(live: LiveModel, revision: Revision) -> Point:
    return Point(f"{revision.name} ({_day(revision.fact)})", revision.order, _day(revision.fact))


def _day(fact: int) -> date:
    """Return the day in UTC on which a fact was written down."""
    try:
        return (_EPOCH + timedelta(microseconds=fact)).date()
    except OverflowError:
        return date.max


def _end_of(day: date) -> int:
    """Return the last number that a fact of a day can have."""
    begun = datetime.combine(day, time(), tzinfo=UTC) - _EPOCH
    return (begun // timedelta(microseconds=1)) + 86_400_000_000 - 1
