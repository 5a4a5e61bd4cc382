"""NIST SP 800-30 revision 1, the default: table G-5 joins initiation and success, table I-2 that and impact.

The levels are those every threat carries anyway; the tables themselves are in `tmtui/analysis/threats/tables.py`.
"""

from __future__ import annotations

from tmtui.analysis.scoring.rating import MODEL, Rating, Scheme
from tmtui.model.level import word
from tmtui.model.threat import Threat

VALUES = (0.0, 0.0, 2.0, 5.0, 8.0, 10.0)
"""Semi-quantitative value of each level, nothing first (SP 800-30, tables D-2 to I-3)."""

WORDS = ("none", "negligible", "limited", "serious", "severe", "multiple severe or catastrophic")
"""What each level of risk means, nothing first (table I-3)."""


def rate(threat: Threat, vector: str = "") -> Rating:
    """Return the level of a threat as it stands in the model."""
    low, high = threat.level
    meaning = WORDS[low] if low == high else f"{WORDS[low]} to {WORDS[high]}"
    return Rating("sp800-30", (word(low), word(high)), (VALUES[low], VALUES[high]), f"{meaning} effects", MODEL)


SCHEME = Scheme(
    "sp800-30", "NIST SP 800-30", "Five levels by two published tables; what the program itself goes by.", rate
)
