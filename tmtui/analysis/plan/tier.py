"""Tiers: what comes first whatever it costs.

Tier 1 lowers a very-high threat, tier 2 a high one, tier 3 the rest. Only what is certain counts in full; what is only
possible stands one tier lower.
"""

from __future__ import annotations

from tmtui.analysis.plan.view import Standing

LAST = 3
"""The tier of everything that is not urgent."""
_BY_LEVEL = (3, 3, 3, 3, 2, 1)


def tier_of(standing: Standing) -> int:
    """Return the tier in which something that lowers this threat stands."""
    low, high = standing.level
    return min(_BY_LEVEL[low], _BY_LEVEL[high] + 1, LAST)
