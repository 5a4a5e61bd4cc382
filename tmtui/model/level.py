"""Levels and intervals: how bad, how likely, and how sure.

Five levels as in NIST SP 800-30, and 0 for nothing. Where facts are unknown a level is an interval from what is certain
to what is possible.
"""

from __future__ import annotations

from tmtui.model.frozen import frozen

LEVELS = ("none", "very-low", "low", "moderate", "high", "very-high")
"""Words for the levels 0 to 5, in the order of the numbers."""

Interval = tuple[int, int]
"""Lowest and highest, both included."""

NOTHING: Interval = (0, 0)
"""The interval of what does not arise."""


def word(level: int) -> str:
    """Return the word for a level 0 to 5."""
    return LEVELS[level]


def words(level: Interval) -> tuple[str, str]:
    """Return the words for both ends of an interval."""
    return (LEVELS[level[0]], LEVELS[level[1]])


@frozen
class Risk:
    """The risk of a model in points, today and after what was decided. An ordering convention, not money."""

    low: int
    """At least: certain threats only."""
    now: int
    """Where people should reckon to be: low and a share of what is unknown."""
    high: int
    """At most: every unknown turned out badly."""
    planned: int
    """`now` with every control that is planned, in progress or better."""
    verified: int
    """`now` when only what was measured or tested counts as known."""
    too_early: bool
    """Zones, components or flows were not yet said complete: the numbers are not to be shown as risk."""
