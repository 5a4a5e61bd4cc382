"""Up to three scenarios as sentences: who, how they get in, what it does to the business, and what stops it."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.exchange.material import Material
from tmtui.exchange.wording import control_title, level
from tmtui.exchange.writers.markdown.blocks import heading, numbered
from tmtui.exchange.writers.markdown.escape import text
from tmtui.model.threat import Certainty, Threat

MOST = 3
"""More than three are not remembered."""

WHO = {
    "inbound": "somebody who can open the connection",
    "admin": "somebody who reaches the administration",
    "return": "somebody who controls what is fetched from outside",
    "neighbour": "somebody on the same network",
    "local": "somebody who already runs code there",
    "physical": "somebody who stands in front of it",
    "supply": "a supplier, or whoever broke into one",
}
"""The position a threat needs, as a person."""
BY_ITSELF = {"mistake": "a mistake", "failure": "a failure", "nature": "fire, water or the like"}
"""Threats that nobody means."""


def section(material: Material) -> list[str]:
    """Return the scenarios, worst first, one for each rule."""
    chosen = _worst(material.assessment.threats())
    if not chosen:
        return []
    return [heading(2, "What could happen"), *numbered([_sentence(material, threat) for threat in chosen])]


def _worst(threats: Sequence[Threat]) -> list[Threat]:
    """Return the worst open threats of different rules and subjects; certain ones before possible ones."""
    found: list[Threat] = []
    for wanted in (Certainty.CERTAIN, Certainty.POSSIBLE):
        for threat in threats:
            if len(found) == MOST:
                return found
            known = {each.rule for each in found}
            if threat.certainty is wanted and threat.rule not in known and threat.decision.status in ("", "open"):
                found.append(threat)
    return found


def _sentence(material: Material, threat: Threat) -> str:
    rule = material.bank.rules.get(threat.rule)
    who = BY_ITSELF.get(threat.source) or WHO.get(rule.via if rule is not None else "", "somebody")
    certain = threat.certainty is Certainty.CERTAIN
    stops = "; ".join(dict.fromkeys(text(control_title(material, id)) for id in threat.controls[:3]))
    parts = [
        f"**{level(threat.level).capitalize()}:** {text(threat.title)}.",
        f"It takes {who}.",
        f"At stake: {text(threat.at_stake)}." if threat.at_stake else "",
        f"Likelihood {level(threat.likelihood)}, impact {level(threat.impact)}.",
        "" if certain else "It is possible, not certain: what decides it is not known.",
        f"What stops it: {stops}." if stops else "No control is on offer for it.",
    ]
    return " ".join(part for part in parts if part)
