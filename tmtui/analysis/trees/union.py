"""Ways laid over each other: each state once, with every step that leads to it from another.

Laid over each other two ways may go in a circle (over A to B, and over B to A). A tree has no circles, so a way that
would close one keeps its states to itself.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise

Stop = tuple[int, Hashable]
"""0 and a state that ways share, or the number of a way and a state it keeps to itself."""


class Union:
    """Steps of several ways that all end in one state."""

    def __init__(self, ways: Iterable[Sequence[Hashable]]) -> None:
        self._before: dict[Stop, dict[Stop, None]] = {}
        self.end: Stop | None = None
        for number, way in enumerate(ways, start=1):
            stops: list[Stop] = [(0, state) for state in way]
            if self._closes_a_circle(stops):
                last = len(way) - 1
                stops = [(0 if place in (0, last) else number, state) for place, state in enumerate(way)]
            self.end = stops[-1]
            for one, other in pairwise(stops):
                self._before.setdefault(other, {})[one] = None

    def before(self, stop: Stop) -> list[Stop]:
        """Return the states from which a step leads to one, in the order in which ways came."""
        return list(self._before.get(stop, ()))

    def _closes_a_circle(self, stops: Sequence[Stop]) -> bool:
        ahead = {stop: set(stops[place + 1 :]) for place, stop in enumerate(stops)}
        for stop, later in ahead.items():
            todo, seen = [stop], {stop}
            while todo:
                for earlier in self._before.get(todo.pop(), ()):
                    if earlier in later:
                        return True
                    if earlier not in seen:
                        seen.add(earlier)
                        todo.append(earlier)
        return False
