"""What is done already: the weaknesses that stated facts keep closed, and on what basis.

One line a weakness, however many places it is kept out of: a reader wants to know what is relied upon, and how well
that is known. `tmtui threats --closed` lists every place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from tmtui.exchange.material import Material
from tmtui.exchange.wording import STATES, attribute, deciding, value
from tmtui.exchange.writers.markdown.blocks import heading, table
from tmtui.exchange.writers.markdown.controls import facts_that_show
from tmtui.exchange.writers.markdown.escape import text
from tmtui.model.answers import Slot
from tmtui.model.fact import Basis
from tmtui.model.threat import Because, Certainty, Threat

MOST_FOR_LEADERSHIP = 12
"""Weaknesses that somebody reads who wants to know that something is done, and not all of it."""


def section(material: Material) -> list[str]:
    """Return the section; none when nothing is in place yet."""
    rules: dict[str, list[Threat]] = {}
    weak = {
        (fact.subject, fact.attribute) for threat in material.assessment.threats() for fact in _weak(material, threat)
    }
    for threat in material.assessment.threats(closed=True):
        if threat.because and (_is_controlled(material, threat) or not _rests_on(material, threat, weak)):
            rules.setdefault(threat.rule, []).append(threat)
    if not rules:
        return []
    most = MOST_FOR_LEADERSHIP if material.reader == "leadership" else None
    rows = [_row(material, rule, threats) for rule, threats in list(rules.items())[:most]]
    left = len(rules) - len(rows)
    return [
        heading(2, "Already in place"),
        *table(("Kept from happening", "By", "Weakest basis"), rows),
        *([f"And {left} more."] if left else []),
    ]


def _row(material: Material, rule: str, threats: Sequence[Threat]) -> tuple[str, str, str]:
    facts = [fact for threat in threats for fact in deciding(material, threat)]
    said = Counter(_in_words(material, fact) for fact in facts)
    by = "; ".join(text(words) + (f" ({count} times)" if count > 1 else "") for words, count in sorted(said.items()))
    more = f", and {len(threats) - 1} more" if len(threats) > 1 else ""
    return text(threats[0].title) + more, by, text(_weakest(facts))


def _weak(material: Material, threat: Threat) -> list[Because]:
    """Return the facts that make a threat certain."""
    return deciding(material, threat) if threat.certainty is Certainty.CERTAIN else []


def _rests_on(material: Material, threat: Threat, weak: Collection[Slot]) -> bool:
    """Whether a threat is closed by what is a weakness elsewhere: without a watch, nobody can switch the watch off."""
    return any((fact.subject, fact.attribute) in weak for fact in deciding(material, threat))


def _is_controlled(material: Material, threat: Threat) -> bool:
    rule = material.bank.rules.get(threat.rule)
    names = rule.controls if rule is not None else ()
    return any(facts_that_show(material, f"{name}@{threat.subject}") for name in names)


def _in_words(material: Material, fact: Because) -> str:
    said = STATES.get(fact.state) or value(material, fact.subject, fact.attribute, fact.value)
    return f"{attribute(material, fact.subject, fact.attribute)}: {said}"


def _weakest(facts: Sequence[Because]) -> Basis:
    """Return the weakest basis of what keeps threats closed; what nobody stated counts as assumed."""
    return min((fact.basis for fact in facts if fact.by), key=lambda basis: basis.rank, default=Basis.ASSUMED)
