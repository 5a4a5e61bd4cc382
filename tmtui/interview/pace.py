"""How long an answer usually takes: as people took here, where enough of them answered, else as people usually take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tmtui.analysis.worth.seconds import USUAL
from tmtui.banks.bank import Bank, Question
from tmtui.model.answers import EXISTS
from tmtui.model.card import AnswerType
from tmtui.model.fact import Fact
from tmtui.model.subject import kind_of

__all__ = ["ENOUGH", "USUAL", "Pace", "measured", "seconds_for"]

ENOUGH = 5
"""Fewest answers of a type from which a time is taken."""

_FEWEST, _MOST = 2, 300
"""Seconds; sooner is a click by mistake or a script, later a break or a discussion."""

_SECOND = 1_000_000

Pace = Mapping[AnswerType, int]
"""Seconds an answer takes, by type of question."""


def measured(facts: Sequence[Fact], bank: Bank) -> Pace:
    """Return how long answers take, from the log.

    The time of an answer is what passed since the action before it of the same person; ids of facts are microseconds.

    Args:
        facts: the log, oldest first.
        bank: knows the type of the question behind an attribute.
    """
    from statistics import median

    last: dict[str, Fact] = {}
    taken: dict[AnswerType, list[int]] = {}
    for fact in facts:
        before = last.get(fact.author)
        last[fact.author] = fact
        if fact.source != "interview" or before is None or before.batch == fact.batch or fact.attribute == EXISTS:
            continue
        declared = bank.attributes.get((kind_of(fact.subject), fact.attribute))
        question = bank.questions.get(declared.question) if declared is not None else None
        seconds = (fact.id - before.id) // _SECOND
        if question is not None and _FEWEST <= seconds <= _MOST:
            taken.setdefault(question.type, []).append(seconds)
    found = dict(USUAL)
    found.update({type: round(median(each)) for type, each in taken.items() if len(each) >= ENOUGH})
    return found


def seconds_for(question: Question, pace: Pace) -> int:
    """Return how long a question takes, over however many subjects it is asked in one go."""
    return pace[question.type]
