"""The plan as a table, every row of it, in the order in which to do them."""

from __future__ import annotations

from tmtui.exchange.material import Material
from tmtui.exchange.writers.csv_.table import Cell, table
from tmtui.exchange.writers.markdown.plan import SCHEMES, whom
from tmtui.model.plan import TIERS, PlanRow, RowKind

HEADS = (
    "number", "kind", "title", "when", "days", "closes", "lowers", "cuts paths", "points", "points remaining",
    "on", "how to check", "needs", "references", "marks", "status", "owner", "due", "ask", "ids",
)  # fmt: skip


def write(material: Material) -> str:
    """Return the table; points stay empty while it is too early to say."""
    rows = material.assessment.plan().rows
    return table(HEADS, (_row(material, number, row) for number, row in enumerate(rows, 1)))


def _row(material: Material, number: int, row: PlanRow) -> list[Cell]:
    decision, early = row.decision, material.assessment.risk.too_early
    return [
        number, row.kind.value, row.title, TIERS.get(row.tier, str(row.tier)),
        "" if row.kind is RowKind.OWN else row.days, len(row.closes),
        len(row.lowers), row.cuts, "" if early else row.reduction, "" if early else row.remaining,
        "; ".join(dict.fromkeys(material.assessment.name(subject) for subject in row.subjects)), row.how_to_check,
        " ".join(row.needs), references(row), " ".join(row.marks),
        "find out" if row.kind is RowKind.QUESTION else decision.status or "recommended",
        decision.owner, decision.due, whom(material, row), " ".join(row.ids),
    ]  # fmt: skip


def references(row: PlanRow) -> str:
    """Return what standards call a control, one standard after the other."""
    return "; ".join(
        f"{SCHEMES.get(scheme, scheme)} {', '.join(ids)}" for scheme, ids in sorted(row.references.items()) if ids
    )
