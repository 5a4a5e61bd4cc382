"""Levels, values and times in words, the same on every place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from tmtui.model.assessment import Assessment
from tmtui.model.card import AnswerType
from tmtui.model.duration import duration_in_words
from tmtui.model.fact import State
from tmtui.model.level import Interval, word
from tmtui.model.subject import kind_of
from tmtui.model.threat import Because, Undecided
from tmtui.model.value import Value

if TYPE_CHECKING:
    from tmtui.workspace.live import LiveModel

_SYMBOLS = ("·", "○", "○", "◐", "●", "▲")
_STYLES = ("dim", "dim", "", "warn", "bad", "bad")


def said(level: int) -> str:
    """Return the word of a level as it is spoken: `very high`, which is `very-high` where it is typed."""
    return word(level).replace("-", " ")


def level_words(level: Interval) -> str:
    """Return `high`, or `low–high`, or `up to high` where it may be nothing at all."""
    low, high = level
    if low == high:
        return said(high)
    return f"up to {said(high)}" if low == 0 else f"{said(low)}–{said(high)}"


SHORT = ("none", "v.lo", "low", "mod.", "high", "v.hi")
"""Levels in four letters, where rows are narrow."""

NARROW = 60
"""Columns below which rows are narrow."""


def short_level(level: Interval) -> str:
    """Return `high`, or `low–high`, or `high?` where it may be nothing at all."""
    low, high = level
    return f"{SHORT[high]}?" if low == 0 < high else SHORT[high] if low == high else f"{SHORT[low]}–{SHORT[high]}"


def level_at(level: Interval, width: int) -> str:
    """Return a level in words, or in short ones for rows of few columns."""
    return level_words(level) if width >= NARROW else short_level(level)


def level_room(levels: Iterable[Interval], width: int = NARROW) -> int:
    """Return how many cells the words of the longest level take, and one more: what follows stands in one column."""
    return max((len(level_at(level, width)) for level in levels), default=0) + 1


def symbol(level: Interval) -> tuple[str, str]:
    """Return the symbol of the highest level it may be, and the name of its style."""
    return _SYMBOLS[level[1]], _STYLES[level[1]]


def day(moment: str) -> str:
    """Return the day and time of an ISO moment, short."""
    return moment[:16].replace("T", " ")


def points(interval: Interval) -> str:
    """Return points as a number or as two."""
    low, high = interval
    return f"{low}" if low == high else f"{low}–{high}"


def figure(number: float) -> str:
    """Return a number as people write it: thousands set apart, no more places than it has."""
    return f"{number:,.2f}".rstrip("0").rstrip(".")


def value_words(live: LiveModel, subject: str, attribute: str, value: Value, state: State) -> str:
    """Return what was answered as people say it: labels of options, names of subjects."""
    if state is State.UNKNOWN:
        return "don't know"
    if state is State.NOT_APPLICABLE:
        return "doesn't apply"
    if state is State.RETRACTED:
        return "taken back"
    kind = subject.partition("/")[0]
    parts = value if isinstance(value, tuple) else (value,)
    words = [_one(live, kind, attribute, part) for part in parts if part is not None]
    return ", ".join(words) or "nothing"


def _one(live: LiveModel, kind: str, attribute: str, value: str | int | float) -> str:
    if not isinstance(value, str):
        return f"{value:g}"
    declared = live.bank.attributes.get((kind, attribute))
    if declared is not None and declared.type is AnswerType.DURATION:
        return duration_in_words(value)
    label = live.bank.label(kind, attribute, value)
    if label == value and "/" in value and live.exists(value):
        return live.assessment.name(value)
    return label


def because_words(live: LiveModel, because: Because) -> str:
    """Return a fact behind a result as a sentence with who, how and when."""
    what = value_words(live, because.subject, because.attribute, because.value, because.state)
    about = f"{attribute_words(because.attribute)} of {live.assessment.name(because.subject)}: {what}"
    if because.by:
        return f"{about} — {because.by}, {because.basis.value}, {day(because.at)}"
    return f"{about} — {because.how}" if because.how else about


def attribute_words(attribute: str) -> str:
    """Return the name of an attribute as words."""
    return attribute.replace("_", " ")


def questions_for(live: LiveModel, assessment: Assessment) -> Callable[[Because | Undecided], str]:
    """Return what puts a fact that nobody stated as the question that asks for it; takes as long as ranking them."""
    texts = {(each.id, each.subject): each.text for each in assessment.open_questions()}

    def ask(because: Because | Undecided) -> str:
        about = f"{attribute_words(because.attribute)} of {assessment.name(because.subject)}"
        return texts.get((question_of(live, because), because.subject), about)

    return ask


def question_of(live: LiveModel, because: Because | Undecided) -> str:
    """Return the id of the question that asks for a fact; empty where none does."""
    declared = live.bank.attributes.get((kind_of(because.subject), because.attribute))
    return declared.question if declared is not None else ""
