"""What controls and answers would change if somebody gave them: tried on the facts, and nothing written.

Controls are given as in the plan, `tls@flow/web..photos`, or without a subject for every subject they are offered on.
What they need first is not done along with them but named, so that nobody takes half of the effort for the whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from tmtui.analysis.plan.candidate import BySubject, merge
from tmtui.analysis.plan.control import Changes, changes_by_subject, needs_of
from tmtui.analysis.plan.cost import days_of
from tmtui.analysis.plan.view import Assessed, Effect, Standing, falls, rises
from tmtui.analysis.plan.wording import title_for
from tmtui.banks.fault import nearest, quoted, with_article
from tmtui.model.answers import Slot
from tmtui.model.errors import BadInput
from tmtui.model.fact import State, Statement
from tmtui.model.frozen import frozen
from tmtui.model.level import NOTHING, Interval
from tmtui.model.plan import Move, WhatIf
from tmtui.model.subject import kind_of
from tmtui.model.value import Value

S = TypeVar("S", bound=Assessed)


@frozen
class Supposed(Generic[S]):
    """How things would stand."""

    said: S
    """After the answers, before the controls."""
    after: S
    """After the controls too."""
    changes: Mapping[str, BySubject]
    """Control, subject, what it changes there."""
    idle: tuple[str, ...]
    """Controls that change nothing."""


def supposed(state: S, controls: Sequence[str], statements: Sequence[Statement] = ()) -> Supposed[S]:
    """Return how things would stand.

    Args:
        state: how things stand.
        controls: control ids with subject, or a control's id alone for every subject it is offered on.
        statements: answers; only those with a value count.

    Raises:
        BadInput: when there is no such control or subject.
    """
    answers: dict[Slot, Value] = {
        (each.subject, each.attribute): each.value for each in statements if each.state is State.ANSWERED
    }
    said = state.overlay(answers) if answers else state
    changes: dict[str, dict[str, Changes]] = {}
    idle = []
    for given in dict.fromkeys(controls):
        name = given.partition("@")[0]
        found = changes_by_subject(said, said.bank.controls[_known(said, name)], _subjects(said, given))
        if found:
            changes.setdefault(name, {}).update(found)
        else:
            idle.append(given)
    laid = merge(said.bank, (each for by_subject in changes.values() for each in by_subject.values()))
    return Supposed(said, said.overlay(laid) if laid else said, changes, tuple(idle))


def _known(state: Assessed, name: str) -> str:
    if name not in state.bank.controls:
        hint = nearest(name, state.bank.controls) or "`tmtui plan` lists the controls on offer."
        raise BadInput(f"there is no control {quoted(name)}.", remedy=hint)
    return name


def _subjects(state: Assessed, given: str) -> Sequence[str]:
    """Return the subjects a control is meant for.

    Raises:
        BadInput: when there is no such subject, or the control is not for its kind.
    """
    name, at, subject = given.partition("@")
    kind = state.bank.controls[name].of
    if not at:
        return state.active(kind)
    if kind_of(subject) != kind:
        raise BadInput(
            f"the control {quoted(name)} is for {with_article(kind)}, not for {quoted(subject)}.",
            remedy=nearest(subject, state.active(kind)) or f"{quoted(name)} alone means all of that kind.",
        )
    known = state.active(kind)
    if subject not in known:
        hint = nearest(subject, known) or f"{quoted(name)} alone means everything it is offered on."
        raise BadInput(f"there is no {quoted(subject)} in scope.", remedy=hint)
    return [subject]


def what_if(state: Assessed, controls: Sequence[str] = (), statements: Sequence[Statement] = ()) -> WhatIf:
    """Return what controls and answers would change, attack paths aside; see `supposed` for what is given."""
    return outcome(state, supposed(state, controls, statements))


def outcome(state: S, tried: Supposed[S]) -> WhatIf:
    """Return what differs between how things stand and how they would."""
    moved = sorted(tried.after.differences(state), key=_worst_first)
    low, now, high = tried.after.totals
    closed = [each[0] for each in moved if each[2] is None]
    lowered = [threat for threat, before, after in moved if falls(before, after)]
    helped = dict.fromkeys(rule for rule, _ in (*closed, *lowered))
    gone = [rule for rule in helped if not tried.after.standing(rule)]
    needs = _needs(tried)
    paid = set(tried.changes)
    risk = state.risk
    return WhatIf(
        risk=replace(risk, low=low, now=now, high=high),
        closed=_ids(closed),
        lowered=_ids(lowered),
        opened=_ids([threat for threat, before, after in moved if rises(before, after)]),
        before=risk,
        controls=tuple(sorted(f"{name}@{subject}" for name, those in tried.changes.items() for subject in those)),
        titles=tuple(
            title_for(state, state.bank.controls[name].title, sorted(those)) for name, those in tried.changes.items()
        ),
        idle=tried.idle,
        brings=_ids([threat for threat, before, _ in moved if before is None]),
        findings_closed=tuple(gone),
        findings_lowered=tuple(rule for rule in helped if rule not in gone),
        threats=tuple(_move(state, tried.after, each) for each in moved),
        days=round(days_of(tried.said, tried.changes, ()), 2),
        needs=tuple(f"{name}@{subject}" for name, by_subject in needs.items() for subject in by_subject),
        needs_days=round(days_of(tried.said, needs, paid), 2),
    )


def _worst_first(difference: Effect) -> tuple[object, ...]:
    threat, before, after = difference
    worst = before or after
    assert worst is not None
    return (before is None, -worst.level[1], -worst.level[0], -worst.points[1], threat)


def _ids(threats: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(sorted("@".join(threat) for threat in threats))


def _move(before: Assessed, after: Assessed, difference: Effect) -> Move:
    (rule, subject), was, will = difference
    there = before if was is not None else after
    return Move(f"{rule}@{subject}", there.worded(there.bank.rules[rule].title, subject), _level(was), _level(will))


def _level(standing: Standing | None) -> Interval:
    return standing.level if standing is not None else NOTHING


def _needs(tried: Supposed[S]) -> dict[str, dict[str, Changes]]:
    """Return what has to come first and was not tried along, deepest first."""
    state = tried.said
    found: dict[str, dict[str, Changes]] = {}
    waiting = [(name, subject) for name, by_subject in tried.changes.items() for subject in by_subject]
    asked: set[str] = set()
    while waiting:
        name, subject = waiting.pop()
        for need in needs_of(state, state.bank.controls[name], subject):
            needed, _, place = need.partition("@")
            if need in asked or place in tried.changes.get(needed, {}):
                continue
            asked.add(need)
            changes = changes_by_subject(state, state.bank.controls[needed], [place])
            if changes:
                found.setdefault(needed, {}).update(changes)
                waiting.append((needed, place))
    return {name: found[name] for name in reversed(found)}
