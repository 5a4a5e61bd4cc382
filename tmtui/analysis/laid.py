"""Answers laid over what was said: what-if, planned and verified residual are one mechanism."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from tmtui.analysis.columns import Said
from tmtui.banks.bank import Bank
from tmtui.banks.expression.tree import Expression, Known, leaves
from tmtui.banks.vocabulary import QUALITIES, READ_BY_ENGINE
from tmtui.model.answers import Answer, Slot
from tmtui.model.card import AnswerType
from tmtui.model.fact import Basis, Fact
from tmtui.model.fact import State as FactState
from tmtui.model.fact import Statement
from tmtui.model.plan import WhatIf
from tmtui.model.value import Value

if TYPE_CHECKING:
    from tmtui.analysis.state import State

_LAST = 1 << 62
"""Later than any fact in a log."""

_MEASURES = ("second_factor", "separate_admin_devices", "checks_user_rights")
"""Read by the engine and yet neither structure nor rating: whether a protection is in place."""


def laid(subject: str, attribute: str, value: Value) -> Answer:
    """Return an answer nobody gave, as it would stand; without a value nobody knows."""
    state = FactState.UNKNOWN if value is None else FactState.ANSWERED
    fact = Fact(
        id=_LAST, origin="", batch="", model="", subject=subject, attribute=attribute, value=value, state=state,
        basis=Basis.ASSUMED, author="", role="", source="what-if", said_at="",
    )  # fmt: skip
    return Answer(subject, attribute, state, value, (fact,))


def checked_attributes(bank: Bank) -> frozenset[Slot]:
    """Return kind and name of the attributes that have to be measured before they count as verified.

    They are those that some threat's `when`, `likelihood` or `false_alarm_when` reads, without structure and ratings.
    """
    found: set[Slot] = set()
    for rule in bank.rules.values():
        expressions = [rule.when, *(condition for _, condition in rule.likelihood)]
        if rule.false_alarm_when is not None:
            expressions.append(rule.false_alarm_when)
        for expression in expressions:
            found |= _read_by(bank, expression)
    return frozenset(found)


def _read_by(bank: Bank, expression: Expression) -> set[Slot]:
    """Return the attributes whose names a condition mentions, whatever kind a path leads to."""
    names = {leaf.path[-1] for leaf in leaves(expression) if isinstance(leaf, Known) or hasattr(leaf, "path")}
    return {
        (kind, name)
        for (kind, name), attribute in bank.attributes.items()
        if name in names
        and attribute.type not in (AnswerType.REF, AnswerType.REFS)
        and name not in QUALITIES
        and not name.endswith("_listed")
        and (name not in READ_BY_ENGINE.get(kind, ()) or name in _MEASURES)
    }


def untrusted(state: State) -> State:
    """Return the state in which what nobody measured or tested is not known, where a threat's weakness rests on it."""
    from tmtui.analysis.state import State as Derived

    program = state.compiled.program
    given = {}
    for slot in checked_attributes(state.bank):
        cell = program.said.get(slot)
        if cell is not None:
            said: Said = state.view[cell]
            distrusted = said.distrusted()
            if distrusted != said:
                given[cell] = distrusted
    if not given:
        return state
    view, _ = program.sheet.again(state.view, given, {})
    return Derived(state.compiled, view, state.facts, state.today, state)


def planned_now(state: State) -> int:
    """Return the risk (now) with every control that is planned, begun or done."""
    from tmtui.analysis.plan.residual import planned
    from tmtui.analysis.plan.seen import Seen

    return planned(Seen(state))


def offered(state: State, control: str) -> Collection[str]:
    """Return the subjects for which a control can be offered and would change something."""
    from tmtui.analysis.plan.control import changes_by_subject
    from tmtui.analysis.plan.seen import Seen

    found, seen = state.bank.controls.get(control), Seen(state)
    return changes_by_subject(seen, found, seen.active(found.of)) if found is not None else ()


def what_if(state: State, controls: Sequence[str], statements: Sequence[Statement]) -> WhatIf:
    """Return what laying controls or answers over the facts would change."""
    from tmtui.analysis.plan import residual
    from tmtui.analysis.plan.seen import Seen

    return residual.what_if(Seen(state), controls, statements)
