"""One question over many subjects at once, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.banks.attributes import attribute_of
from tmtui.banks.bank import Question
from tmtui.banks.placeholders import in_general
from tmtui.interview.candidates import candidates
from tmtui.interview.view import View
from tmtui.interview.wording import Wording
from tmtui.model.answers import Answers
from tmtui.model.assessment import Origin
from tmtui.model.card import AnswerType, Choice, Grid, GridRow
from tmtui.model.fact import State
from tmtui.model.text import one_line

FEWEST = 2
"""Fewest subjects that make a grid."""


def make_grid(
    question: Question, subjects: Sequence[str], view: View, answers: Answers, wording: Wording
) -> Grid | None:
    """Return the grid of a question, or nothing where it arises for fewer than two subjects."""
    if len(subjects) < FEWEST or question.type is AnswerType.ROWS:
        return None
    return Grid(
        id=question.id,
        text=in_general(question.text, question.of),
        type=question.type,
        choices=_choices(question, view, wording),
        rows=tuple(_row(question, subject, view, answers, wording) for subject in subjects),
    )


def _choices(question: Question, view: View, wording: Wording) -> tuple[Choice, ...]:
    declared = attribute_of(wording.bank, question.of, question.fills)
    if declared is None:
        return ()
    if declared.to:
        return candidates(view, declared.to)
    return tuple(Choice(each.value, one_line(in_general(each.label, question.of))) for each in declared.options)


def _row(question: Question, subject: str, view: View, answers: Answers, wording: Wording) -> GridRow:
    answer = answers.get(subject, question.fills)
    implied = ""
    if answer is None:
        reading = view.reading(subject, question.fills)
        if reading.origin is Origin.IMPLIED and reading.state is State.ANSWERED:
            implied = wording.value(question.of, question.fills, reading.value, subject)
    return GridRow(subject, wording.title(subject), answer, implied)
