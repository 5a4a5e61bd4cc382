"""The plan: what to do, in which order, what each row closes and costs, and what to find out.

It is a pure function of an assessment. Threats that were accepted or handed on leave the plan while that is in force
and stay in the risk; false alarms and what is avoided count nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tmtui.analysis.plan.candidate import candidates, cutting
from tmtui.analysis.plan.control import needs_of
from tmtui.analysis.plan.doors import Doors, NoDoors
from tmtui.analysis.plan.estimate import Ledger
from tmtui.analysis.plan.own_rows import own_rows, put_among
from tmtui.analysis.plan.pick import Pick, Picking
from tmtui.analysis.plan.question_row import question_rows
from tmtui.analysis.plan.row import control_row
from tmtui.analysis.plan.seen import Seen
from tmtui.analysis.plan.tier import LAST
from tmtui.analysis.plan.trial import Trial, Tried, brought
from tmtui.analysis.plan.view import Assessed, Change
from tmtui.model.plan import Plan, PlanRow
from tmtui.model.undisturbed import undisturbed

if TYPE_CHECKING:
    from tmtui.analysis.state import State

DISMISSED = ("avoided", "false-alarm")
"""Statuses of a threat that counts nowhere."""
CARRIED = ("accepted", "transferred")
"""Statuses of a threat that stays in the risk and leaves the plan."""


@undisturbed
def make_plan(state: State, *, budget: float | None = None) -> Plan:
    """Return the plan of a state, within a budget of person-days if one is given."""
    from tmtui.analysis.cuts.listed import Listed

    return plan_of(Seen(state), budget=budget, doors=Listed(state), own=own_rows(state))


def plan_of(
    state: Assessed, *, budget: float | None = None, doors: Doors | None = None, own: Sequence[PlanRow] = ()
) -> Plan:
    """Return the plan.

    Args:
        state: how things stand.
        budget: person-days there are at most; rows that do not fit are left out.
        doors: the ways of attackers; nothing where nobody looks for them.
        own: rows in people's own words.
    """
    doors = doors or NoDoors()
    urgent = doors.urgent
    left_out, uncounted, rejected = _decisions(state)
    ledger = Ledger(state, uncounted)
    questions = question_rows(state, ledger, left_out)
    found = [*candidates(state, left_out, rejected), *cutting(state, urgent)]
    picks = Picking(state, found, ledger, urgent=urgent).run()
    trial = Trial(state, left_out, rejected, budget, urgent=urgent)
    trial.run(picks)
    with_follow_up = _against_side_effects(state, trial, picks, left_out, uncounted, rejected)
    if with_follow_up:
        trial = Trial(state, left_out, rejected, budget, trial, urgent)
        trial.run(with_follow_up)
    enables = _enables(state, trial.rows)
    rows: list[PlanRow] = []
    remaining = state.totals[1]
    for tier in range(1, LAST + 1):
        before, controls = remaining, []
        for tried in (each for each in trial.rows if each.tier == tier):
            cuts, eases = doors.take(tried.state, tried.touched) if tried.state is not None else (0, 0)
            row = control_row(state, tried, enables, urgent)
            controls.append(replace(row, cuts=cuts, eases=eases))
            remaining = tried.after
        rows += put_among(controls, (row for row in own if row.tier == tier), before)
        rows += [replace(row, remaining=remaining) for row in questions if row.tier == tier]
    return Plan(state.risk, tuple(rows))


def _against_side_effects(
    state: Assessed, trial: Trial, picks: Sequence[Pick], left_out: frozenset[Change], uncounted: frozenset[Change],
    rejected: frozenset[str],
) -> list[Pick]:  # fmt: skip
    """Return the picks with others against what they bring about, those never before the row that brings it."""
    brings: dict[Change, int] = {}
    for row in trial.rows:
        for threat in brought(row.effects):
            rule, subject = threat
            if not state.still(rule, {subject}) and trial.state.still(rule, {subject}):
                brings[threat] = row.tier
    found = candidates(trial.state, left_out, rejected, only=brings.keys()) if brings else []
    if not found:
        return []
    earliest: dict[str, int] = {}
    for (rule, _), tier in brings.items():
        earliest[rule] = max(tier, earliest.get(rule, 1))
    chosen = Picking(trial.state, found, Ledger(trial.state, uncounted), picks, earliest).run()
    known = {id(pick) for pick in picks}
    return sorted(chosen, key=lambda pick: pick.tier) if any(id(pick) not in known for pick in chosen) else []


def _decisions(state: Assessed) -> tuple[frozenset[Change], frozenset[Change], frozenset[str]]:
    """Return threats nobody plans for, those of them that count nowhere, and controls that were rejected."""
    left_out: set[Change] = set()
    uncounted: set[Change] = set()
    rejected: set[str] = set()
    for subject in state.decided:
        kind, _, name = subject.partition("/")
        decision = state.decision(subject)
        if decision.expired:
            continue
        if kind == "control" and decision.status == "rejected":
            rejected.add(name)
        if kind == "threat" and decision.status in (*DISMISSED, *CARRIED):
            rule, _, place = name.partition("@")
            left_out.add((rule, place))
            if decision.status in DISMISSED:
                uncounted.add((rule, place))
    return frozenset(left_out), frozenset(uncounted), frozenset(rejected)


def _enables(state: Assessed, rows: Sequence[Tried]) -> dict[str, set[str]]:
    """Return, for every control some other needs, which of the plan's controls do."""
    found: dict[str, set[str]] = {}
    for row in rows:
        for name, by_subject in row.changes.items():
            for subject in by_subject if state.bank.controls[name].needs else ():
                for need in needs_of(state, state.bank.controls[name], subject):
                    found.setdefault(need.partition("@")[0], set()).add(name)
    return found
