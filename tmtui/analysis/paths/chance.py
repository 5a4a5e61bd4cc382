"""Chances of levels, and the level whose chance is nearest: a path is shown as a word, never as a decimal.

The chances are those behind the points of threats (fiftieths 1 5 15 30 45), so a path and a threat of one word mean the
same. On a logarithmic scale, because what is multiplied has to be compared by its ratio.
"""

from __future__ import annotations

from math import log

from tmtui.analysis.threats.tables import CHANCE

LEVEL_CHANCE = tuple(each / 50 for each in CHANCE)
"""Chance of a level 0-5: 0, 0.02, 0.1, 0.3, 0.6, 0.9."""


def nearest(chance: float) -> int:
    """Return the level whose chance is nearest to a chance by ratio; 0 for none."""
    if chance <= 0:
        return 0
    return min(range(1, 6), key=lambda level: (round(abs(log(chance) - log(LEVEL_CHANCE[level])), 9), level))
