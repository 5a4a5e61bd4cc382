"""The answers a question may get, and how usual each of them is."""

from __future__ import annotations

from tmtui.banks.bank import Bank, Question
from tmtui.model.card import AnswerType
from tmtui.model.value import Value

MANY = 40
"""From so many answers on they are not tried one by one."""

Outcome = tuple[Value, int]
"""An answer and its weight."""

_YESNO = ("yes", "partly", "no")


def outcomes(bank: Bank, question: Question) -> tuple[Outcome, ...]:
    """Return the answers to try, as the bank weighs them, else all alike; none where they cannot be listed.

    An option that a `prior` leaves out weighs 1. Where several may hold, each is tried alone, and none at all.
    """
    declared = bank.attributes.get((question.of, question.fills))
    values: tuple[Value, ...] = tuple(option.value for option in declared.options) if declared is not None else ()
    if question.type is AnswerType.SCALE:
        values = (1, 2, 3, 4, 5)
    elif question.type is AnswerType.YESNO and not values:
        values = _YESNO
    elif question.type is AnswerType.ROWS:
        values = ("complete", "partial")
    elif question.type is AnswerType.CHOICES:
        values = (*((value,) for value in values if isinstance(value, str)), ())
    elif question.type not in (AnswerType.CHOICE, AnswerType.YESNO):
        return ()
    if len(values) > MANY:
        return ()
    weight = dict(question.prior)
    return tuple((value, weight.get(_word(value), 1)) for value in values)


def _word(value: Value) -> str:
    return str(value[0] if isinstance(value, tuple) and value else value)
