"""Controls in people's own words as rows of the plan: what to do, against what, by whom and until when.

Words change no facts, so such a row closes nothing, costs no known number of days and takes nothing off the risk; what
it achieves is said of its threats. It stands in the tier of the worst threat it is against, as any other control does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tmtui.analysis.plan.tier import tier_of_level
from tmtui.analysis.threats.listing import sort_key
from tmtui.model.plan import PlanRow, RowKind
from tmtui.model.threat import Certainty, Threat

if TYPE_CHECKING:
    from tmtui.analysis.state import State
    from tmtui.analysis.threats.decided import OwnControl

DONE = ("implemented", "verified", "rejected")
"""Statuses of what is not to be done any more: no fact says so, so the word counts."""


def own_rows(state: State) -> list[PlanRow]:
    """Return the rows, what is against the worst threat first; `remaining` comes later."""
    found: list[tuple[PlanRow, Threat]] = []
    for own in state.decided.own_controls:
        if state.is_alive(own.subject) and state.decision(f"control/{own.id}").status not in DONE:
            against = _open(state, own.against)
            if against:
                found.append((_row(state, own, against), against[0]))
    return [row for row, worst in sorted(found, key=lambda each: (each[0].tier, *sort_key(each[1]), each[0].ids))]


def put_among(rows: Sequence[PlanRow], own: Iterable[PlanRow], before: int) -> list[PlanRow]:
    """Return the rows of a tier, those in people's own words right after what rests on something certain.

    Behind everything that is only possible nobody would find them: that can be a hundred rows.

    Args:
        rows: the controls of a bank.
        own: the rows in people's own words.
        before: points of risk that remain before the tier.
    """
    place = max((number for number, row in enumerate(rows, 1) if "possible-only" not in row.marks), default=0)
    remaining = rows[place - 1].remaining if place else before
    return [*rows[:place], *(replace(row, remaining=remaining) for row in own), *rows[place:]]


def _open(state: State, ids: Iterable[str]) -> list[Threat]:
    """Return the threats among some ids that stand and on which nobody decided, worst first."""
    found = [threat for id in dict.fromkeys(ids) if (threat := state.threat(id)) is not None]
    standing = (each for each in found if each.certainty is not Certainty.CLOSED and each.decision.status == "open")
    return sorted(standing, key=sort_key)


def _row(state: State, own: OwnControl, against: list[Threat]) -> PlanRow:
    certain = any(each.certainty is Certainty.CERTAIN for each in against)
    return PlanRow(
        kind=RowKind.OWN, ids=(own.id,), title=own.title, subjects=(own.subject,),
        tier=min(tier_of_level(each.level) for each in against), days=0.0, reduction=0, remaining=0,
        findings=tuple(dict.fromkeys(each.rule for each in against)), closes=(), lowers=(),
        against=tuple(each.id for each in against), marks=() if certain else ("possible-only",),
        decision=state.decision(f"control/{own.id}"),
    )  # fmt: skip
