"""What changed in a place since the person last looked, by other people's answers or their own: a symbol and a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tmtui.model.frozen import frozen
from tmtui.model.path import AttackPath
from tmtui.model.plan import PlanRow
from tmtui.model.threat import Finding, Threat
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.outline import Item
from tmtui.tui.pages.plan import row_id

NEW, MOVED, CLOSED = "+ new", "~ moved", "- closed"

MOST = 20
"""Things that are gone and still listed."""


@frozen
class Look:
    """One thing as somebody saw it."""

    title: str
    state: tuple[object, ...]
    """What has to be the same for it not to have moved; a decision is no part of it, as its row says it anyway."""


Looks = Mapping[str, Look]
"""By id: everything a place shows."""


def threats_seen(findings: Iterable[Finding], threats: Iterable[Threat]) -> Looks:
    """Return findings and threats as they are now."""
    found = {finding_id(each): Look("", (each.level, each.certain, len(each.threats))) for each in findings}
    for each in threats:
        found[each.id] = Look(each.title, (each.level, each.certainty))
    return found


def finding_id(finding: Finding) -> str:
    """Return the id of a finding's row."""
    return f"finding {finding.rule}"


def rows_seen(rows: Iterable[PlanRow]) -> Looks:
    """Return the rows of a plan as they are now."""
    return {row_id(row): Look(row.title, (row.tier, row.reduction)) for row in rows}


def paths_seen(paths: Iterable[AttackPath], titles: Iterable[str]) -> Looks:
    """Return the ways of attackers as they are now."""
    return {path.id: Look(title, (path.level,)) for path, title in zip(paths, titles, strict=True)}


def since(before: Looks, now: Looks) -> dict[str, str]:
    """Return by id what happened to each thing that is not as it was."""
    found = {id: CLOSED for id in before if id not in now}
    for id, look in now.items():
        known = before.get(id)
        if known is None:
            found[id] = NEW
        elif known.state != look.state:
            found[id] = MOVED
    return found


def counted(changes: Mapping[str, str], shown: Looks) -> Line:
    """Return how many things changed; rows that only gather others do not count."""
    counts = Counter(what for id, what in changes.items() if id not in shown or shown[id].title)
    parts = [f"{what[:1]} {counts[what]} {what[2:]}" for what in (NEW, MOVED, CLOSED) if counts[what]]
    return line((f"  {'  '.join(parts)}", "mark")) if parts else ()


def marked(items: Sequence[Item], changes: Mapping[str, str]) -> list[Item]:
    """Return items with what happened to them."""
    if not changes:
        return list(items)
    return [replace(each, mark=changes[each.id]) if each.opens and each.id in changes else each for each in items]


def gone(before: Looks, changes: Mapping[str, str]) -> list[Item]:
    """Return rows for what is no longer there."""
    titles = [before[id].title for id, what in changes.items() if what == CLOSED and id in before and before[id].title]
    rows = [Item("", line((title, "dim")), 0, False, CLOSED) for title in titles[:MOST]]
    more = len(titles) - MOST
    return [*rows, Item("", line((f"and {more} more", "dim")), 0, False, CLOSED)] if more > 0 else rows
