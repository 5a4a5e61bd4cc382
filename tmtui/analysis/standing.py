"""One rule on one subject in figures only, for whoever weighs many: no sentences, no facts behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tmtui.analysis.bits import indices
from tmtui.analysis.columns import Levels
from tmtui.analysis.rules import Stand
from tmtui.analysis.tables import I2, points
from tmtui.model.level import Interval

if TYPE_CHECKING:
    from tmtui.analysis.state import State


class Standing(NamedTuple):
    """How a threat stands."""

    certain: bool
    """Whether it stands for certain; else only possibly."""
    likelihood: Interval
    """0 to 5; from 0 while it is only possible."""
    impact: Interval
    """0 to 5, likewise."""
    level: Interval
    """0 to 5, likewise."""
    points: Interval
    """Of this threat alone."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was worked out, and from what."""

    stand: Stand
    likelihood: Levels
    impact: Levels
    found: Mapping[str, Standing]


class Standings:
    """The figures of all rules somebody asked for; what did not change is handed on from state to state."""

    __slots__ = ("_kept",)

    def __init__(self, kept: Mapping[str, _Kept] | None = None) -> None:
        self._kept: dict[str, _Kept] = dict(kept or {})

    def copy(self) -> Standings:
        """Return the same figures for the next state."""
        return Standings(self._kept)

    def of(self, state: State, rule: str) -> Mapping[str, Standing]:
        """Return the figures of one rule by subject."""
        cells = state.compiled.rules.get(rule)
        if cells is None:
            return {}
        stand, likelihood, impact = state.view[cells.stand], state.view[cells.likelihood], state.view[cells.impact]
        kept = self._kept.get(rule)
        if kept is not None and kept.stand is stand and kept.likelihood is likelihood and kept.impact is impact:
            return kept.found
        todo = stand.certain | stand.possible
        found: dict[str, Standing] = {}
        if kept is not None:
            found = dict(kept.found)
            moved = (kept.stand.certain ^ stand.certain) | (kept.stand.possible ^ stand.possible)
            moved |= changed(likelihood, kept.likelihood) | changed(impact, kept.impact)
            todo &= moved
            for key in state.keys(cells.rule.of, moved & ~todo):
                found.pop(key, None)
        for place in indices(todo):
            found[state.key(cells.rule.of, place)] = figures(stand, likelihood, impact, place)
        if kept is not None and found == kept.found:
            found = dict(kept.found) if not isinstance(kept.found, dict) else kept.found
        self._kept[rule] = _Kept(stand, likelihood, impact, found)
        return found


def figures(stand: Stand, likelihood: Levels, impact: Levels, place: int) -> Standing:
    """Return how a rule stands on one subject."""
    certain = bool(stand.certain >> place & 1)
    (low, high), (least, most) = likelihood.of(place), impact.of(place)
    if not certain:
        low = least = 0
    return Standing(
        certain, (low, high), (least, most), (I2[low][least], I2[high][most]), (points(low, least), points(high, most))
    )


def changed(new: Levels, old: Levels) -> int:
    """Return the subjects whose level is not what it was."""
    if new is old:
        return 0
    mask = 0
    for threshold in range(1, 6):
        mask |= (new.low[threshold] ^ old.low[threshold]) | (new.high[threshold] ^ old.high[threshold])
    return mask
