"""Finding out is an action too: the open questions whose answers may take most points off the risk.

One question over many subjects is one row, for it is asked in one go. What may go is what the risk would lose if every
answer turned out well; it does not come off what remains, because it may as well turn out badly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tmtui.analysis.plan.estimate import Effect, Ledger
from tmtui.analysis.plan.tier import LAST, tier_of
from tmtui.analysis.plan.view import Assessed, Change, Standing
from tmtui.model.assessment import OpenQuestion
from tmtui.model.plan import PlanRow, RowKind
from tmtui.model.threat import Decision, Threat

MOST = 20
"""Rows at most; the rest is on the list of open questions."""


class Settled:
    """A threat as it would be if the answers turned out well: its certain part only."""

    certain = True

    def __init__(self, standing: Standing) -> None:
        self.likelihood = (standing.likelihood[0],) * 2
        self.impact = (standing.impact[0],) * 2
        self.level = (standing.level[0],) * 2
        self.points = (standing.points[0],) * 2


def question_rows(
    state: Assessed, threats: Mapping[str, Threat], left_out: frozenset[Change], uncounted: frozenset[Change]
) -> list[PlanRow]:
    """Return the rows, those that may take most points first inside a tier; `remaining` is filled in by the plan."""
    ledger = Ledger(state, uncounted)
    decided: dict[tuple[str, str], list[Threat]] = {}
    for threat in threats.values():
        if (threat.rule, threat.subject) in left_out:
            continue
        for open_answer in threat.undecided:
            decided.setdefault((open_answer.subject, open_answer.attribute), []).append(threat)
    grids: dict[tuple[str, int], list[OpenQuestion]] = {}
    for question in state.open_questions():
        hang_on_it = decided.get((question.subject, question.id.partition(".")[2]))
        if hang_on_it:
            tier = min(_tier(threat) for threat in hang_on_it)
            grids.setdefault((question.id, tier), []).append(question)
    rows = []
    for (_, tier), questions in grids.items():
        slots = [(question.subject, question.id.partition(".")[2]) for question in questions]
        hang_on_it = list({threat.id: threat for slot in slots for threat in decided[slot]}.values())
        reduction = round(ledger.gain(_settled(ledger, hang_on_it)))
        if reduction > 0:
            rows.append(_row(questions, slots, tier, reduction, hang_on_it))
    rows.sort(key=lambda row: (row.tier, -row.reduction, row.ids))
    return rows[:MOST]


def _tier(threat: Threat) -> int:
    return tier_of(_Possible(threat))


class _Possible:
    """Of a threat that an answer decides, only what is open counts: a tier lower than if it were certain."""

    certain = False
    likelihood = impact = points = (0, 0)

    def __init__(self, threat: Threat) -> None:
        self.level = (0, threat.level[1])


def _settled(ledger: Ledger, threats: Sequence[Threat]) -> list[Effect]:
    found = []
    for threat in threats:
        change = (threat.rule, threat.subject)
        standing = ledger.standing(change)
        if standing is not None:
            found.append(Effect(change, standing, Settled(standing) if standing.certain else None))
    return found


def _row(
    questions: Sequence[OpenQuestion], slots: Sequence[tuple[str, str]], tier: int, reduction: int,
    threats: Sequence[Threat],
) -> PlanRow:  # fmt: skip
    first = questions[0]
    more = f" (and for {len(questions) - 1} more)" if len(questions) > 1 else ""
    who = sorted({question.ask for question in questions if question.ask}) or list(first.roles)
    return PlanRow(
        kind=RowKind.QUESTION, ids=tuple(f"{subject} {attribute}" for subject, attribute in slots),
        title=first.text + more, subjects=tuple(sorted({subject for subject, _ in slots})), tier=min(tier, LAST),
        days=0.0, reduction=reduction, remaining=0,
        findings=tuple(dict.fromkeys(threat.rule for threat in threats)), closes=(), lowers=(),
        decision=Decision(status="recommended", due=min((q.ask_by for q in questions if q.ask_by), default="")),
        ask=", ".join(who),
    )  # fmt: skip
