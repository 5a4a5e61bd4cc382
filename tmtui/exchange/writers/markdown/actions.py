"""What to do first: the head of the plan, one line each.

A control against what is only possible waits until somebody asked whether it is needed: asking takes minutes.
"""

from __future__ import annotations

from tmtui.exchange.material import Material
from tmtui.exchange.wording import days
from tmtui.exchange.writers.markdown.blocks import heading, numbered
from tmtui.exchange.writers.markdown.escape import text
from tmtui.exchange.writers.markdown.plan import is_unsure, whom
from tmtui.model.plan import PlanRow, RowKind

MOST = 5
"""What a team can take on before it looks again."""


def section(material: Material) -> list[str]:
    """Return the first actions; none when the plan is empty."""
    rows = sorted(material.assessment.plan().rows, key=_is_premature)[:MOST]
    if not rows:
        return []
    return [heading(2, "First actions"), *numbered([_line(material, row) for row in rows])]


def _is_premature(row: PlanRow) -> bool:
    return row.kind is not RowKind.QUESTION and is_unsure(row)


def _line(material: Material, row: PlanRow) -> str:
    decision = row.decision
    effect = [f"closes {len(row.closes)}" if row.closes else "", f"lowers {len(row.lowers)}" if row.lowers else ""]
    effect = [part for part in effect if part]
    if row.kind is RowKind.QUESTION:
        who = whom(material, row) or decision.owner
        asked = f"ask {text(who)}, " if who else ""
        return f"**{text(row.title)}** ({asked}minutes; it decides {_findings(len(row.findings))})"
    parts = [
        f"owner {text(decision.owner)}" if decision.owner else "no owner yet",
        f"due {text(decision.due)}" if decision.due else "no date yet",
        days(row.days) if row.kind is RowKind.CONTROL else "",
        f"against {len(row.against)} threat{'' if len(row.against) == 1 else 's'}" if row.against else "",
        f"{' and '.join(effect)} of the threats" if effect else "",
        f"cuts {row.cuts} attack path{'' if row.cuts == 1 else 's'}" if row.cuts else "",
        "against the likeliest way in" if "likeliest-way" in row.marks and not row.cuts else "",
        decision.status if decision.status not in ("", "recommended") else "",
    ]
    return f"**{text(row.title)}** ({', '.join(part for part in parts if part)})"


def _findings(count: int) -> str:
    return f"{count} finding{'' if count == 1 else 's'}"
