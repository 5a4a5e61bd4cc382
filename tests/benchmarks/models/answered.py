"""What people said about a picture: answers to the questions that arise, and to no others.

A question arises where its conditions hold, and answers make further questions arise, so it is asked in rounds, as in
an interview. Of what is not answered, one in four was answered with "don't know".
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.cells.compiled import compile_bank
from tmtui.analysis.engine import assess
from tmtui.analysis.questions import open_places
from tmtui.banks.bank import Attribute, Bank
from tmtui.model.answers import Answers
from tmtui.model.card import AnswerType
from tmtui.model.fact import Basis, Fact, State
from tmtui.model.value import Value

ROUNDS = 2
"""How often people are asked; hardly a question follows on a follow-up."""

GOOD = 0.7
"""Share of answers that are the best one, as in a system somebody looks after."""


def fact(number: int, subject: str, attribute: str, value: Value, state: State = State.ANSWERED) -> Fact:
    """Return a fact of the log."""
    return Fact(
        number, "bench", f"b{number // 40}", "bench", subject, attribute, value, state, Basis.TOLD,
        "ops-1", "", "interview", "2026-01-01T00:00:00Z",
    )  # fmt: skip


def with_answers(bank: Bank, log: list[Fact], share: float, dice: random.Random) -> list[Fact]:
    """Return a log with this share of the questions that arise answered."""
    log, compiled = list(log), compile_bank(bank)
    asked: set[tuple[str, str]] = set()
    for _ in range(ROUNDS if share else 0):
        state = assess(bank, Answers(log), date(2026, 1, 1), compiled=compiled)
        for question in bank.questions.values():
            attribute = bank.attributes.get((question.of, question.fills))
            if attribute is None or question.of not in compiled.program.indexes or question.of == "actor":
                continue
            keys = state.view[compiled.program.indexes[question.of]].keys
            # By key: the order of places may differ from run to run, and the dice would fall otherwise.
            for subject in sorted(keys[place] for place in indices(open_places(state, question))):
                if (subject, question.fills) in asked:
                    continue
                asked.add((subject, question.fills))
                log.extend(_answer(len(log) + 1, subject, attribute, share, dice))
    return log


def _answer(
    number: int, subject: str, attribute: Attribute, share: float, dice: random.Random
) -> Iterator[Fact]:  # fmt: skip
    if dice.random() >= share:
        if dice.random() < 0.25:
            yield fact(number, subject, attribute.name, None, State.UNKNOWN)
        return
    value = _value(attribute, dice)
    if value is not None:
        yield fact(number, subject, attribute.name, value)


def _value(attribute: Attribute, dice: random.Random) -> Value:
    values = attribute.ranked() or tuple(option.value for option in attribute.options)
    if attribute.type in (AnswerType.CHOICE, AnswerType.YESNO) and values:
        return values[0] if dice.random() < GOOD else dice.choice(values)
    return dice.randint(1, 5) if attribute.type is AnswerType.SCALE else None
