"""Which question to put next when time is short: the one that narrows the risk most for the time it takes.

A question that is open for many subjects is one question, for it can be answered in one go; its subjects come one
after the other, the one on which most hangs first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field

from tmtui.banks.bank import Question
from tmtui.interview.agenda import Agenda
from tmtui.interview.pace import Pace, seconds_for
from tmtui.interview.position import Position
from tmtui.interview.route import is_due
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


_Candidate = tuple[Question, Mapping[str, int], int]
"""A question, what it is worth by subject, and its seconds."""


def most_valuable(agenda: Agenda, position: Position, view: View, wanted: Wanted) -> Step | None:
    """Return the step that is worth most for its time, of those that are due; nothing where none is worth anything.

    What was skipped does not come back, and its question comes after all others: whoever skips wants something else.
    The question at which the person is goes on with its next subject while it is worth at least half of the best:
    people answer the same question again faster than another, and a weakness is ruled out where all were asked.
    """
    candidates = list(_wanted(agenda, view, wanted))
    put_off = {step.question for step in position.skipped}
    fresh = [each for each in candidates if each[0].id not in put_off]
    return _best(agenda, position, fresh) or _best(agenda, position, candidates)


def _best(agenda: Agenda, position: Position, candidates: Sequence[_Candidate]) -> Step | None:
    best: Valued | None = None
    # In the order of what they are worth at most; from the first that cannot be best on, none can.
    for question, worth, seconds in sorted(candidates, key=_at_most):
        if best is not None and sum(worth.values()) * best.seconds <= best.points * seconds:
            break
        found = _valued(agenda, position, question, worth, seconds)
        if found.points and (best is None or found.points * best.seconds > best.points * found.seconds):
            best = found
    if best is None:
        return None
    for question, worth, seconds in candidates if position.at is not None else ():
        if position.at is not None and question.id == position.at.question:
            here = _valued(agenda, position, question, worth, seconds)
            if here.points and 2 * here.points * best.seconds >= best.points * here.seconds:
                return here.steps[0]
    return best.steps[0]


def valued(agenda: Agenda, position: Position, view: View, wanted: Wanted) -> Iterator[Valued]:
    """Yield the questions that are due, fit, and are worth anything, in the order of the bank."""
    for question, worth, seconds in _wanted(agenda, view, wanted):
        found = _valued(agenda, position, question, worth, seconds)
        if found.points:
            yield found


def _at_most(candidate: _Candidate) -> float:
    _, worth, seconds = candidate
    return -sum(worth.values()) / seconds


def _wanted(agenda: Agenda, view: View, wanted: Wanted) -> Iterator[_Candidate]:
    for section in agenda.sections:
        if wanted.sections is not None and section.id not in wanted.sections:
            continue
        for question in agenda.questions(section.id):
            seconds = seconds_for(question, wanted.pace)
            if question.depth in wanted.depths and seconds <= wanted.seconds:
                worth = view.worth(question.id)
                if worth:
                    yield question, worth, seconds


def _valued(agenda: Agenda, position: Position, question: Question, worth: Mapping[str, int], seconds: int) -> Valued:
    steps = [Step(question.id, subject) for subject in worth]
    due = [step for step in steps if step != position.at and _is_wanted(agenda, position, step)]
    due.sort(key=lambda step: (-worth[step.subject], step.subject))
    return Valued(question.id, sum(worth[step.subject] for step in due), seconds, tuple(due))


def _is_wanted(agenda: Agenda, position: Position, step: Step) -> bool:
    return step not in position.skipped and is_due(agenda, position, step)
