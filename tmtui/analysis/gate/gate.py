"""The gate: everything that breaks it at a date, with what to do about it.

What is decided while it holds passes; what is not known never makes it pass, because a level that is an interval counts
with its upper end. Decisions about what is gone fail nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.gate.cadence import cadence, newest, next_end, review_due
from tmtui.analysis.gate.claims import SAID_DONE, measured, missing
from tmtui.analysis.gate.treated import Treatment
from tmtui.analysis.progress import disputed, orphans
from tmtui.analysis.threats.findings import counting, ranked
from tmtui.analysis.threats.listing import own_threat, sort_key, threat_of
from tmtui.analysis.threats.risk import too_early
from tmtui.analysis.threats.tables import I2
from tmtui.model.fact import Fact
from tmtui.model.fact import State as FactState
from tmtui.model.gate import Breach, BreachKind, Policy, Verdict
from tmtui.model.level import NOTHING
from tmtui.model.subject import DECIDED_KINDS, MODEL, kind_of, tail_of
from tmtui.model.threat import Certainty, Decision, Threat

if TYPE_CHECKING:
    from tmtui.analysis.state import State

NOT_YET = ("recommended", "planned", "in-progress")
"""Statuses of a control that is not in place."""

_DECIDED = {
    "accepted": "its acceptance", "transferred": "that it was handed on", "avoided": "that it was avoided",
    "false-alarm": "that it is a false alarm",
}  # fmt: skip
"""Status, and how a decision that ran out is called."""


def judge(state: State, policy: Policy) -> Verdict:
    """Return what breaks the gate today, worst first within each kind."""
    run_out = list(_run_out(state))
    incomplete = list(_incomplete(state))
    named = {breach.id for breach in (*run_out, *incomplete)}
    open_threats = [threat for threat in _standing(state, policy) if threat.id not in named]
    treatment = Treatment(state, policy)
    treated = {threat.id: threat for threat in open_threats if treatment.covers(threat)}
    breaches = (
        *(_open(state, threat) for threat in open_threats if threat.id not in treated),
        *run_out, *incomplete, *_controls(state), *_review(state), *_disputes(state), *_questions(state, policy),
    )  # fmt: skip
    order = list(BreachKind)
    return Verdict(
        policy, state.today, tuple(sorted(breaches, key=lambda each: order.index(each.kind))), tuple(treated),
        too_early(state),
    )  # fmt: skip


def _standing(state: State, policy: Policy) -> list[Threat]:
    """Return the threats at or above the level on which nobody decided; only these are spelled out."""
    found: list[Threat] = []
    for cells in state.compiled.rules.values():
        certain, possible = counting(state, cells)
        for (level, maybe, _), among in ranked(state, cells, certain, possible if policy.possible else 0):
            if -level >= policy.fail_on:
                certainty = Certainty.POSSIBLE if maybe else Certainty.CERTAIN
                found += [threat_of(state, cells, place, certainty) for place in indices(among)]
    for own in state.own_threats():
        if I2[own.likelihood[1]][own.impact[1]] >= policy.fail_on:
            found.append(own_threat(state, own))
    return sorted((each for each in found if each.decision.status == "open"), key=sort_key)


def _open(state: State, threat: Threat) -> Breach:
    todo = f"accept it, hand it on or avoid it: `tmtui decide {threat.id} --status …`"
    if threat.undecided and threat.certainty is Certainty.POSSIBLE:
        gap = threat.undecided[0]
        words = f"{gap.attribute.replace('_', ' ')} of {state.name(gap.subject)}"
        todo = f"find out {words}: `tmtui answer {gap.subject} {gap.attribute} …`"
    elif threat.controls:
        todo = (
            f"plan what helps: `tmtui decide {threat.controls[0]} --status planned --owner WHO --due DATE`; "
            "or accept it, hand it on or avoid it"
        )
    sure = "" if threat.certainty is Certainty.CERTAIN else " (possible)"
    return _about(state, BreachKind.THREAT, threat, f"{threat.title}{sure}", todo)


def _about(state: State, kind: BreachKind, threat: Threat, what: str, todo: str) -> Breach:
    return Breach(kind, threat.id, threat.subject, threat.level, what, state.name(threat.subject), todo)


def _decided(state: State) -> Iterator[tuple[Threat, Decision]]:
    """Yield the threats that somebody decided on and that stand or may stand, worst first."""
    standing = (Certainty.CERTAIN, Certainty.POSSIBLE)
    ids = [tail_of(key) for key in state.decided.decisions if kind_of(key) == "threat"]
    found = [each for id in ids if state.certainty(id) in standing and (each := state.threat(id)) is not None]
    for threat in sorted(found, key=sort_key):
        yield threat, state.decision(f"threat/{threat.id}")


def _run_out(state: State) -> Iterator[Breach]:
    for threat, decision in _decided(state):
        if decision.expired:
            ended = _DECIDED.get(decision.stated, "what was decided")
            what = f"{threat.title}: {ended} ran out on {decision.until}"
            who = f" (it was {decision.owner}'s)" if decision.owner else ""
            todo = (
                f"decide anew{who}: `tmtui decide {threat.id} --status {decision.stated} --until {next_end(state)} …`"
            )
            yield _about(state, BreachKind.EXPIRED, threat, what, todo)


def _incomplete(state: State) -> Iterator[Breach]:
    for threat, decision in _decided(state):
        needed = {"owner": decision.owner, "why": decision.why, "until": decision.until}
        lacking = [name for name, said in needed.items() if not said]
        if decision.status == "accepted" and lacking:
            options = " ".join(f"--{name} {next_end(state) if name == 'until' else '…'}" for name in lacking)
            words = {"owner": "owner", "why": "reason", "until": "end"}
            what = f"{threat.title}: accepted without {' and '.join(words[name] for name in lacking)}"
            yield _about(
                state, BreachKind.INCOMPLETE, threat, what, f"say it: `tmtui decide {threat.id} {options}`"
            )  # fmt: skip


def _controls(state: State) -> Iterator[Breach]:
    gone, today = set(orphans(state)), state.today.isoformat()
    own = {each.id: each.title for each in state.decided.own_controls}
    late = [
        (key, decision)
        for key, decision in sorted(state.decided.decisions.items())
        if kind_of(key) == "control" and key not in gone and decision.due and decision.due < today
    ]
    for key, decision in sorted(late, key=lambda each: (each[1].due, each[0])):
        id, subject = tail_of(key), key.partition("@")[2]
        title = own.get(id) or control_title(state, id)
        where = state.name(subject)
        owner = f" by {decision.owner}" if decision.owner else ""
        if decision.status in NOT_YET and (id in own or missing(state, id)):
            what = f"{title}: due {decision.due}{owner}, still {decision.status}"
            todo = f"do it, or say when: `tmtui decide {id} --due …`"
            yield Breach(BreachKind.OVERDUE, id, subject, NOTHING, what, where, todo)
        elif decision.status == SAID_DONE[0] and not measured(state, id):
            what = f"{title}: implemented{owner}, to be checked by {decision.due}"
            todo = f"check it, then `tmtui decide {id} --status verified --evidence …`"
            yield Breach(BreachKind.UNVERIFIED, id, subject, NOTHING, what, where, todo)


def control_title(state: State, control: str) -> str:
    """Return what a control does, with the names of its subject filled in; its id where no bank has it."""
    from tmtui.analysis.reasons.names import filled

    name, _, subject = control.partition("@")
    found = state.bank.controls.get(name)
    return filled(state, found.title, subject) if found is not None else control


def _review(state: State) -> Iterator[Breach]:
    due, said = review_due(state), newest(state)
    # On the day itself the model is as old as its cadence, and not older.
    if due is not None and due < state.today:
        what = f"the newest answer is of {said}, and the model wants looking at every {cadence(state)}"
        todo = "look it through, say what changed, and name the point: `tmtui revision NAME`"
        late = state.today - due
        since = f", {late.days} days ago" if late > timedelta(days=1) else ""
        yield Breach(BreachKind.REVIEW, "review-due", MODEL, NOTHING, f"{what}: due {due}{since}", "the model", todo)


def _disputes(state: State) -> Iterator[Breach]:
    for subject, attribute in disputed(state):
        answer = state.facts.get(subject, attribute)
        heads = answer.heads if answer is not None else ()
        words = ", ".join(f"{head.author or 'somebody'} says {_said(head)}" for head in heads)
        decided = kind_of(subject) in DECIDED_KINDS and attribute == "status"
        command = f"decide {tail_of(subject)} --status" if decided else f"answer {subject} {attribute}"
        yield Breach(
            BreachKind.DISPUTED, f"{subject} {attribute}", subject, NOTHING,
            f"{attribute.replace('_', ' ')}: {words}", state.name(subject), f"settle it: `tmtui {command} …`",
        )  # fmt: skip


def _said(head: Fact) -> str:
    if head.redacted:
        return "something that was redacted"
    if head.state is FactState.ANSWERED:
        return ", ".join(head.value) if isinstance(head.value, tuple) else str(head.value)
    return "that it does not apply" if head.state is FactState.NOT_APPLICABLE else "that it is not known"


def _questions(state: State, policy: Policy) -> Iterator[Breach]:
    if policy.max_open is None:
        return
    count = len(state.open_questions())
    if count > policy.max_open:
        yield Breach(
            BreachKind.QUESTIONS, "open-questions", MODEL, NOTHING,
            f"{count} questions are open, {policy.max_open} are allowed", "the model",
            "answer the first of `tmtui questions`",
        )  # fmt: skip
