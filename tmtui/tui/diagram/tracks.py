"""Tracks: side by side columns in which lines run up and down, no two of them over one another.

Lines of two columns of boxes meet in one gutter. Where a line from the left and one from the right lie in the same
row, the left one has to turn before the right one begins; that order is kept, and rows are chosen so that it exists.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Span = tuple[int, int]
"""First and last row a line takes on its track."""


class Order:
    """Who has to turn before whom; never in a circle."""

    def __init__(self) -> None:
        self._after: dict[str, set[str]] = {}

    def allows(self, first: str, second: str) -> bool:
        """Whether `first` can still turn before `second`."""
        waiting, seen = [second], set()
        while waiting:
            here = waiting.pop()
            if here == first:
                return False
            if here not in seen:
                seen.add(here)
                waiting += self._after.get(here, ())
        return True

    def add(self, first: str, second: str) -> None:
        """Have `first` turn before `second`, which has to be allowed."""
        self._after.setdefault(first, set()).add(second)

    def before(self, key: str) -> list[str]:
        """Return who has to turn before `key`."""
        return [first for first, others in self._after.items() if key in others]

    def after(self, key: str) -> Iterable[str]:
        """Return who has to turn after `key`."""
        return self._after.get(key, ())


def meets(one: Span, other: Span) -> bool:
    """Whether two lines on the same track would touch."""
    return one[0] <= other[1] and other[0] <= one[1]


def tracks(spans: Mapping[str, Span], order: Order | None = None, *, right: Iterable[str] = ()) -> dict[str, int]:
    """Return a track from 0 for each line.

    Args:
        spans: rows of each line.
        order: who has to be on a lower track than whom.
        right: lines with both ends on the right, which are moved there as far as they can.
    """
    order = order or Order()
    right = set(right)
    found: dict[str, int] = {}
    for key in _in_order(spans, order, right):
        least = max((found[each] + 1 for each in order.before(key) if each in found), default=0)
        found[key] = next(track for track in range(least, least + len(spans) + 1) if _free(track, key, spans, found))
    last = max(found.values(), default=0)
    for key in sorted(right & set(spans), key=lambda each: (-found[each], each)):
        most = min((found[each] - 1 for each in order.after(key) if each in found), default=last)
        best = (track for track in range(most, found[key], -1) if _free(track, key, spans, found))
        found[key] = next(best, found[key])
    return found


def _free(track: int, key: str, spans: Mapping[str, Span], found: Mapping[str, int]) -> bool:
    return not any(at == track and other != key and meets(spans[key], spans[other]) for other, at in found.items())


def _in_order(spans: Mapping[str, Span], order: Order, right: set[str]) -> list[str]:
    """Return the lines so that each comes after those that have to turn before it; short ones first."""
    waiting = sorted(spans, key=lambda key: (key in right, spans[key][1] - spans[key][0], spans[key], key))
    done: list[str] = []
    placed: set[str] = set()
    while waiting:
        key = next(each for each in waiting if all(b in placed or b not in spans for b in order.before(each)))
        waiting.remove(key)
        done.append(key)
        placed.add(key)
    return done
