"""Findings by level: what is wrong, where, why we think so, and what helps.

What is only possible has one line, and only the worst of it: what decides it stands under the open questions, where
somebody can do something about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tmtui.exchange.material import Material
from tmtui.exchange.wording import control_title, level, reasons, undecided
from tmtui.exchange.writers.markdown.blocks import bullets, heading
from tmtui.exchange.writers.markdown.escape import code, paragraphs, text
from tmtui.model.level import word
from tmtui.model.threat import Certainty, Finding, Threat

MOST_THREATS = 25
"""Threats listed under one finding; the rest are counted. `tmtui threats` lists them all."""
MOST_POSSIBLE = 10
"""Findings that are only possible that have a line; the rest are counted. `tmtui findings` lists them all."""


def section(material: Material) -> list[str]:
    """Return what is certain, worst first, under a heading for each level; then what is possible, in short."""
    found = material.assessment.findings()
    if not found:
        return []
    threats = {threat.id: threat for threat in material.assessment.threats()}
    blocks = [heading(2, "Findings")]
    certain = [finding for finding in found if finding.certain]
    for worst, group in groupby(certain, key=lambda finding: finding.level[1]):
        blocks.append(heading(3, word(worst).replace("-", " ").capitalize()))
        for finding in group:
            blocks += _finding(material, finding, threats)
    return [*blocks, *_possible([finding for finding in found if not finding.certain])]


def _possible(findings: Sequence[Finding]) -> Iterator[str]:
    """Return what may be there or not, one line each."""
    if not findings:
        return
    yield heading(3, "Possible, not certain")
    count = "One finding" if len(findings) == 1 else f"{len(findings)} findings"
    yield f"{count} may be there or not. What decides them stands under the open questions."
    items = [
        f"{text(finding.title)}: {level(finding.level)} {code(finding.rule)}" for finding in findings[:MOST_POSSIBLE]
    ]
    if len(findings) > MOST_POSSIBLE:
        items.append(f"and {len(findings) - MOST_POSSIBLE} more")
    yield from bullets(items)


def _finding(material: Material, finding: Finding, threats: dict[str, Threat]) -> Iterator[str]:
    members = [threats[id] for id in finding.threats if id in threats]
    yield heading(4, text(finding.title))
    count = len(finding.threats)
    sure = "certain" if finding.certain == count else f"{finding.certain} of {count} certain"
    yield f"{code(finding.rule)}, {level(finding.level)}, {sure}."
    if members:
        yield from paragraphs(members[0].explanation)
    items = [_threat(material, threat) for threat in members[:MOST_THREATS]]
    if count > MOST_THREATS:
        items.append(f"and {count - MOST_THREATS} more")
    yield from bullets(items)
    yield from _help(material, members)
    yield from _references(members)


def _threat(material: Material, threat: Threat) -> str:
    """Return one threat with the facts behind it."""
    name = text(material.assessment.name(threat.subject))
    facts = text(reasons(material, threat))
    gaps = [text(undecided(material, gap)) for gap in threat.undecided]
    sure = "" if threat.certainty is Certainty.CERTAIN else " (possible)"
    decided = "" if threat.decision.status in ("", "open") else f", {text(threat.decision.status)}"
    why = f": {facts}" if facts else ""
    open_ = f"; not known: {'; '.join(gaps)}" if gaps else ""
    return f"**{name}**{sure}, {level(threat.level)}{decided}{why}{open_} {code(threat.id)}"


def _help(material: Material, members: list[Threat]) -> Iterator[str]:
    """Return what helps: each control once, with the first place it is for and how many more there are."""
    places: dict[str, list[str]] = {}
    for id in (id for threat in members for id in threat.controls):
        places.setdefault(id.partition("@")[0], []).append(id)
    said = []
    for ids in places.values():
        more = len(set(ids)) - 1
        said.append(text(control_title(material, ids[0])) + (f" (and {more} more)" if more else ""))
    if said:
        yield f"What helps: {'; '.join(said)}."


def _references(members: list[Threat]) -> Iterator[str]:
    if members:
        first = members[0]
        ids = [*first.stride, *first.linddun, *first.cwe, *first.capec, *first.attack]
        if ids:
            yield f"References: {', '.join(text(id) for id in ids)}."
