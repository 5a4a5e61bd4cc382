"""The width of threats: what lies between their points at least and at most, for all subjects of a rule at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tmtui.analysis.cells.columns import Levels
from tmtui.analysis.cells.sheet import View
from tmtui.analysis.threats.rules import RuleCells, Stand
from tmtui.analysis.threats.tables import points

if TYPE_CHECKING:
    from tmtui.analysis.state import State

Widths = dict[int, int]
"""Points, never 0, and the subjects whose threat is as wide as that."""


def widths(view: View, cells: RuleCells, among: int = -1) -> Widths:
    """Return how wide the threats of a rule are.

    Args:
        view: a state of the model.
        cells: the rule.
        among: the subjects that matter; all where left out.
    """
    stand: Stand = view[cells.stand]
    among &= ~view[cells.ignored]
    open_, certain = (stand.possible | stand.doubtful) & among, stand.certain & among
    found: Widths = {}
    if not open_ | certain:
        return found
    likelihood, impact = view[cells.likelihood], view[cells.impact]
    for chance, with_chance in _exactly(likelihood.high, open_):
        for damage, both in _exactly(impact.high, with_chance):
            value = points(chance, damage)
            found[value] = found.get(value, 0) | both
    unsure = certain & (vague(likelihood) | vague(impact))
    if unsure:
        for width, mask in _between(likelihood, impact, unsure):
            found[width] = found.get(width, 0) | mask
    found.pop(0, None)
    return found


def total(found: Widths) -> int:
    """Return the sum over all subjects."""
    return sum(width * mask.bit_count() for width, mask in found.items())


def rule_widths(state: State, rule: str) -> Widths:
    """Return the widths of a rule in a state, worked out once."""
    return state.remember(("widths", rule), lambda: widths(state.view, state.compiled.rules[rule]))


def vague(levels: Levels) -> int:
    """Return the subjects whose level is not known exactly."""
    found = 0
    for low, high in zip(levels.low[2:], levels.high[2:], strict=True):
        found |= high & ~low
    return found


def _between(likelihood: Levels, impact: Levels, among: int) -> Iterator[tuple[int, int]]:
    for chance, first in _exactly(likelihood.high, among):
        for damage, second in _exactly(impact.high, first):
            most = points(chance, damage)
            for low_chance, third in _exactly(likelihood.low, second):
                for low_damage, mask in _exactly(impact.low, third):
                    yield most - points(low_chance, low_damage), mask


def _exactly(masks: tuple[int, ...], among: int) -> Iterator[tuple[int, int]]:
    """Yield each level and who of `among` has it."""
    for level in range(5, 0, -1):
        here = masks[level] & among
        if here:
            yield level, here
            among &= ~here
            if not among:
                return
