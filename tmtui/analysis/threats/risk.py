"""The risk of a model in points: at least, at most, and where people should reckon to be.

Low and high are sums over findings. `now` is low and, of what lies between, the share that a rule sets for the unknown
(half unless it says otherwise), rounded half up once at the end. An ordering convention: points are not money and not
a probability.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtui.analysis.changes.laid import planned_now
from tmtui.analysis.threats.decided import NOWHERE, OwnThreat
from tmtui.analysis.threats.findings import own_points
from tmtui.model.level import Risk
from tmtui.model.subject import MODEL

if TYPE_CHECKING:
    from tmtui.analysis.state import State

LISTS_NEEDED = ("zones_listed", "components_listed", "flows_listed")
"""Before each of these was said complete, it is too early for a number."""


def interval(state: State) -> tuple[int, int, int]:
    """Return low, now and high."""
    low, high, between = state.view[state.compiled.points]
    groups: dict[str, list[OwnThreat]] = {}
    for own in state.own_threats():
        decision = state.decision(f"threat/{own.id}")
        if decision.status not in NOWHERE:
            groups.setdefault(own.rule, []).append(own)
    for group in groups.values():
        least, most = own_points(group)
        low += least
        high += most
        between += 500 * (most - least)
    return low, low + (between + 500) // 1000, high


def too_early(state: State) -> bool:
    """Whether zones, components or flows were not yet each said complete."""
    return any(not _complete(state, name) for name in LISTS_NEEDED)


def _complete(state: State, name: str) -> bool:
    answer = state.facts.get(MODEL, name)
    return answer is not None and answer.value == "complete"


def risk(state: State) -> Risk:
    """Return all figures."""
    low, now, high = state.totals
    return Risk(low, now, high, planned_now(state), state.verified().totals[1], too_early(state))
