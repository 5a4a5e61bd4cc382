"""What a decision needs before it counts: nobody takes a risk off the list without saying who, why and until when.

A decision is one thing: status, reason and end belong together, so a new status takes back the reason and the end of
the one before. Owner and due date stay with the threat or control until somebody else is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tmtui.analysis.gate.cadence import cadence, next_end
from tmtui.analysis.gate.claims import measured
from tmtui.analysis.state import State
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis
from tmtui.model.subject import kind_of, tail_of
from tmtui.model.text import one_line
from tmtui.model.threat import CONTROL_STATUSES, THREAT_STATUSES, Decision

NEEDS = {
    "accepted": ("owner", "why", "until"),
    "transferred": ("owner", "why"),
    "avoided": ("why",),
    "false-alarm": ("why",),
    "rejected": ("why",),
}
"""Status: what has to be said with it."""

GOES_WITH_STATUS = ("why", "until")
"""What a new status takes back where it is not said anew."""

_WORDS = {"owner": "an owner", "why": "a reason", "until": "an end"}


def check_status(kind: str, status: str) -> None:
    """Refuse a status that a threat or a control cannot have.

    Raises:
        BadInput: with those it can have.
    """
    statuses = THREAT_STATUSES if kind == "threat" else CONTROL_STATUSES
    if status and status not in statuses:
        raise BadInput(f"a {kind} cannot be {one_line(status)[:40]!r}", remedy=f"It can be: {', '.join(statuses)}.")


def check_needs(
    state: State, subject: str, given: Mapping[str, str], *, basis: Basis = Basis.TOLD, evidence: str = ""
) -> None:
    """Refuse a decision that lacks something.

    Args:
        state: how things stand.
        subject: `threat/<id>` or `control/<id>`.
        given: what is said now, by attribute; empty where nothing is.
        basis: how the status is known.
        evidence: where it can be looked up.

    Raises:
        BadInput: naming everything that is missing, and the end of an acceptance that fits the model's cadence.
    """
    status, before = given["status"], state.decision(subject)
    lacking = [name for name in NEEDS.get(status, ()) if not (given[name].strip() or _kept(before, status, name))]
    if lacking:
        words = [_WORDS[name] for name in lacking]
        raise BadInput(f"{status} needs {_listed(words)}", remedy=f"Say {_listed(_hints(state, status, lacking))}.")
    if status == "verified" and not (evidence or basis.verified or measured(state, tail_of(subject))):
        raise BadInput(
            "verified needs evidence, or that it was measured or tested",
            remedy=_how_to_check(state, subject)
            + "Say where it can be looked up with --evidence, or --basis tool or tested.",
        )


def check_end(state: State, until: str, today: date) -> None:
    """Refuse an end that has passed.

    Raises:
        BadInput: with the end that fits the model's cadence.
    """
    if until and until < today.isoformat():
        raise BadInput(f"{until} has passed", remedy=f"Say a day from today on; {_offer(state)}.")


def default_end(state: State) -> str:
    """Return the end that an acceptance is offered: today and the model's review cadence, else a year."""
    return next_end(state).isoformat()


def _kept(before: Decision, status: str, name: str) -> str:
    """Return what stands already and stays: the owner always, reason and end only of the same status in force."""
    if name == "owner":
        return before.owner
    if before.stated != status or (name == "until" and before.expired):
        return ""
    return before.why if name == "why" else before.until


def _hints(state: State, status: str, lacking: list[str]) -> list[str]:
    hints = {
        "owner": "who carries it with --owner" if status == "transferred" else "who answers for it with --owner",
        "why": "why with --why",
        "until": f"until when with --until; {_offer(state)}",
    }
    return [hints[name] for name in lacking]


def _offer(state: State) -> str:
    rhythm = cadence(state)
    reason = f"as it is looked through every {rhythm}" if rhythm else "a year from now"
    return f"{default_end(state)} would fit, {reason}"


def _how_to_check(state: State, subject: str) -> str:
    control = state.bank.controls.get(tail_of(subject).partition("@")[0])
    if kind_of(subject) != "control" or control is None or not control.how_to_check:
        return ""
    first = one_line(control.how_to_check.split("\n\n")[0])[:300]
    return f"{first} " if first.endswith(".") else f"{first}. "


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
