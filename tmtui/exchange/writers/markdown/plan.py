"""The plan: every row in the order in which to do it, then how to check what was done.

Rows that only answer what is possible are many while little is known, and most of them fall away with the first
answers. So the first of them are shown and the others counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.exchange.material import Material
from tmtui.exchange.wording import control_title, days, filled, role_labels
from tmtui.exchange.writers.markdown.blocks import bullets, heading, table
from tmtui.exchange.writers.markdown.doors import doors
from tmtui.exchange.writers.markdown.escape import text
from tmtui.model.plan import PlanRow, RowKind

SCHEMES = {
    "cis": "CIS",
    "csf": "CSF",
    "nist80053": "SP 800-53",
    "iso27001": "ISO 27001",
    "d3fend": "D3FEND",
}
"""Scheme of references and what people call it."""


MARKS = {
    "likeliest-way": "against the likeliest way in",
    "quick-win": "quick to do",
    "foundation": "others build on it",
    "possible-only": "answers only what is possible so far, not certain",
}
"""Marks of a row in words."""
MOST_UNSURE = 10
"""Questions and controls against what is only possible that have a row; `tmtui plan` lists all."""


def section(material: Material) -> list[str]:
    """Return the plan; none when it is empty."""
    rows = material.assessment.plan().rows
    if not rows:
        return []
    kept = shown(rows)
    left_out = len(rows) - len(kept)
    heads = ("#", "Tier", "What", "Effort", "Closes", "Lowers", "Cuts", "Gain", "Owner", "Due", "Status")
    early = material.assessment.risk.too_early
    cells = [_cells(material, number, row, early=early) for number, row in kept]
    checks = [line for number, row in kept if (line := _details(material, number, row))]
    return [
        heading(2, "Plan"),
        *table(heads, cells),
        *([f"{left_out} more rows ask, or answer only what is possible so far."] if left_out else []),
        *doors(material, rows),
        *([heading(3, "Details of the plan"), *bullets(checks)] if checks else []),
    ]


def shown(rows: Sequence[PlanRow]) -> list[tuple[int, PlanRow]]:
    """Return the rows that are shown, each with its number: all but most of those that nothing certain rests on."""
    unsure = [number for number, row in enumerate(rows, 1) if is_unsure(row)]
    left_out = set(unsure[MOST_UNSURE:])
    return [(number, row) for number, row in enumerate(rows, 1) if number not in left_out]


def is_unsure(row: PlanRow) -> bool:
    """Whether a row asks something, or helps only where something is possible and not certain; done ones never are."""
    taken_on = row.decision.status not in ("", "open", "recommended") or bool(row.decision.owner)
    return not taken_on and (row.kind is RowKind.QUESTION or "possible-only" in row.marks)


def whom(material: Material, row: PlanRow) -> str:
    """Return who could know what a row asks, as people call them."""
    labels = role_labels(material)
    return ", ".join(labels.get(role.strip(), role.strip()) for role in row.ask.split(",") if role.strip())


def _cells(material: Material, number: int, row: PlanRow, *, early: bool) -> tuple[str, ...]:
    question, own = row.kind is RowKind.QUESTION, row.kind is RowKind.OWN
    decision = row.decision
    status = "find out" if question else decision.status or "recommended"
    return (
        str(number),
        str(row.tier),
        text(row.title),
        "minutes" if question else "" if own else days(row.days),
        str(len(row.closes)) if row.closes else "",
        str(len(row.lowers)) if row.lowers else "",
        str(row.cuts) if row.cuts else "",
        "" if early or own else f"{row.reduction:,}",
        text(decision.owner or whom(material, row)),
        text(decision.due),
        text(status),
    )


def _details(material: Material, number: int, row: PlanRow) -> str:
    names = dict.fromkeys(text(material.assessment.name(subject)) for subject in row.subjects)
    references = "; ".join(
        f"{SCHEMES.get(scheme, text(scheme))} {', '.join(text(id) for id in ids)}"
        for scheme, ids in sorted(row.references.items())
        if ids
    )
    parts = [
        f"on {', '.join(names)}" if len(names) > 1 else "",
        f"first: {text(titles(material, row.needs))}" if row.needs else "",
        f"against {_named(material, row.against)}" if row.against else "",
        f"in place of: {text(titles(material, row.instead_of, row.subjects))}" if row.instead_of else "",
        f"may bring: {_brought(material, row)}" if row.side_effects else "",
        f"makes {row.eases} attack path{'' if row.eases == 1 else 's'} less likely" if row.eases else "",
        ", ".join(MARKS.get(mark, text(mark)) for mark in row.marks),
        f"weakest basis of what is known: {text(row.basis)}" if row.basis else "",
        f"how to check: {text(row.how_to_check)}" if row.how_to_check else "",
        references,
    ]
    if row.kind is RowKind.QUESTION and not any(parts[1:]):
        return ""  # The row says it all.
    said = " ".join(f"{part[:1].upper()}{part[1:].rstrip('.')}." for part in parts if part)
    return f"**{number}** {text(row.title)}: {said}" if said else ""


def titles(material: Material, controls: Sequence[str], subjects: Sequence[str] = ()) -> str:
    """Return what controls do, not yet escaped; one without a subject in its id is read at the first of those given."""
    at = f"@{subjects[0]}" if subjects else ""
    return "; ".join(dict.fromkeys(control_title(material, id if "@" in id else f"{id}{at}") for id in controls))


def _named(material: Material, threats: Sequence[str]) -> str:
    found = (material.assessment.explain(id).threat.title for id in threats)
    return "; ".join(f"“{text(title)}”" for title in found)


def _brought(material: Material, row: PlanRow) -> str:
    """Return the threats that arise because of a row: each rule once, with how many more there are."""
    places: dict[str, list[str]] = {}
    for id in row.side_effects:
        rule, _, subject = id.partition("@")
        places.setdefault(rule, []).append(subject)
    said = []
    for rule, subjects in places.items():
        known = material.bank.rules.get(rule)
        title = filled(material, known.title, subjects[0]) if known is not None else rule
        said.append(text(title) + (f" (and {len(subjects) - 1} more)" if len(subjects) > 1 else ""))
    return "; ".join(said)
