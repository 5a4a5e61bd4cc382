"""The plan as plain JSON values. Keys are added, never renamed."""

from __future__ import annotations

from dataclasses import asdict

from tmtui.model.plan import Plan, PlanRow


def plan_json(plan: Plan) -> dict[str, object]:
    """Return `{risk, rows}` of dicts, lists, texts and numbers only."""
    return {"risk": asdict(plan.risk), "rows": [_row(row) for row in plan.rows]}


def _row(row: PlanRow) -> dict[str, object]:
    return {
        "kind": row.kind.value,
        "ids": list(row.ids),
        "title": row.title,
        "subjects": list(row.subjects),
        "tier": row.tier,
        "days": int(row.days) if row.days == int(row.days) else row.days,
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
    }
