"""Rows as people see them, made from what the trial found."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from tmtui.analysis.plan.tier import tier_of
from tmtui.analysis.plan.trial import Tried, brought
from tmtui.analysis.plan.view import Assessed, Change, falls
from tmtui.analysis.plan.wording import title_for
from tmtui.model.plan import PlanRow, RowKind
from tmtui.model.threat import CONTROL_STATUSES, Decision

QUICK = 2.0
"""Most person-days of a quick win."""
SCHEMES = ("cis", "csf", "nist80053", "iso27001", "d3fend")
_PROGRESS = tuple(status for status in CONTROL_STATUSES if status != "rejected")


def threat_id(change: Change) -> str:
    """Return the id of a threat."""
    return f"{change[0]}@{change[1]}"


def control_row(
    state: Assessed, tried: Tried, enables: Mapping[str, Collection[str]], urgent: Collection[str] = ()
) -> PlanRow:
    """Return the row.

    Args:
        state: how things stand today, for names and decisions.
        tried: what came of the controls.
        enables: control, the other controls that need it.
        urgent: control ids that cut the likeliest ways of attackers.
    """
    closed = [effect.threat for effect in tried.effects if effect.before is not None and effect.after is None]
    lowered = [effect.threat for effect in tried.effects if falls(effect.before, effect.after)]
    ids = tried.ids
    done = [name for name in tried.controls if tried.changes.get(name)]
    subjects = sorted({subject for by_subject in tried.changes.values() for subject in by_subject})
    controls = [state.bank.controls[name] for name in done]
    titles = [title_for(state, each.title, sorted(tried.changes[each.id])) for each in controls]
    moved = {*closed, *lowered}
    helped = [effect.before for effect in tried.effects if effect.before is not None and effect.threat in moved]
    marks = [
        mark
        for mark, given in (
            ("likeliest-way", any(id in urgent for id in ids)),
            ("quick-win", tried.days <= QUICK),
            ("foundation", any(len(enables.get(name, ())) >= 2 for name in done)),
            ("possible-only", bool(helped) and not any(standing.certain for standing in helped)),
        )
        if given
    ]
    return PlanRow(
        kind=RowKind.CONTROL, ids=tuple(ids), title="; ".join(titles), subjects=tuple(subjects), tier=tried.tier,
        days=round(tried.days, 2), reduction=tried.before - tried.after, remaining=tried.after,
        findings=_findings(tried, [*closed, *lowered]),
        closes=tuple(sorted(map(threat_id, closed))), lowers=tuple(sorted(map(threat_id, lowered))),
        side_effects=tuple(sorted(map(threat_id, brought(tried.effects)))), needs=tried.needs,
        instead_of=tuple(sorted({name for control in controls for name in control.instead_of})), marks=tuple(marks),
        basis=_basis(state, tried),
        how_to_check=_checks(state, [(each.how_to_check, sorted(tried.changes[each.id])) for each in controls]),
        decision=_decision(state, ids),
        references={
            scheme: found
            for scheme in SCHEMES
            if (found := tuple(dict.fromkeys(each for control in controls for each in getattr(control, scheme))))
        },
    )  # fmt: skip


def _findings(tried: Tried, helped: Sequence[Change]) -> tuple[str, ...]:
    wanted = set(helped)
    worst: dict[str, tuple[int, int]] = {}
    for effect in tried.effects:
        if effect.threat in wanted and effect.before is not None:
            rule = effect.threat[0]
            worst[rule] = min(worst.get(rule, (9, 0)), (tier_of(effect.before), -effect.before.points[1]))
    return tuple(sorted(worst, key=lambda rule: (worst[rule], rule)))


def _basis(state: Assessed, tried: Tried) -> str:
    """Return the weakest basis of what people said about the answers the row would change."""
    slots = {slot for by_subject in tried.changes.values() for each in by_subject.values() for slot in each}
    bases = {answer.fact.basis for slot in slots if (answer := state.answer(slot)) is not None}
    return min(bases, key=lambda basis: basis.rank).value if bases else ""


def _decision(state: Assessed, ids: Sequence[str]) -> Decision:
    """Return one decision for a row; of all controls that nobody decided about one is looked at."""
    known, keys = state.decided, [f"control/{each}" for each in ids]
    decided = [key for key in keys if key in known]
    undecided = [key for key in keys if key not in known][:1]
    return together([state.decision(key) for key in (*decided, *undecided)])


def _checks(state: Assessed, texts: Sequence[tuple[str, Sequence[str]]]) -> str:
    return "\n\n".join(state.worded(text, subjects[0]) for text, subjects in texts if text)


def together(decisions: Sequence[Decision]) -> Decision:
    """Return one decision for a row: the least advanced status, the owner if there is one, the first due date."""
    if not decisions:
        return Decision(status="recommended")
    statuses = [each.status if each.status in _PROGRESS else _PROGRESS[0] for each in decisions]
    owners = {each.owner for each in decisions if each.owner}
    dues = [each.due for each in decisions if each.due]
    reasons = list(dict.fromkeys(each.why for each in decisions if each.why))
    return Decision(
        status=min(statuses, key=_PROGRESS.index), why="; ".join(reasons), owner=", ".join(sorted(owners)),
        due=min(dues, default=""), until=min((each.until for each in decisions if each.until), default=""),
    )  # fmt: skip
