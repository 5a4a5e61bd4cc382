"""The phases of an interview: a section whose slug names a phase is that phase, every other section is an area.

The order is that of a good review meeting: first what people fear and what is worth something, then the picture, then
who can open what, and only then the areas one by one.
"""

from __future__ import annotations

AREAS = "areas"
"""The phase of every section that does not name another."""

PHASES = ("worry", "stakes", "picture", "doors-and-power", AREAS, "read-back", "decide", "close")
"""Phases in the order in which they are gone through."""

_TITLES = {
    "worry": "What worries you",
    "stakes": "What is at stake",
    "picture": "The picture",
    "doors-and-power": "Doors and power",
    AREAS: "The areas",
    "read-back": "Read back",
    "decide": "Decide",
    "close": "Close",
}


def phase_of(section: str) -> str:
    """Return the phase a section belongs to."""
    return section if section in _TITLES else AREAS


def title_of(phase: str) -> str:
    """Return what people call a phase."""
    return _TITLES[phase]


def rank(phase: str) -> int:
    """Return the place of a phase in the order of an interview, from 0."""
    return PHASES.index(phase)
