"""What controls cost in person-days: once to begin, and again for every subject whose facts they change.

What is begun is paid for: a later row of the same control costs only its own subjects, and what people say is already
in place costs nothing more.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from tmtui.analysis.plan.candidate import BySubject
from tmtui.analysis.plan.view import Assessed

DONE = ("implemented", "verified")
"""Statuses of a control that leave nothing to build."""


def days_of(state: Assessed, changes: Mapping[str, BySubject], paid: Collection[str]) -> float:
    """Return the person-days for these controls on these subjects.

    Args:
        state: for what people decided about the controls.
        changes: control, subject, changes.
        paid: controls that were begun already.
    """
    total, decided = 0.0, state.decided_controls
    for name, by_subject in changes.items():
        control = state.bank.controls[name]
        changed = {
            slot[0]
            for subject, each in by_subject.items()
            if name not in decided or state.decision(f"control/{name}@{subject}").status not in DONE
            for slot in each
        }
        if changed:
            total += control.each * len(changed) + (0.0 if name in paid else control.once)
    return total
