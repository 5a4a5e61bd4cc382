"""What somebody has to decide now, who, and by when."""

from __future__ import annotations

from collections.abc import Iterator

from tmtui.exchange.dispute import in_words
from tmtui.exchange.material import Material
from tmtui.exchange.wording import days, level
from tmtui.exchange.writers.markdown.blocks import bullets, heading
from tmtui.exchange.writers.markdown.escape import text
from tmtui.exchange.writers.markdown.plan import is_unsure, whom
from tmtui.model.plan import RowKind
from tmtui.model.subject import MODEL

TOP = 5
"""Most decisions of one sort; the plan and the findings hold the rest."""
HIGH = 4
"""Level from which a finding wants a decision."""


def section(material: Material) -> list[str]:
    """Return the decisions asked for; none when nothing waits for one."""
    parts = (_expired, _owners, _to_find_out, _untreated, _orphans)
    items = [item for part in parts for item in part(material)]
    if not items:
        return []
    return [heading(2, "Decisions asked of you"), *bullets(items)]


def _owner(material: Material) -> str:
    return in_words(material.answers.value(MODEL, "owner")) or "the owner"


def _expired(material: Material) -> Iterator[str]:
    """Acceptances that have run out have re-opened by themselves."""
    for threat in material.assessment.threats():
        decision = threat.decision
        if decision.expired:
            who = text(decision.owner or _owner(material))
            what = f"renew or end what was decided about “{text(threat.title)}”"
            yield f"{who}: {what}; it ran out on {text(decision.until)}."


def _owners(material: Material) -> Iterator[str]:
    """The first controls of the plan that nobody took on."""
    rows = [
        row
        for row in material.assessment.plan().rows
        if row.kind is not RowKind.QUESTION and row.tier <= 2 and not is_unsure(row)
    ]
    waiting = [row for row in rows if row.decision.status in ("", "recommended") or not row.decision.owner]
    for row in waiting[:TOP]:
        due = f" by {text(row.decision.due)}" if row.decision.due else ""
        who = text(row.decision.owner or _owner(material))
        effort = f" ({days(row.days)})" if row.days else ""
        missing = "say whether to do it" if row.decision.owner else "name who does it and until when"
        yield f"{who}{due}: {text(row.title)}{effort}: {missing}, or accept the risk with a reason."


def _to_find_out(material: Material) -> Iterator[str]:
    """Where nothing is certain enough to decide, somebody has to be sent to find out."""
    rows = material.assessment.plan().rows
    if any(row.kind is not RowKind.QUESTION and not is_unsure(row) for row in rows):
        return
    for row in [row for row in rows if row.kind is RowKind.QUESTION][:TOP]:
        who = whom(material, row)
        asked = f" (ask {text(who)})" if who else ""
        yield f"{text(_owner(material))}: have this found out first: {text(row.title)}{asked}"


def _untreated(material: Material) -> Iterator[str]:
    """Bad findings that no control of the plan touches."""
    treated = {
        rule for row in material.assessment.plan().rows if row.kind is not RowKind.QUESTION for rule in row.findings
    }
    threats = {threat.id: threat for threat in material.assessment.threats()}
    open_ones = [
        finding
        for finding in material.assessment.findings()
        if finding.level[0] >= HIGH
        and finding.rule not in treated
        and any(threats[id].decision.status in ("", "open") for id in finding.threats if id in threats)
    ]
    for finding in open_ones[:TOP]:
        what = f"{text(finding.title)} ({level(finding.level)})"
        yield f"{text(_owner(material))}: {what}: no control is on offer; accept, transfer or avoid it."


def _orphans(material: Material) -> Iterator[str]:
    for orphan in material.assessment.summary().orphans[:TOP]:
        yield f"{text(_owner(material))}: a decision stands about something that is gone: {text(orphan)}."
