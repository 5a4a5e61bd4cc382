"""The plan as an outline: what to do first, and inside each row what it closes, what it needs, how to check it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from tmtui.model.plan import MARKS, TIERS, PlanRow, RowKind
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.outline import Item, heading, reading

if TYPE_CHECKING:
    from tmtui.workspace.live import LiveModel

_SCHEMES = {"cis": "CIS", "csf": "CSF", "nist80053": "SP 800-53", "iso27001": "ISO 27001", "d3fend": "D3FEND"}
_MARKS = {
    "likeliest-way": "likeliest way", "quick-win": "quick win", "foundation": "foundation",
    "possible-only": "only if it is so",
}  # fmt: skip


MOST = 8
"""Threats of one sort that a row names."""


def row_id(row: PlanRow) -> str:
    """Return what tells a row from all others."""
    return " ".join(row.ids)


def is_supposed(row: PlanRow, supposed: Collection[str]) -> bool:
    """Whether everything of a row is among what is supposed to be done."""
    return row.kind is RowKind.CONTROL and all(id in supposed for id in row.ids)


def plan_items(
    live: LiveModel,
    rows: Sequence[PlanRow],
    opened: Collection[str],
    supposed: Collection[str],
    titles: Mapping[str, str],
    width: int,
) -> list[Item]:
    """Return the outline.

    Args:
        live: the model.
        rows: in the order in which to do them.
        opened: ids of rows that are open.
        supposed: ids of controls supposed to be done.
        titles: threat id: its title.
        width: cells of a row.
    """
    items: list[Item] = []
    tier = 0
    for number, row in enumerate(rows, 1):
        if row.tier != tier:
            tier = row.tier
            words = f"Tier {tier}: {TIERS[tier]}"
            items.append(Item("", line((words, "head"))))
        id = row_id(row)
        items.append(Item(id, _row(number, row, is_supposed(row, supposed)), 0, opens=True))
        if id in opened:
            items += _detail(live, row, titles, width)
    return items


def _row(number: int, row: PlanRow, supposed: bool) -> Line:
    effort = {RowKind.QUESTION: "ask", RowKind.OWN: "own"}.get(row.kind, f"{row.days:g} d")
    box = "[x]" if supposed else {RowKind.QUESTION: " ? ", RowKind.OWN: " - "}.get(row.kind, "[ ]")
    decision = row.decision
    decided = (decision.status if decision.status != "recommended" else "", decision.owner, decision.due)
    status = ", ".join(part for part in decided if part)
    marks = ", ".join(_MARKS.get(mark, mark) for mark in row.marks)
    many = len(row.subjects) > 1 and not row.title.endswith(" more)")
    count = f" ×{len(row.subjects)}" if many else ""
    less = f"−{row.reduction:,}" if row.reduction else ""
    return line(
        (box, "good" if supposed else "dim"),
        f" {number:>2} {effort:>6} ",
        (f"{less:>7}  ", "dim"),
        f"{row.title}{count}",
        (f"  {status}" if status else "", "good"),
        (f"  {marks}" if marks else "", "mark"),
    )


def _detail(live: LiveModel, row: PlanRow, titles: Mapping[str, str], width: int) -> list[Item]:
    items: list[Item] = []
    names = ", ".join(live.assessment.name(subject) for subject in row.subjects)
    items += reading(row.title, 1, width, "strong")
    items += reading(f"On: {names}", 1, width)
    if row.kind is RowKind.QUESTION:
        items += reading(f"Ask: {row.ask}" if row.ask else "Ask whoever may know", 1, width)
    elif row.kind is RowKind.OWN:
        items += reading("In your own words: it changes no facts, so what it gains was not reckoned.", 1, width)
    else:
        items += reading(f"Leaves {row.remaining:,} points of risk after this and all before it.", 1, width, "dim")
        items += reading(_ways(row), 1, width)
    if row.marks:
        marks = ", ".join(MARKS.get(mark, mark) for mark in row.marks)
        items += reading(f"{marks[:1].upper()}{marks[1:]}.", 1, width, "mark")
    for title, threats in (
        ("Against", row.against), ("Closes", row.closes), ("Lowers", row.lowers), ("Brings", row.side_effects),
    ):  # fmt: skip
        if threats:
            items.append(heading(title, 1))
            for threat in threats[:MOST]:
                items += reading(titles.get(threat) or _threat(live, threat), 1, width, bullet="· ")
            if len(threats) > MOST:
                items += reading(f"and {len(threats) - MOST} more", 1, width, "dim", bullet="· ")
    if row.needs:
        items += reading("Needs first: " + ", ".join(_control(id) for id in row.needs), 1, width)
    if row.instead_of:
        items += reading("Instead of: " + ", ".join(_control(id) for id in row.instead_of), 1, width)
    if row.how_to_check:
        items.append(heading("How to check", 1))
        items += reading(row.how_to_check, 1, width)
    decision = row.decision
    owner, due = f"owner {decision.owner}" * bool(decision.owner), f"due {decision.due}" * bool(decision.due)
    said = (decision.status, owner, due, decision.why)
    if row.kind is not RowKind.QUESTION:
        items += reading("Status: " + " · ".join(part for part in said if part), 1, width)
    if row.basis:
        items += reading(f"What it rests on is {row.basis}.", 1, width, "dim")
    named = [(_SCHEMES.get(scheme, scheme), ids) for scheme, ids in row.references.items() if ids]
    references = " · ".join(f"{scheme} {', '.join(ids)}" for scheme, ids in named)
    if references:
        items += reading(references, 1, width, "dim")
    return items


def _ways(row: PlanRow) -> str:
    cuts = f"cuts {row.cuts}" if row.cuts else ""
    eases = f"makes {row.eases} less likely" if row.eases else ""
    said = " and ".join(part for part in (cuts, eases) if part) or "none"
    return f"Ways of attackers, after all rows before it: {said}."


def named_threats(row: PlanRow) -> tuple[str, ...]:
    """Return the ids of the threats an opened row names."""
    return (*row.against[:MOST], *row.closes[:MOST], *row.lowers[:MOST], *row.side_effects[:MOST])


def _threat(live: LiveModel, id: str) -> str:
    rule, _, subject = id.partition("@")
    return f"{rule.replace('-', ' ')}: {live.assessment.name(subject)}"


def _control(id: str) -> str:
    return id.partition("@")[0].replace("-", " ")
