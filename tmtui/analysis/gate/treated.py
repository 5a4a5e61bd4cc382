"""Threats that are on their way out: planned controls with an owner and a date that has not passed.

To plan a control is a decision too, and a build that stays red until the work is done teaches people to accept what
they mean to mend. What counts is not the word but what follows: the planned changes are laid over the facts, and the
threat has to be gone or below the level then. When the date passes, the gate closes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtui.analysis.gate.claims import to_change
from tmtui.analysis.plan.candidate import merge
from tmtui.model.gate import Policy
from tmtui.model.threat import Certainty, Decision, Threat

if TYPE_CHECKING:
    from tmtui.analysis.state import State

UNDER_WAY = ("planned", "in-progress")
"""Statuses of a control that somebody is to put in place."""


class Treatment:
    """What planned controls lead to, worked out once for many threats."""

    def __init__(self, state: State, policy: Policy) -> None:
        self._state = state
        self._policy = policy
        self._after = _after(state)

    def covers(self, threat: Threat) -> bool:
        """Whether planned controls take a threat away or below the level."""
        for control in self._state.decided.helps(threat.id):
            decision = self._state.decision(f"control/{control.id}")
            # Words change no facts, so words count for threats in words only.
            if threat.rule not in self._state.bank.rules and (
                decision.status == "verified" or is_under_way(self._state, decision)
            ):
                return True
        if self._after is None:
            return False
        left = self._after.threat(threat.id)
        if left is None or left.certainty is Certainty.CLOSED or left.level[1] < self._policy.fail_on:
            return True
        return left.certainty is Certainty.POSSIBLE and not self._policy.possible


def is_under_way(state: State, decision: Decision) -> bool:
    """Whether somebody answers for a control until a date that has not passed."""
    return (
        decision.status in UNDER_WAY
        and bool(decision.owner)
        and bool(decision.due)
        and decision.due >= state.today.isoformat()
    )


def _after(state: State) -> State | None:
    """Return the state once every control under way is in place; nothing where none is."""
    found = to_change(state, lambda decision: is_under_way(state, decision))
    changes = merge(state.bank, (each for _, each in found))
    return state.overlay(changes) if changes else None
