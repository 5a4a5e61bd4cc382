"""Reasons as people see them: who said what, on what basis, when; and which answers are missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tmtui.analysis.reasons.names import who
from tmtui.analysis.reasons.trace import Reason, reasons
from tmtui.banks.expression.tree import Expression
from tmtui.model.fact import Basis
from tmtui.model.fact import State as FactState
from tmtui.model.subject import kind_of
from tmtui.model.threat import Because, Undecided

if TYPE_CHECKING:
    from tmtui.analysis.state import State


def because(state: State, reason: Reason) -> Because:
    """Return one reason with the fact behind it."""
    subject, attribute = reason.subject, reason.attribute
    answer = state.facts.get(subject, attribute)
    if answer is not None:
        fact = answer.fact
        how = "people differ" if answer.disputed else reason.how
        return Because(subject, attribute, answer.value, answer.state, fact.basis, who(answer), fact.said_at, how)
    reading = state.reading(subject, attribute)
    if reading.state is FactState.ANSWERED and reading.value is not None:
        source = next((each.attribute for each in _implying(state, subject, attribute)), "")
        behind = state.facts.get(subject, source)
        if behind is not None:
            fact = behind.fact
            return Because(
                subject, attribute, reading.value, reading.state, fact.basis, fact.author, fact.said_at, reason.how
            )
        return Because(subject, attribute, reading.value, reading.state, Basis.ASSUMED, "", "", reason.how)
    how = f"{attribute.replace('_', ' ')} missing" if not reason.how else f"{reason.how}: missing"
    return Because(subject, attribute, None, FactState.UNKNOWN, Basis.ASSUMED, "", "", how)


def _implying(state: State, subject: str, attribute: str) -> Iterable[Reason]:
    for catalogue in state.bank.catalogues.values():
        if catalogue.of == kind_of(subject) and catalogue.attribute != attribute:
            row = catalogue.row(str(state.reading(subject, catalogue.attribute).value))
            if row is not None and attribute in dict(row.implied):
                yield Reason(subject, catalogue.attribute)


def all_because(state: State, subject: str, expressions: Iterable[Expression | None]) -> tuple[Because, ...]:
    """Return what decided some conditions, each fact once."""
    found: dict[tuple[str, str], Because] = {}
    for expression in expressions:
        for reason in reasons(state, subject, expression) if expression is not None else ():
            found.setdefault((reason.subject, reason.attribute), because(state, reason))
    return tuple(found.values())


def undecided(state: State, subject: str, expressions: Iterable[Expression | None]) -> tuple[Undecided, ...]:
    """Return the answers that would settle some undecided conditions."""
    found: dict[tuple[str, str], Undecided] = {}
    for expression in expressions:
        for reason in reasons(state, subject, expression) if expression is not None else ():
            slot = (reason.subject, reason.attribute)
            if slot in found or (state.is_known(*slot) and not reason.attribute.endswith("_listed")):
                continue
            declared = state.bank.attributes.get((kind_of(slot[0]), slot[1]))
            found[slot] = Undecided(*slot, declared.question if declared is not None else "")
    return tuple(found.values())
