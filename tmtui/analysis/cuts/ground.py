"""What the search for cuts asks of a model: where one can go once some controls are done, and what cuts a step.

Controls are tried on the facts, never guessed at: a control may open a step as well as cut one, and two may spoil each
other. What is learned about a step is kept, for asking is dear.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Set
from typing import Protocol

from tmtui.analysis.cuts.effort import Effort
from tmtui.analysis.cuts.hitting import Demand
from tmtui.analysis.cuts.net import Key, Net, Way

NONE: frozenset[str] = frozenset()
"""No controls."""


class Ground(Protocol):
    """A model to move on."""

    @property
    def effort(self) -> Effort:
        """What the controls cost that `cutters` has named so far."""

    def net(self, done: frozenset[str]) -> Net:
        """Return where one can go once these controls are done; steps that are cut are left out."""

    def cutters(self, way: Way, key: Key, done: frozenset[str]) -> Demand:
        """Return what would cut a step of a way once some controls are done; nothing where no control does."""


class Known:
    """What is known of the steps that turned up."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._demands: dict[Key, Demand] = {}
        self.spoiled = False
        """Whether controls turned out to hinder each other, or to open ways."""
        self.ways: dict[Way, None] = {}
        """Ways there are as things stand that some search took up."""

    @property
    def hard(self) -> Set[Key]:
        """Keys of steps that no control cuts."""
        return {key for key, demand in self._demands.items() if not demand}

    def gone(self, done: frozenset[str]) -> Collection[Key]:
        """Return the keys of steps that these controls cut."""
        return {key for key, demand in self._demands.items() if any(option <= done for option in demand)}

    def demand(self, way: Way, done: frozenset[str] = NONE) -> Demand:
        """Return what cuts a way: whatever cuts one of its steps."""
        for key in way.keys:
            if key not in self._demands:
                self._demands[key] = self._ground.cutters(way, key, done)
        return frozenset().union(*(self._demands[key] for key in way.keys))

    def spoil(self, way: Way, done: frozenset[str]) -> None:
        """Learn that a way is open although something was done that should have cut it."""
        self.spoiled = True
        for key in way.keys:
            self._demands[key] = frozenset(option for option in self._demands[key] if not option <= done)


Matters = Callable[[Way], bool]
"""Whether a way is likely enough to be cut."""


def always(_: Way) -> bool:
    """Return yes: every way is to be cut."""
    return True
