"""Up to three scenarios as sentences: who, how they get in, what it does to the business, and what stops it."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.exchange.material import Material
from tmtui.exchange.wording import control_title, level
from tmtui.exchange.writers.markdown.blocks import heading, numbered
from tmtui.exchange.writers.markdown.escape import text
from tmtui.model.level import word
from tmtui.model.threat import Certainty, Threat

MOST = 3
"""More than three are not remembered."""

WHO = {
    "inbound": "Somebody who can open the connection",
    "admin": "Somebody who reaches the administration",
    "return": "Somebody who controls what is fetched from outside",
    "neighbour": "Somebody on the same network",
    "local": "Somebody who already runs code there",
    "physical": "Somebody who stands in front of it",
    "supply": "A supplier, or whoever broke into one",
}
"""The position a threat needs, as a person."""
BY_ITSELF = {"mistake": "Somebody by mistake", "failure": "A failure", "nature": "Fire, water or the like"}
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
    who = BY_ITSELF.get(threat.source) or WHO.get(rule.via if rule is not None else "", "Somebody")
    sure = (
        "" if threat.certainty is Certainty.CERTAIN else " This is possible, not certain: what decides it is not known."
    )
    stake = f" At stake: {text(threat.at_stake)}." if threat.at_stake else ""
    chance = f" Likelihood {_words(threat.likelihood)}, impact {_words(threat.impact)}."
    stops = "; ".join(dict.fromkeys(text(control_title(material, id)) for id in threat.controls[:3]))
    stop = f" What stops it: {stops}." if stops else " No control is on offer for it."
    return f"**{level(threat.level).capitalize()}.** {who}: {text(threat.title)}.{stake}{chance}{sure}{stop}"


def _words(interval: tuple[int, int]) -> str:
    low, high = interval
    high_word = word(high).replace("-", " ")
    return high_word if low == high else f"{word(low).replace('-', ' ')} to {high_word}"
