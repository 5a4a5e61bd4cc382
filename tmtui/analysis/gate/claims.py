"""What people say of controls, held against the facts: the facts are the truth.

A control is a change of facts. Where somebody says that it is in place and the facts would still change, one of the two
is wrong, and only the facts count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tmtui.analysis.plan.control import Changes, changes_by_subject, changes_of
from tmtui.analysis.plan.seen import Seen
from tmtui.model.subject import kind_of, tail_of
from tmtui.model.threat import Decision

if TYPE_CHECKING:
    from tmtui.analysis.state import State

SAID_DONE = ("implemented", "verified")
"""Statuses that say that a control is in place."""


def missing(state: State, control: str) -> Changes:
    """Return the answers that would have to change for the facts to show a control.

    Args:
        state: how things stand.
        control: control and subject, `tls@flow/web..photos`.

    Returns:
        Slots and values; empty where the facts show it, where it does not apply, and for one in people's own words.
    """
    name, _, subject = control.partition("@")
    found = state.bank.controls.get(name)
    if found is None or kind_of(subject) != found.of or not state.is_alive(subject):
        return {}
    return changes_of(Seen(state), control)


def measured(state: State, control: str) -> bool:
    """Whether the facts show a control, and each of the facts that do was measured or tested."""
    name, _, subject = control.partition("@")
    found = state.bank.controls.get(name)
    if found is None or found.on or not found.sets or missing(state, control):
        return False
    answers = [state.facts.get(subject, attribute) for attribute, _ in found.sets]
    return all(answer is not None and answer.fact.basis.verified for answer in answers)


def to_change(state: State, wanted: Callable[[Decision], bool]) -> Iterator[tuple[str, Changes]]:
    """Yield the controls with a decision of a sort that would still change facts: id, and what they change."""
    by_control: dict[str, list[str]] = {}
    for key, decision in sorted(state.decided.decisions.items()):
        name, _, subject = tail_of(key).partition("@")
        if kind_of(key) == "control" and name in state.bank.controls and wanted(decision):
            by_control.setdefault(name, []).append(subject)
    seen = Seen(state)
    for name, subjects in by_control.items():
        for subject, changes in changes_by_subject(seen, state.bank.controls[name], subjects).items():
            yield f"{name}@{subject}", changes


def unshown(state: State) -> tuple[str, ...]:
    """Return the ids of controls that are said to be in place where the facts do not show it, sorted."""
    return tuple(sorted(control for control, _ in to_change(state, lambda decision: decision.status in SAID_DONE)))
