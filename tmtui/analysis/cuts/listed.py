"""The attack paths that people see, looked at again once something was done: which are cut, and by which row."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from tmtui.analysis.cuts.study import study
from tmtui.analysis.paths.chance import nearest
from tmtui.analysis.paths.jewels import jewels
from tmtui.analysis.paths.moves import moves_of
from tmtui.analysis.paths.nodes import Node
from tmtui.analysis.paths.paths import walked
from tmtui.analysis.plan.doors import Touch
from tmtui.analysis.plan.seen import Seen
from tmtui.analysis.plan.view import Assessed
from tmtui.model.path import AttackPath

if TYPE_CHECKING:
    from tmtui.analysis.state import State

VERY_UNLIKELY = 1
"""A path of this likelihood counts as cut."""


class Listed:
    """The listed paths of a state, as rows of a plan cut them one after the other."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._jewels = jewels(state)
        self._open = {path.id: (path.chance, nodes, _rests_on(path)) for path, nodes in walked(state)}

    @property
    def urgent(self) -> Mapping[str, int]:
        """Return the controls, with subject, that cut the likeliest ways, and the tier in which each belongs."""
        return study(self._state).urgent

    def take(self, after: Assessed, touched: Collection[Touch]) -> tuple[int, int]:
        """Return how many listed paths that were open are cut now, and how many others are less likely than before."""
        if not isinstance(after, Seen):
            raise TypeError("paths lead over states of the engine only")
        cut = eased = 0
        for id, (before, nodes, rests) in list(self._open.items()):
            if rests.isdisjoint(touched):
                continue
            chance = chance_after(after.state, nodes, self._jewels)
            self._open[id] = (chance, nodes, rests)
            if nearest(chance[1]) <= VERY_UNLIKELY:
                del self._open[id]
                cut += 1
            else:
                eased += chance[0] < before[0] or chance[1] < before[1]
        return cut, eased


def chance_after(state: State, nodes: tuple[Node, ...], jewels: tuple[str, ...]) -> tuple[float, float]:
    """Return the chance of a way to one of some jewels, at least and at most, in another state."""
    moves = moves_of(state, jewels)
    low = high = 1.0
    for source, target in pairwise(nodes):
        step = moves.between(source, target)
        if step is None:
            return 0.0, 0.0
        least, most = step.chance
        low, high = low * least, high * most
    return low, high


def _rests_on(path: AttackPath) -> frozenset[Touch]:
    """Return the answers and threats that a path rests on."""
    found: set[Touch] = set()
    for step in path.steps:
        found |= {(rule, subject) for threat in step.threats for rule, _, subject in [threat.partition("@")]}
        found |= {(fact.subject, fact.attribute) for fact in step.because}
    return frozenset(found)
