"""Finding out is an action too: the open questions whose answers may take most points off the risk.

One question over many subjects is one row, for it is asked in one go. What may go is what the risk would lose if every
answer turned out well; it does not come off what remains, because it may as well turn out badly.
"""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.analysis.plan.estimate import Ledger
from tmtui.analysis.plan.tier import tier_of
from tmtui.analysis.plan.view import Assessed, Change, Effect
from tmtui.analysis.plan.wording import title_for
from tmtui.banks.bank import Question
from tmtui.model.answers import Slot
from tmtui.model.plan import PlanRow, RowKind
from tmtui.model.subject import kind_of
from tmtui.model.threat import Decision

MOST = 20
"""Rows at most; the rest is on the list of open questions."""


def question_rows(state: Assessed, ledger: Ledger, left_out: frozenset[Change]) -> list[PlanRow]:
    """Return the rows, those that may take most points first inside a tier; `remaining` is filled in by the plan."""
    grids: dict[tuple[str, int], dict[Slot, list[Change]]] = {}
    for slot, threats in state.settling().items():
        question = _question(state, slot)
        decided = [threat for threat in threats if threat not in left_out]
        standing = [found for threat in decided if (found := ledger.standing(threat)) is not None]
        if question is not None and standing:
            grids.setdefault((question.id, min(map(tier_of, standing))), {})[slot] = decided
    rows = []
    for (name, tier), slots in grids.items():
        threats = sorted({threat for decided in slots.values() for threat in decided})
        effects = [Effect(threat, ledger.standing(threat), None) for threat in threats]
        reduction = round(ledger.gain(effect for effect in effects if effect.before is not None))
        if reduction > 0:
            rows.append(_row(state, state.bank.questions[name], sorted(slots), tier, reduction, threats))
    return sorted(rows, key=lambda row: (row.tier, -row.reduction, row.ids))[:MOST]


def _question(state: Assessed, slot: Slot) -> Question | None:
    """Return the question that asks for an answer, if people are asked for it at all."""
    declared = state.bank.attributes.get((kind_of(slot[0]), slot[1]))
    question = state.bank.questions.get(declared.question) if declared is not None else None
    return question if question is not None and not question.hidden else None


def _row(
    state: Assessed, question: Question, slots: Sequence[Slot], tier: int, reduction: int, threats: Sequence[Change]
) -> PlanRow:
    answers = [answer.fact for slot in slots if (answer := state.answer(slot)) is not None]
    who = sorted({fact.ask for fact in answers if fact.ask}) or list(question.roles)
    due = min((fact.ask_by for fact in answers if fact.ask_by), default="")
    subjects = [subject for subject, _ in slots]
    return PlanRow(
        kind=RowKind.QUESTION, ids=tuple(f"{subject} {attribute}" for subject, attribute in slots),
        title=title_for(state, question.text, subjects), subjects=tuple(subjects), tier=tier, days=0.0,
        reduction=reduction, remaining=0, findings=tuple(dict.fromkeys(rule for rule, _ in threats)), closes=(),
        lowers=(), decision=Decision(status="recommended", due=due), ask=", ".join(who),
    )  # fmt: skip
