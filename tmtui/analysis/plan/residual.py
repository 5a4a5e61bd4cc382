"""What the risk would be once everything that was decided on is done."""

from __future__ import annotations

from tmtui.analysis.plan.candidate import merge
from tmtui.analysis.plan.control import Changes, changes_by_subject
from tmtui.analysis.plan.view import Assessed

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
