"""What a session of 30, 60 or 120 minutes asks: the phases that matter most first, then the areas with most at risk."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from tmtui.model.errors import BadInput

if TYPE_CHECKING:
    from tmtui.workspace.live import LiveModel

BEFORE = ("worry", "stakes", "picture", "doors-and-power")
"""Phases that come before the areas, in every session."""
AFTER = ("read-back", "decide", "close")
"""Phases that come after the areas, in every session."""
AGENDAS: dict[int, int | None] = {30: 0, 60: 2, 120: None}
"""Minutes: how many areas there is time for, or all of them."""


def agenda_for(minutes: int) -> int:
    """Return the longest agenda that fits, or the shortest when none does."""
    return max((length for length in AGENDAS if length <= minutes), default=min(AGENDAS))


def sections_of(live: LiveModel, minutes: int | None, named: Sequence[str]) -> list[str] | None:
    """Return the ids of the sections to ask, or nothing for all of them.

    Args:
        live: the model.
        minutes: length of an agenda, or nothing.
        named: sections that were asked for; they count before an agenda.

    Raises:
        BadInput: for a section that no bank of the model has.
    """
    known = [section.id for section in live.bank.sections]
    for name in named:
        if name not in known:
            near = get_close_matches(name, known, n=2)
            hint = f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(known)}."
            raise BadInput(f"there is no section {name!r}.", remedy=hint)
    if named:
        return list(dict.fromkeys(named))
    areas = AGENDAS[minutes] if minutes is not None else None
    if areas is None:
        return None
    asked = (question.section for question in live.assessment.open_questions())
    worst = [section for section in dict.fromkeys(asked) if section in known and section not in (*BEFORE, *AFTER)]
    return [section for section in known if section in (*BEFORE, *AFTER) or section in worst[:areas]]
