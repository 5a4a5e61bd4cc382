"""Tiers: what comes first whatever it costs.

Tier 1 lowers a very-high threat or cuts the likeliest way to a crown jewel, tier 2 lowers a high one, tier 3 the rest.
Only what is certain counts in full; what is only possible stands one tier lower.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tmtui.analysis.plan.view import Standing
from tmtui.model.level import Interval

LAST = 3
"""The tier of everything that is not urgent."""
_BY_LEVEL = (3, 3, 3, 3, 2, 1)


def tier_of(standing: Standing) -> int:
    """Return the tier in which something that lowers this threat stands."""
    return tier_of_level(standing.level)


def tier_of_level(level: Interval) -> int:
    """Return the tier in which something that lowers a threat of this level stands; low is 0 where it is possible."""
    low, high = level
    return min(_BY_LEVEL[low], _BY_LEVEL[high] + 1, LAST)


def tier_of_ids(urgent: Mapping[str, int], ids: Iterable[str]) -> int:
    """Return the tier in which controls stand because they cut the likeliest ways; the last where they do not."""
    return min((urgent[id] for id in ids if id in urgent), default=LAST)
