"""Threagile's four by four: severity is the product of two weights.

Built-in rules of that tool never reach "frequent"; ours do where the facts say so.
"""

from __future__ import annotations

from tmtui.analysis.scoring.rating import MODEL, Rating, Scheme, spread
from tmtui.model.threat import Threat

LIKELIHOODS = ("unlikely", "likely", "very-likely", "frequent")
IMPACTS = ("low", "medium", "high", "very-high")
SEVERITIES = ((1, "low"), (3, "medium"), (8, "elevated"), (12, "high"), (16, "critical"))
"""Highest product of each band, and its word."""
FROM_LEVEL = (1, 1, 1, 2, 3, 4)
"""Weight for each of the five levels, nothing first."""


def severity(likelihood: int, impact: int) -> str:
    """Return the word for a likelihood and an impact of 1 to 4."""
    return next(word for most, word in SEVERITIES if likelihood * impact <= most)


def rate(threat: Threat, vector: str = "") -> Rating:
    """Return the severity of a threat."""
    likely, bad = spread(threat.likelihood), spread(threat.impact)
    low, high = (FROM_LEVEL[likely[end]] * FROM_LEVEL[bad[end]] for end in (0, 1))
    words = tuple(severity(FROM_LEVEL[likely[end]], FROM_LEVEL[bad[end]]) for end in (0, 1))
    detail = f"{LIKELIHOODS[FROM_LEVEL[likely[1]] - 1]} times {IMPACTS[FROM_LEVEL[bad[1]] - 1]} at worst"
    return Rating("threagile", (words[0], words[1]), (float(low), float(high)), detail, MODEL)


SCHEME = Scheme("threagile", "Threagile 4 x 4", "Likelihood and impact of 1 to 4 multiplied, in five bands.", rate)
