"""Answers laid over what was said: what-if, planned residual and the plan are one mechanism."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from tmtui.analysis.plan import residual
from tmtui.analysis.plan.control import changes_by_subject
from tmtui.analysis.plan.seen import Seen
from tmtui.analysis.plan.what_if import outcome, supposed
from tmtui.model.answers import Answer
from tmtui.model.fact import Basis, Fact, Statement
from tmtui.model.fact import State as FactState
from tmtui.model.plan import WhatIf
from tmtui.model.value import Value

if TYPE_CHECKING:
    from tmtui.analysis.state import State

_LAST = 1 << 62
"""Later than any fact in a log."""


@lru_cache(maxsize=50_000)
def laid(subject: str, attribute: str, value: Value) -> Answer:
    """Return an answer nobody gave, as it would stand; without a value nobody knows."""
    state = FactState.UNKNOWN if value is None else FactState.ANSWERED
    fact = Fact(
        id=_LAST, origin="", batch="", model="", subject=subject, attribute=attribute, value=value, state=state,
        basis=Basis.ASSUMED, author="", role="", source="what-if", said_at="",
    )  # fmt: skip
    return Answer(subject, attribute, state, value, (fact,))


def planned_now(state: State) -> int:
    """Return the risk (now) with every control that is planned, begun or done."""
    return residual.planned(Seen(state))


def offered(state: State, control: str) -> Collection[str]:
    """Return the subjects for which a control can be offered and would change something."""
    found, seen = state.bank.controls.get(control), Seen(state)
    return changes_by_subject(seen, found, seen.active(found.of)) if found is not None else ()


def what_if(state: State, controls: Sequence[str], statements: Sequence[Statement], *, paths: bool = False) -> WhatIf:
    """Return what laying controls or answers over the facts would change; the ways of attackers too if asked for."""
    seen = Seen(state)
    tried = supposed(seen, controls, statements)
    found = outcome(seen, tried)
    if not paths:
        return found
    from tmtui.analysis.cuts.tried import with_paths

    return with_paths(state, tried.after.state, found)
