"""Which subject of a kind has which bit.

A subject keeps its bit for as long as states follow from one another: new ones are added at the end and removed ones
only cease to be alive, so that no mask has to be shifted when the picture grows. Nothing that people see depends on
the order of bits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tmtui.analysis.cells.bits import from_indices
from tmtui.model.frozen import single


@single
class Index:
    """The subjects of one kind."""

    keys: tuple[str, ...]
    """Subject keys by bit."""
    place: Mapping[str, int]
    """Bit by subject key."""
    there: int
    """Which of them were added and not removed; a flow also needs both its ends, which is worked out later."""

    @classmethod
    def of(cls, keys: Iterable[str]) -> Index:
        """Give bits to subjects in the order of their keys; all of them are there."""
        ordered = tuple(sorted(keys))
        return cls(ordered, {key: place for place, key in enumerate(ordered)}, (1 << len(ordered)) - 1)

    @property
    def size(self) -> int:
        """How many bits were given."""
        return len(self.keys)

    def changed(self, added: Iterable[str], removed: Iterable[str]) -> Index:
        """Return the index with some more subjects there, and some no longer."""
        place = self.place
        fresh = sorted(key for key in added if key not in place)
        keys = self.keys
        if fresh:
            keys = keys + tuple(fresh)
            place = {**place, **{key: self.size + number for number, key in enumerate(fresh)}}
        there = self.there | from_indices([place[key] for key in added])
        return Index(keys, place, there & ~from_indices([place[key] for key in removed if key in place]))

    def one(self, key: str) -> int:
        """Return the mask of one subject; 0 when it has no bit."""
        place = self.place.get(key)
        return 0 if place is None else 1 << place
