"""The plan as an outline: what to do first, and inside each row what it closes, what it needs, how to check it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from tmtui.model.plan import MARKS, TIERS, PlanRow, RowKind
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.outline import Item, heading, reading
from tmtui.tui.pages.still_open import Left, left_items, ways_words
from tmtui.tui.pages.words import NARROW, figure

if TYPE_CHECKING:
    from tmtui.workspace.live import LiveModel

_SCHEMES = {"cis": "CIS", "csf": "CSF", "nist80053": "SP 800-53", "iso27001": "ISO 27001", "d3fend": "D3FEND"}
_MARKS = {
    "likeliest-way": "likeliest way", "quick-win": "quick win", "foundation": "foundation",
    "possible-only": "only possible",
}  # fmt: skip


ROOMY = 100
"""Columns from which a row says everything that marks it."""

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
    left: Mapping[str, Sequence[Left]],
) -> list[Item]:
    """Return the outline.

    Args:
        live: the model.
        rows: in the order in which to do them.
        opened: ids of rows that are open.
        supposed: ids of controls supposed to be done.
        titles: threat id: its title.
        width: cells of a row.
        left: by row, what keeps ways of attackers open that the row does not cut, where that was looked up.
    """
    items: list[Item] = []
    tier, places = 0, max(len(f"{len(rows)}"), 2)
    if rows and width >= NARROW:
        items.append(Item("", line((f"    {'row':>{places}} {'work':>7} {'risk':>7}  what to do", "dim"))))
    for number, row in enumerate(rows, 1):
        if row.tier != tier:
            tier = row.tier
            words = f"Tier {tier}: {TIERS[tier]}"
            items.append(Item("", line((words, "head"))))
        id = row_id(row)
        first = _figures(number, places, row, width >= NARROW, is_supposed(row, supposed))
        items.append(Item(id, (*first, *_what(row)), 0, opens=True, tail=_decided(row, width)))
        if id in opened:
            items += _detail(live, row, titles, left.get(id, ()), width)
    return items


def _figures(number: int, places: int, row: PlanRow, roomy: bool, supposed: bool) -> Line:
    box = "[x]" if supposed else {RowKind.QUESTION: " ? ", RowKind.OWN: " - "}.get(row.kind, "[ ]")
    first = line((box, "good" if supposed else "dim"), f" {number:>{places}} ")
    if not roomy:
        return first
    effort = {RowKind.QUESTION: "ask", RowKind.OWN: "own"}.get(row.kind, f"{figure(row.days)} d")
    less = f"−{row.reduction:,}" if row.reduction else ""
    return (*first, *line(f"{effort:>7} ", (f"{less:>7}  ", "dim")))


def _what(row: PlanRow) -> Line:
    many = len(row.subjects) > 1 and not row.title.endswith(" more)")
    return line(f"{row.title} ×{len(row.subjects)}" if many else row.title)


def _decided(row: PlanRow, width: int) -> Line:
    """Return what was decided about a row, and what marks it."""
    decision = row.decision
    decided = (decision.status if decision.status != "recommended" else "", decision.owner, decision.due)
    status = ", ".join(part for part in decided if part)
    some = row.marks if width >= ROOMY else row.marks[:1]
    marks = ", ".join(_MARKS.get(mark, mark) for mark in some)
    return line((f"  {status}" if status else "", "good"), (f"  {marks}" if marks else "", "mark"))


def _detail(live: LiveModel, row: PlanRow, titles: Mapping[str, str], left: Sequence[Left], width: int) -> list[Item]:
    items: list[Item] = []
    names = ", ".join(live.assessment.name(subject) for subject in row.subjects)
    items += reading(row.title, 1, width, "strong")
    items += reading(f"On: {names}", 1, width)
    if row.kind is RowKind.QUESTION:
        items += reading(f"Ask: {row.ask}" if row.ask else "Ask whoever may know", 1, width)
    elif row.kind is RowKind.OWN:
        items += reading("In your own words: it changes no facts, so what it gains was not reckoned.", 1, width)
    else:
        gain = f"takes {row.reduction:,} points off the risk and leaves {row.remaining:,}, with all rows before it done"
        items += reading(f"{figure(row.days)} person-days: {gain}.", 1, width, "dim")
        items += reading(ways_words(row), 1, width)
        items += left_items(row, left, width)
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


def named_threats(row: PlanRow) -> tuple[str, ...]:
    """Return the ids of the threats an opened row names."""
    return (*row.against[:MOST], *row.closes[:MOST], *row.lowers[:MOST], *row.side_effects[:MOST])


def _threat(live: LiveModel, id: str) -> str:
    rule, _, subject = id.partition("@")
    return f"{rule.replace('-', ' ')}: {live.assessment.name(subject)}"


def _control(id: str) -> str:
    return id.partition("@")[0].replace("-", " ")
