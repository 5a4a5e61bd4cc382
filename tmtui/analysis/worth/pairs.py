"""Two answers that only together narrow anything: each is worth half of what both do.

Looked for where single answers about a subject gain nothing and a threat on that subject waits for both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.worth.outcomes import Outcome
from tmtui.analysis.worth.study import Slot, Study
from tmtui.analysis.worth.together import Gains, answered
from tmtui.analysis.worth.width import rule_widths, vague, widths

if TYPE_CHECKING:
    from tmtui.analysis.state import State

Tried = Mapping[Slot, tuple[Study, int, Sequence[Outcome]]]
"""Attribute: what follows it, the subjects for which it is open and gains nothing alone, and its answers."""


def best_pairs(state: State, tried: Tried) -> dict[Slot, Gains]:
    """Return by attribute and subject half of what the best pair gains, in points."""
    wanted: dict[tuple[Slot, Slot], int] = {}
    for rule, cells in state.compiled.rules.items():
        stand = state.view[cells.stand]
        waiting = stand.possible | stand.doubtful | (stand.certain & vague(state.view[cells.chance]))
        if not waiting:
            continue
        here = [slot for slot, (study, _, _) in tried.items() if slot[0] == cells.rule.of and _reads(study, rule)]
        for first, second in combinations(sorted(here), 2):
            both = waiting & tried[first][1] & tried[second][1]
            if both:
                wanted[first, second] = wanted.get((first, second), 0) | both
    found: dict[Slot, Gains] = {}
    for (first, second), places in sorted(wanted.items()):
        for place, gain in _gains(state, tried[first], tried[second], places).items():
            for slot in (first, second):
                known = found.setdefault(slot, {})
                known[place] = max(known.get(place, 0), gain // 2)
    return found


def _reads(study: Study, rule: str) -> bool:
    return any(each == rule and routes == ((),) for each, routes in study.readers)


def _gains(
    state: State, one: tuple[Study, int, Sequence[Outcome]], other: tuple[Study, int, Sequence[Outcome]], places: int
) -> Gains:
    """Return what both answers gain on the subjects themselves, weighed, in points rounded down."""
    program = state.compiled.program
    (first, _, answers), (second, _, others) = one, other
    near = first.near | second.near
    rules = sorted({rule for study in (first, second) for rule, routes in study.readers if routes == ((),)})
    said = [program.said[study.slot] for study in (first, second)]
    found: Gains = {}
    for value, weight in answers:
        for also, more in others:
            given = {
                said[0]: answered(state.view[said[0]], places, value),
                said[1]: answered(state.view[said[1]], places, also),
            }
            after, _ = program.sheet.again(state.view, given, {}, only=near)
            for rule in rules:
                cells = state.compiled.rules[rule]
                for width, mask in rule_widths(state, rule).items():
                    for place in indices(mask & places):
                        found[place] = found.get(place, 0) + width * weight * more
                for width, mask in widths(after, cells, places).items():
                    for place in indices(mask):
                        found[place] = found.get(place, 0) - width * weight * more
    whole = sum(weight for _, weight in answers) * sum(weight for _, weight in others)
    return {place: gain // whole for place, gain in found.items() if gain >= whole}
