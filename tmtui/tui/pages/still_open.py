"""What a row of the plan does to the ways of attackers, and what keeps those open that it does not cut.

A step of a way often has a second reason, mostly one that nobody is sure of. A row that closes the first one makes the
way less likely and no more; here stands what else has to be answered or closed until nobody can go it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from tmtui.model.frozen import frozen
from tmtui.model.path import AttackPath
from tmtui.model.plan import PlanRow
from tmtui.model.threat import Because, Threat, Undecided
from tmtui.tui.pages.outline import Item, reading

MOST = 5
"""Reasons that are listed."""


@frozen
class Left:
    """A threat that keeps a step open after a row is done."""

    title: str
    unknown: tuple[str, ...] = ()
    """What nobody has answered about it, as questions; empty where it stands for certain."""
    row: int = 0
    """The row of the plan that closes it; 0 for none."""


def still_open(
    rows: Sequence[PlanRow],
    at: int,
    paths: Iterable[AttackPath],
    threats: Mapping[str, Threat],
    ask: Callable[[Because | Undecided], str],
) -> list[Left]:
    """Return what keeps the steps open of which a row closes or lowers a threat, what is certain first.

    Args:
        rows: of the plan, in order; those before the row are done too.
        at: place of the row, from 0.
        paths: all that are listed.
        threats: all that stand or may stand, by id.
        ask: from what is not known to the question that asks for it.
    """
    done = {threat for row in rows[: at + 1] for threat in row.closes}
    touched = {*rows[at].closes, *rows[at].lowers}
    left = {
        threat
        for path in paths
        for step in path.steps
        if touched.intersection(step.threats)
        for threat in step.threats
        if threat not in done and threat in threats
    }
    closed_by = {threat: number for number, row in reversed(list(enumerate(rows, 1))) for threat in row.closes}
    found = [_left(threats[id], closed_by.get(id, 0), ask) for id in left]
    return sorted(found, key=lambda each: (bool(each.unknown), each.row or len(rows) + 1, each.title))


def _left(threat: Threat, row: int, ask: Callable[[Because | Undecided], str]) -> Left:
    return Left(threat.title, tuple(dict.fromkeys(map(ask, threat.undecided))), row)


def ways_words(row: PlanRow) -> str:
    """Return what a row does to the ways of attackers."""
    cuts = f"cuts {row.cuts}" if row.cuts else ""
    eases = f"makes {row.eases} less likely" if row.eases else ""
    said = " and ".join(part for part in (cuts, eases) if part)
    return f"Ways of attackers, after all rows before it: {said}." if said else "It changes no way of an attacker."


def left_items(row: PlanRow, left: Sequence[Left], width: int) -> list[Item]:
    """Return what keeps ways open that a row only makes less likely; nothing for a row that does not."""
    if not row.eases or not left:
        return []
    some = "It is" if row.eases == 1 else "They are"
    items = reading(f"{some} not cut, as the same step has other doors:", 1, width)
    for each in left[:MOST]:
        why = "nobody knows" if each.unknown else "stands for certain"
        by = f"row {each.row} closes it" if each.row else "no row closes it"
        sign, style = ("? ", "warn") if each.unknown else ("· ", "")
        items += reading(f"{each.title} ({why}; {by})", 1, width, style, bullet=sign)
        for question in each.unknown:
            items += reading(question, 2, width, "dim")
    if len(left) > MOST:
        items += reading(f"and {len(left) - MOST} more", 1, width, "dim", bullet="· ")
    if not all(each.unknown or each.row for each in left):
        return items
    what = "Find these out, or do those rows too" if any(each.unknown for each in left) else "Do those rows too"
    return [*items, *reading(f"{what}: with all these doors shut nobody gets past that step.", 1, width)]
