"""Decisions about threats that hold no more, or never quite did: what ran out, and acceptances that lack something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tmtui.analysis.gate.cadence import next_end
from tmtui.analysis.threats.listing import sort_key
from tmtui.model.gate import Breach, BreachKind
from tmtui.model.subject import kind_of, tail_of
from tmtui.model.threat import Certainty, Decision, Threat

if TYPE_CHECKING:
    from tmtui.analysis.state import State

_DECIDED = {
    "accepted": "its acceptance", "transferred": "that it was handed on", "avoided": "that it was avoided",
    "false-alarm": "that it is a false alarm",
}  # fmt: skip
"""Status, and how a decision that ran out is called."""

_WORDS = {"owner": "owner", "why": "reason", "until": "end"}


def run_out(state: State) -> Iterator[Breach]:
    """Yield decisions whose day is over, about threats that stand or may stand; whatever the level."""
    for threat, decision in _decided(state):
        if decision.expired:
            ended = _DECIDED.get(decision.stated, "what was decided")
            what = f"{threat.title}: {ended} ran out on {decision.until}"
            who = f" (it was {decision.owner}'s)" if decision.owner else ""
            todo = (
                f"decide anew{who}: `tmtui decide {threat.id} --status {decision.stated} --until {next_end(state)} …`"
            )
            yield about(state, BreachKind.EXPIRED, threat, what, todo)


def incomplete(state: State) -> Iterator[Breach]:
    """Yield acceptances without owner, reason or end: the program takes none, and a file can say one."""
    for threat, decision in _decided(state):
        needed = {"owner": decision.owner, "why": decision.why, "until": decision.until}
        lacking = [name for name, said in needed.items() if not said]
        if decision.status == "accepted" and lacking:
            options = " ".join(f"--{name} {next_end(state) if name == 'until' else '…'}" for name in lacking)
            what = f"{threat.title}: accepted without {' and '.join(_WORDS[name] for name in lacking)}"
            yield about(
                state, BreachKind.INCOMPLETE, threat, what, f"say it: `tmtui decide {threat.id} {options}`"
            )  # fmt: skip


def _decided(state: State) -> Iterator[tuple[Threat, Decision]]:
    """Yield the threats that somebody decided on and that stand or may stand, worst first."""
    standing = (Certainty.CERTAIN, Certainty.POSSIBLE)
    ids = [tail_of(key) for key in state.decided.decisions if kind_of(key) == "threat"]
    found = [each for id in ids if state.certainty(id) in standing and (each := state.threat(id)) is not None]
    for threat in sorted(found, key=sort_key):
        yield threat, state.decision(f"threat/{threat.id}")


def about(state: State, kind: BreachKind, threat: Threat, what: str, todo: str) -> Breach:
    """Return a breach that is about a threat."""
    return Breach(kind, threat.id, threat.subject, threat.level, what, state.name(threat.subject), todo)
