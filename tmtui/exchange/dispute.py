"""How a dispute reads where only one value fits: as unknown, with who says what.

A file of values that is written and applied again must not settle what people differ about, so the reader knows the
very sentence that the writer wrote.
"""

from __future__ import annotations

from decimal import Decimal

from tmtui.model.answers import Answer
from tmtui.model.fact import Fact, State
from tmtui.model.value import Value


def dispute_in_words(answer: Answer) -> str:
    """Return `people differ: dba says tls, ops-1 says none`, oldest first."""
    return "people differ: " + ", ".join(f"{head.author or 'somebody'} says {said(head)}" for head in answer.heads)


def said(fact: Fact) -> str:
    """Return what a fact says, in words."""
    if fact.redacted:
        return "something that was redacted"
    if fact.state is State.UNKNOWN:
        return "it is not known"
    if fact.state is State.NOT_APPLICABLE:
        return "it does not apply"
    return in_words(fact.value)


def in_words(value: Value) -> str:
    """Return a value as text: sets joined by commas."""
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, float):
        return format(Decimal(repr(value)).normalize(), "f")
    return "" if value is None else str(value)
