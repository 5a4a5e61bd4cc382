"""What is done already: the threats that stated facts keep closed, and on what basis."""

from __future__ import annotations

from tmtui.exchange.material import Material
from tmtui.exchange.wording import because
from tmtui.exchange.writers.markdown.blocks import heading, table
from tmtui.exchange.writers.markdown.escape import text
from tmtui.model.fact import Basis
from tmtui.model.threat import Threat


def section(material: Material) -> list[str]:
    """Return the section; none when nothing is in place yet."""
    closed = material.assessment.threats(closed=True)
    rows = [
        (text(threat.title), "; ".join(text(because(material, fact)) for fact in threat.because), _basis(threat))
        for threat in closed
        if threat.because
    ]
    if not rows:
        return []
    return [heading(2, "Already in place"), *table(("Kept from happening", "By", "Weakest basis"), rows)]


def _basis(threat: Threat) -> str:
    """Return the weakest basis of what keeps the threat closed; what the program derived itself has none."""
    stated = [fact.basis for fact in threat.because if fact.by]
    return str(min(stated, key=lambda basis: basis.rank)) if stated else str(Basis.ASSUMED)
