"""Which question to put next when time is short: the one that narrows the risk most for the time it takes.

A question that is open for many subjects is one question, for it can be answered in one go; its subjects come one
after the other, the one on which most hangs first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field

from tmtui.banks.bank import Question
from tmtui.interview.agenda import Agenda
from tmtui.interview.pace import Pace, seconds_for
from tmtui.interview.position import Position
from tmtui.interview.route import is_due, waits
from tmtui.interview.step import Step
from tmtui.interview.view import View
from tmtui.model.frozen import frozen


@frozen
class Wanted:
    """What may be asked."""

    pace: Pace
    seconds: float = float("inf")
    """How long there is; longer questions do not fit."""
    depths: Collection[int] = (1, 2)
    sections: Collection[str] | None = field(default=None)
    """Ids of sections; nothing for all."""


@frozen
class Valued:
    """A question with what its answers are worth."""

    question: str
    points: int
    seconds: int
    steps: tuple[Step, ...]
    """Most valuable first."""


def most_valuable(agenda: Agenda, position: Position, view: View, wanted: Wanted) -> Step | None:
    """Return the step that is worth most for its time, of those that are due; nothing where none is worth anything."""
    best: Valued | None = None
    for each in valued(agenda, position, view, wanted):
        if best is None or each.points * best.seconds > best.points * each.seconds:
            best = each
    return best.steps[0] if best is not None else None


def valued(agenda: Agenda, position: Position, view: View, wanted: Wanted) -> Iterator[Valued]:
    """Yield the questions that are due, fit, and are worth anything, in the order of the bank."""
    for section in agenda.sections:
        if wanted.sections is not None and section.id not in wanted.sections:
            continue
        for question in agenda.questions(section.id):
            seconds = seconds_for(question, wanted.pace)
            if question.depth in wanted.depths and seconds <= wanted.seconds and waits(agenda, question.id):
                worth = view.worth(question.id)
                steps = _due(agenda, position, question, worth)
                points = sum(worth[step.subject] for step in steps)
                if points:
                    yield Valued(question.id, points, seconds, tuple(steps))


def _due(agenda: Agenda, position: Position, question: Question, worth: Mapping[str, int]) -> list[Step]:
    steps = (Step(question.id, subject) for subject in worth)
    found = [step for step in steps if step != position.at and is_due(agenda, position, step)]
    return sorted(found, key=lambda step: (-worth[step.subject], step.subject))
