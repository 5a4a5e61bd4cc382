"""Trying an answer for one subject after the other: for what changes who reaches what, or what is at stake.

Each trial works out again whatever it moves, so there is room for some hundred of them in a small model and for few in
a large one. What decides most for others comes first: what data is worth, then places, then who might attack.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tmtui.analysis.worth.outcomes import Outcome
from tmtui.analysis.worth.study import Slot, Study
from tmtui.analysis.worth.together import answered
from tmtui.analysis.worth.width import rule_widths, total, widths
from tmtui.banks.vocabulary import QUALITIES

if TYPE_CHECKING:
    from tmtui.analysis.state import State

_EFFORT = 40_000
"""Trials times subjects."""

_LEAST, _MOST = 20, 600
"""Fewer than the least would tell nothing that conditions do not."""

_KINDS = ("data", "zone", "actor", "identity", "model", "flow", "component")


def room(state: State) -> int:
    """Return how many trials there is room for: fewer the larger the model, and none above 2,000 subjects."""
    size = sum(state.look(alive).bit_count() for _, alive in state.living())
    found = min(_EFFORT // max(size, 1), _MOST)
    return found if found >= _LEAST else 0


def order(slot: Slot) -> tuple[bool, int, str]:
    """Return where an attribute stands in the order of trials.

    A component's or flow's own rating counts as the lowest while nobody gives it, so giving it narrows next to nothing.
    """
    kind, name = slot
    return kind in ("component", "flow") and name in QUALITIES, _KINDS.index(kind), name


def tried_alone(state: State, study: Study, place: int, outcomes: Sequence[Outcome], matter: frozenset[int]) -> int:
    """Return what answers about one subject gain, each weighed. Exact."""
    program = state.compiled.program
    cell = program.said[study.slot]
    said, gained = state.view[cell], 0
    for value, weight in outcomes:
        news = answered(said, 1 << place, value)
        after, changed = program.sheet.again(state.view, {cell: news}, {cell: (place,)}, only=matter)
        for rule, cells in state.compiled.rules.items():
            if not changed.isdisjoint((cells.stand.number, cells.likelihood.number, cells.impact.number)):
                gained += weight * (total(rule_widths(state, rule)) - total(widths(after, cells)))
    return gained
