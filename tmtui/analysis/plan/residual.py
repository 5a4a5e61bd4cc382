"""What the risk would be after what was decided, and after whatever somebody wants to try."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tmtui.analysis.plan.candidate import merge
from tmtui.analysis.plan.control import Changes, changes_by_subject, changes_of
from tmtui.analysis.plan.view import Assessed, falls, rises
from tmtui.model.answers import Slot
from tmtui.model.fact import State, Statement
from tmtui.model.plan import WhatIf
from tmtui.model.value import Value

COUNTED = ("planned", "in-progress", "implemented", "verified")
"""Statuses of a control with which it counts as planned."""


def planned_changes(state: Assessed) -> Changes:
    """Return what the controls that were decided on would change."""
    by_control: dict[str, list[str]] = {}
    for key in sorted(state.decided):
        kind, _, control_id = key.partition("/")
        name, _, subject = control_id.partition("@")
        if kind == "control" and name in state.bank.controls and state.decision(key).status in COUNTED:
            by_control.setdefault(name, []).append(subject)
    return merge(
        state.bank,
        (
            each
            for name, subjects in by_control.items()
            for each in changes_by_subject(state, state.bank.controls[name], subjects).values()
        ),
    )


def planned(state: Assessed) -> int:
    """Return the risk (now) with every control that is planned, in progress or better."""
    changes = planned_changes(state)
    return state.overlay(changes).totals[1] if changes else state.totals[1]


def what_if(state: Assessed, controls: Sequence[str] = (), statements: Sequence[Statement] = ()) -> WhatIf:
    """Return what controls and answers would change; nothing is written.

    Args:
        state: how things stand.
        controls: control ids with subject, or a control's id alone for every subject it is offered on.
        statements: answers; only those with a value count.

    Raises:
        BadInput: when there is no such control.
    """
    said: dict[Slot, Value] = {
        (each.subject, each.attribute): each.value for each in statements if each.state is State.ANSWERED
    }
    after = state.overlay(said) if said else state
    laid = merge(after.bank, (changes for control in controls for changes in _every(after, control)))
    after = after.overlay(laid) if laid else after
    moved = list(after.differences(state))
    low, now, high = after.totals
    return WhatIf(
        risk=replace(state.risk, low=low, now=now, high=high),
        closed=tuple(sorted("@".join(threat) for threat, _, there in moved if there is None)),
        lowered=tuple(sorted("@".join(threat) for threat, before, there in moved if falls(before, there))),
        opened=tuple(sorted("@".join(threat) for threat, before, there in moved if rises(before, there))),
    )


def _every(state: Assessed, control: str) -> list[Changes]:
    if "@" in control or control not in state.bank.controls:
        return [changes_of(state, control)]
    found = state.bank.controls[control]
    return list(changes_by_subject(state, found, state.active(found.of)).values())
