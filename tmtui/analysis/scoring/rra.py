"""Mozilla's Rapid Risk Assessment: the highest impact on data, and risk by one small table.

UNKNOWN is a word for the list, meaning that somebody has to find out; it never stands for trust or distrust. Where the
page that publishes the table contradicts it in prose (low likelihood, high impact), the table counts.
"""

from __future__ import annotations

from tmtui.analysis.scoring.rating import MODEL, Rating, Scheme, spread
from tmtui.model.threat import Certainty, Threat

LEVELS = ("LOW", "MEDIUM", "HIGH", "MAX")
FIX_WITHIN = {"MAX": "now", "HIGH": "7 days", "MEDIUM": "90 days", "LOW": "no limit"}
"""Until when a risk of each level is to be dealt with."""
TABLE = (
    ("LOW", "LOW", "LOW", "MEDIUM"),
    ("LOW", "MEDIUM", "MEDIUM", "HIGH"),
    ("MEDIUM", "HIGH", "HIGH", "MAX"),
    ("MEDIUM", "HIGH", "MAX", "MAX"),
)
"""Row: likelihood within a year, LOW to MAX; column: impact, LOW to MAX."""
FROM_LEVEL = (0, 0, 0, 1, 2, 3)
"""Index for each of the five levels, nothing first."""


def risk(likelihood: str, impact: str) -> str:
    """Return the risk for two words of `LEVELS`."""
    return TABLE[LEVELS.index(likelihood)][LEVELS.index(impact)]


def rate(threat: Threat, vector: str = "") -> Rating:
    """Return the risk of a threat; one that is only possible is UNKNOWN at best."""
    likely, bad = spread(threat.likelihood), spread(threat.impact)
    low, high = (TABLE[FROM_LEVEL[likely[end]]][FROM_LEVEL[bad[end]]] for end in (0, 1))
    best = "UNKNOWN" if threat.certainty is Certainty.POSSIBLE else low
    value = (float(LEVELS.index(low)) if best == low else 0.0, float(LEVELS.index(high)))
    return Rating("rra", (best, high), value, f"deal with it within: {FIX_WITHIN[high]}", MODEL)


SCHEME = Scheme("rra", "Mozilla RRA", "Risk within a year in four levels, each with a time to fix it.", rate)
