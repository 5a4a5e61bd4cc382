"""The phases of an interview: a section whose slug names a phase is that phase, every other section is an area.

The order is that of a good review meeting: first what people fear and what is worth something, then the picture, then
who can open what, and only then the areas one by one.
"""

from __future__ import annotations

from tmtui.banks.bank import Bank
from tmtui.model.errors import BadInput
from tmtui.model.nearest import did_you_mean
from tmtui.model.text import one_line

AREAS = "areas"
"""The phase of every section that does not name another."""

PICTURE, READ_BACK, DECIDE, CLOSE = "picture", "read-back", "decide", "close"
"""Phases that are more than their questions."""

PHASES = ("worry", "stakes", PICTURE, "doors-and-power", AREAS, READ_BACK, DECIDE, CLOSE)
"""Phases in the order in which they are gone through."""

_TITLES = {
    "worry": "What worries you",
    "stakes": "What is at stake",
    PICTURE: "The picture",
    "doors-and-power": "Doors and power",
    AREAS: "The areas",
    READ_BACK: "Read back",
    DECIDE: "Decide",
    CLOSE: "Close",
}


_MISSING = {
    "worry": "Is a worry missing?",
    "stakes": "Is anything missing that would hurt to lose?",
    PICTURE: "Is a place, a machine, a connection or data missing?",
    "doors-and-power": "Is a way in missing, or somebody with power over these?",
}


def missing_in(phase: str) -> str:
    """Return the question whether anything of a phase is missing."""
    return _MISSING.get(phase, "Is anything missing?")


def phase_of(section: str) -> str:
    """Return the phase a section belongs to."""
    return section if section in _TITLES else AREAS


def section_named(bank: Bank, text: str) -> str:
    """Return the id of the section that is meant by its id or title, whatever the case.

    Raises:
        BadInput: when there is none, with those there are.
    """
    wanted = text.strip().casefold()
    asked = [
        section for section in bank.sections if any(each.section == section.id for each in bank.questions.values())
    ]
    for section in asked:
        if wanted in (section.id, section.title.casefold()):
            return section.id
    names = [section.id for section in asked]
    hint = did_you_mean(wanted, names, f"There are: {', '.join(names)}.", most=1)
    raise BadInput(f"there is no section {one_line(text)[:80]!r}", remedy=hint)


def title_of(phase: str) -> str:
    """Return what people call a phase."""
    return _TITLES[phase]


def rank(phase: str) -> int:
    """Return the place of a phase in the order of an interview, from 0."""
    return PHASES.index(phase)
