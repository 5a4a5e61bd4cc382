"""What waits for an answer that cannot be tried: the whole width of the threats that read it and are undecided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.worth.apart import groups
from tmtui.analysis.worth.study import Study
from tmtui.analysis.worth.together import Gains
from tmtui.analysis.worth.width import rule_widths, vague

if TYPE_CHECKING:
    from tmtui.analysis.state import State


def waiting(state: State, study: Study, places: int) -> Gains:
    """Return for every subject the points of all that waits for its answer."""
    found: Gains = {}
    for group in groups(state.view, study, places):
        for rule, _ in study.readers:
            cells = state.compiled.rules[rule]
            stand = state.view[cells.stand]
            unsure = stand.possible | stand.doubtful | vague(state.view[cells.chance])
            owners = group.owners[rule]
            for width, mask in rule_widths(state, rule).items():
                if owners is None:
                    for place in indices(mask & unsure & group.places):
                        found[place] = found.get(place, 0) + width
                    continue
                for place in indices(mask & unsure):
                    for end in owners[place]:
                        found[end] = found.get(end, 0) + width
    return found
