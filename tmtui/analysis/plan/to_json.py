"""The plan as plain JSON values. Keys are added, never renamed."""

from __future__ import annotations

from dataclasses import asdict

from tmtui.analysis.cuts.to_json import cuts_json
from tmtui.model.level import words
from tmtui.model.path import Cuts
from tmtui.model.plan import Move, Plan, PlanRow, WhatIf


def plan_json(plan: Plan, cuts: Cuts | None = None) -> dict[str, object]:
    """Return `{risk, rows}`, with `cuts` where they were asked for, of dicts, lists, texts and numbers only."""
    found: dict[str, object] = {"risk": asdict(plan.risk), "rows": [_row(row) for row in plan.rows]}
    return found if cuts is None else {**found, "cuts": cuts_json(cuts)}


def _row(row: PlanRow) -> dict[str, object]:
    return {
        "kind": row.kind.value,
        "ids": list(row.ids),
        "title": row.title,
        "subjects": list(row.subjects),
        "tier": row.tier,
        "days": _days(row.days),
        "reduction": row.reduction,
        "remaining": row.remaining,
        "findings": list(row.findings),
        "closes": list(row.closes),
        "lowers": list(row.lowers),
        "cuts": row.cuts,
        "side_effects": list(row.side_effects),
        "needs": list(row.needs),
        "instead_of": list(row.instead_of),
        "marks": list(row.marks),
        "basis": row.basis,
        "how_to_check": row.how_to_check,
        "status": row.decision.status,
        "owner": row.decision.owner,
        "due": row.decision.due,
        "why": row.decision.why,
        "references": {scheme: list(ids) for scheme, ids in sorted(row.references.items())},
        "ask": row.ask,
        "eases": row.eases,
        "against": list(row.against),
    }


def what_if_json(found: WhatIf) -> dict[str, object]:
    """Return what trying something would change."""
    return {
        "risk": {"before": asdict(found.before) if found.before is not None else None, "after": asdict(found.risk)},
        "controls": list(found.controls),
        "titles": list(found.titles),
        "idle": list(found.idle),
        "days": _days(found.days),
        "needs": list(found.needs),
        "needs_days": _days(found.needs_days),
        "closed": list(found.closed),
        "lowered": list(found.lowered),
        "opened": list(found.opened),
        "brings": list(found.brings),
        "findings_closed": list(found.findings_closed),
        "findings_lowered": list(found.findings_lowered),
        "threats": [_move(each) for each in found.threats],
        "paths": None if found.paths is None else [_move(each) for each in found.paths],
        "paths_listed": found.paths_listed,
        "paths_cut": list(found.paths_cut),
        "paths_lowered": list(found.paths_lowered),
    }


def _move(move: Move) -> dict[str, object]:
    before, after = list(words(move.before)), list(words(move.after))
    return {"id": move.id, "title": move.title, "before": before, "after": after}


def _days(days: float) -> float:
    return int(days) if days == int(days) else days
