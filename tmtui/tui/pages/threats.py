"""Findings as an outline: each opens to its threats, each threat to what it rests on."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tmtui.model.assessment import Explanation
from tmtui.model.threat import Certainty, Finding, Threat
from tmtui.tui.lines import Line, line, wrap
from tmtui.tui.pages.outline import LEFT, Item, heading, reading
from tmtui.tui.pages.words import attribute_words, because_words, level_at, level_room, level_words, points, symbol

if TYPE_CHECKING:
    from tmtui.workspace.live import LiveModel


MOST = 200
"""Threats of one finding that are listed."""

CLOSED = "closed"
"""What stands in place of the level of a threat that does not stand."""

NAMED = 8
"""Subjects that are named beside the list."""

MORE = re.compile(r"(.*)(, and [\d,]+ more)")
"""The title of a finding, and how many more it stands for."""


def finding_items(
    live: LiveModel,
    findings: Sequence[Finding],
    known: Mapping[str, Explanation],
    opened: Collection[str],
    titles: Mapping[str, str],
    width: int,
) -> list[Item]:
    """Return the outline.

    Args:
        live: the model.
        findings: worst first.
        known: what was worked out about threats so far, by id; others are shown by their subject.
        opened: ids of what is open.
        titles: control id: what it is called.
        width: cells of a row.
    """
    items: list[Item] = []
    levels = (*(each.level for each in findings), *(each.threat.level for each in known.values()))
    room = level_room(levels, width)
    for finding in findings:
        id = f"finding {finding.rule}"
        sign, style = symbol(finding.level)
        parts = MORE.fullmatch(finding.title)
        title, more = parts.groups() if parts is not None else (finding.title, "")
        row = line((sign, style), (f" {level_at(finding.level, width):<{room}} ", style), title)
        items.append(Item(id, row, 0, opens=True, tail=line(more)))
        if id in opened:
            items += _members(live, finding, known, opened, titles, width, room)
    return items


def _members(
    live: LiveModel,
    finding: Finding,
    known: Mapping[str, Explanation],
    opened: Collection[str],
    titles: Mapping[str, str],
    width: int,
    room: int,
) -> list[Item]:
    items: list[Item] = []
    for id in finding.threats[:MOST]:
        if id in known:
            items += threat_items(live, known[id], opened, titles, width, 1, room)
        else:
            items.append(Item(id, line(("· ", "dim"), " " * room, live.assessment.name(id.partition("@")[2])), 1, True))
    if len(finding.threats) > MOST:
        items.append(Item("", line((f"and {len(finding.threats) - MOST} more", "dim")), 1))
    return items


def threat_items(
    live: LiveModel,
    explained: Explanation,
    opened: Collection[str],
    titles: Mapping[str, str],
    width: int,
    depth: int,
    room: int,
) -> list[Item]:
    """Return one threat and, when it is open, why it is here and what helps.

    Args:
        live: the model.
        explained: the threat and what is behind it.
        opened: ids of what is open.
        titles: control id: what it is called; slot of what would decide it: the question that asks for it.
        width: cells of a row.
        depth: how far inside other rows it stands.
        room: cells for the words of its level.
    """
    threat = explained.threat
    sign, style = symbol(threat.level)
    decided = "" if threat.decision.status == "open" else f"  {threat.decision.status}"
    level = CLOSED if threat.certainty is Certainty.CLOSED else level_at(threat.level, width)
    row = line((sign, style), (f" {level:<{room}} ", style), threat.title)
    items = [Item(threat.id, row, depth, opens=True, tail=line((decided, "good")))]
    if threat.id not in opened:
        return items
    inner = depth + 1
    items += _in_full(threat.title, depth, width, room)
    items += reading(threat.explanation, inner, width)
    level = (
        f"{level_words(threat.level)}: likelihood {points(threat.likelihood)} of 5, impact {points(threat.impact)} of 5"
    )
    items += reading(level + (f" ({threat.at_stake})" if threat.at_stake else ""), inner, width, style)
    items.append(heading("Why it is here" if threat.certainty is not Certainty.CLOSED else "What closes it", inner))
    for because in threat.because:
        items += reading(because_words(live, because), inner, width, bullet="· ")
    for sentence in (*explained.likelihood, *explained.impact):
        items += reading(sentence, inner, width, "dim", bullet="· ")
    if threat.undecided:
        items.append(heading("What would decide it", inner))
        for open_one in threat.undecided:
            about = f"{attribute_words(open_one.attribute)} of {live.assessment.name(open_one.subject)}"
            text = titles.get(f"{open_one.subject} {open_one.attribute}", about)
            items += reading(text, inner, width, bullet="? ")
    if threat.controls:
        items.append(heading("What helps", inner))
        for control in threat.controls:
            what = titles.get(control) or control.partition("@")[0].replace("-", " ")
            items += reading(what, inner, width, bullet="· ")
    if threat.false_alarm:
        items += reading(f"A false alarm when: {threat.false_alarm}", inner, width, "dim")
    items += _decision(threat, inner, width)
    references = " ".join((*threat.stride, *threat.cwe, *threat.capec, *threat.attack))
    if references:
        items += reading(references, inner, width, "dim")
    return items


def _in_full(title: str, depth: int, width: int, room: int) -> list[Item]:
    """Return a title once more where its own row has no room for it."""
    left = width - LEFT - 2 * depth - room - 3
    return reading(title, depth + 1, width, "strong") if cell_len(title) > left else []


def told_of(live: LiveModel, what: Finding | Threat | None, width: int) -> list[Line]:
    """Return what stands under the mark, for beside the list: its whole title, how bad it is, and whom it is about."""
    if what is None:
        return []
    sign, style = symbol(what.level)
    rows = [*wrap(what.title, width, "strong"), line((f"{sign} {level_words(what.level)}", style))]
    if isinstance(what, Threat):
        rows += wrap(what.explanation, width)
        scale = f"likelihood {points(what.likelihood)} of 5, impact {points(what.impact)} of 5"
        rows += wrap(f"{scale}, {what.certainty.value}, {what.decision.status}", width, "dim")
        return rows
    rows += wrap(f"{what.certain} certain, {len(what.threats) - what.certain} only possible", width, "dim")
    names = [live.assessment.name(subject) for subject in what.subjects[:NAMED]]
    more = f" and {len(what.subjects) - NAMED} more" if len(what.subjects) > NAMED else ""
    return [*rows, *wrap(f"On {', '.join(names)}{more}", width)]


def _decision(threat: Threat, depth: int, width: int) -> list[Item]:
    decision = threat.decision
    if decision.status == "open" and not decision.expired:
        return []
    parts = [f"Decided: {decision.status}", decision.why, f"by {decision.owner}" if decision.owner else ""]
    parts += [f"until {decision.until}" if decision.until else "", "expired" if decision.expired else ""]
    return reading(" · ".join(part for part in parts if part), depth, width, "good")
