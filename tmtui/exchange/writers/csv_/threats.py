"""Threats as a table, one a row, worst first: what a risk register of one's own wants to take in."""

from __future__ import annotations

from tmtui.exchange.material import Material
from tmtui.exchange.wording import because, control_title, known, undecided
from tmtui.exchange.writers.csv_.table import Cell, table
from tmtui.model.level import word
from tmtui.model.threat import Threat

HEADS = (
    "id", "finding", "title", "subject", "where", "certainty", "level", "level at most", "likelihood",
    "likelihood at most", "impact", "impact at most", "points", "points at most", "source", "stride", "linddun", "cwe",
    "capec", "attack", "at stake", "because", "not known", "what helps", "status", "why", "owner", "until",
)  # fmt: skip


def write(material: Material) -> str:
    """Return the table; threats that facts keep closed are not in it."""
    return table(HEADS, (_row(material, threat) for threat in material.assessment.threats()))


def _row(material: Material, threat: Threat) -> list[Cell]:
    decision = threat.decision
    return [
        threat.id, threat.rule, threat.title, threat.subject, material.assessment.name(threat.subject),
        threat.certainty.value, word(threat.level[0]), word(threat.level[1]),
        *threat.likelihood, *threat.impact, *threat.points,
        threat.source, " ".join(threat.stride), " ".join(threat.linddun), " ".join(threat.cwe),
        " ".join(threat.capec), " ".join(threat.attack), threat.at_stake,
        "; ".join(because(material, fact) for fact in known(threat)),
        "; ".join(undecided(material, gap) for gap in threat.undecided),
        "; ".join(dict.fromkeys(control_title(material, id) for id in threat.controls)),
        decision.status or "open", decision.why, decision.owner, decision.until,
    ]  # fmt: skip
