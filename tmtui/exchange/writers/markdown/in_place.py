"""What is done already: the threats that stated facts keep closed, and on what basis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tmtui.exchange.material import Material
from tmtui.exchange.wording import because
from tmtui.exchange.writers.markdown.blocks import heading, table
from tmtui.exchange.writers.markdown.escape import text
from tmtui.model.fact import Basis
from tmtui.model.threat import Threat

MOST_PLACES = 10
"""Places listed for one rule; the rest are counted. `tmtui threats --closed` lists them all."""


def section(material: Material) -> list[str]:
    """Return the section; none when nothing is in place yet."""
    rules: dict[str, list[Threat]] = {}
    for threat in material.assessment.threats(closed=True):
        if threat.because:
            rules.setdefault(threat.rule, []).append(threat)
    rows = [row for threats in rules.values() for row in _rows(material, threats)]
    if not rows:
        return []
    return [heading(2, "Already in place"), *table(("Kept from happening", "By", "Weakest basis"), rows)]


def _rows(material: Material, threats: Sequence[Threat]) -> Iterator[tuple[str, str, str]]:
    for threat in threats[:MOST_PLACES]:
        by = "; ".join(text(because(material, fact)) for fact in threat.because)
        yield text(threat.title), by, text(_weakest([threat]))
    if len(threats) > MOST_PLACES:
        rest = threats[MOST_PLACES:]
        yield f"and in {len(rest)} more places", "", text(_weakest(rest))


def _weakest(threats: Sequence[Threat]) -> Basis:
    """Return the weakest basis of what keeps threats closed; what nobody stated counts as assumed."""
    stated = [fact.basis for threat in threats for fact in threat.because if fact.by]
    return min(stated, key=lambda basis: basis.rank, default=Basis.ASSUMED)
