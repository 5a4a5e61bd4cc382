"""Boxes and lines on a page; units are whatever the tool that drew them counts in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from tmtui.model.frozen import frozen

Point = tuple[float, float]


@frozen
class Box:
    """An upright rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> Point:
        """The middle."""
        return (self.x + self.width / 2, self.y + self.height / 2)

    @property
    def area(self) -> float:
        """Width by height."""
        return self.width * self.height

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it or on its edge."""
        return self.x <= point[0] <= self.x + self.width and self.y <= point[1] <= self.y + self.height

    def distance(self, point: Point) -> float:
        """Return how far a point is from it; 0 inside."""
        beside = max(self.x - point[0], 0.0, point[0] - self.x - self.width)
        above = max(self.y - point[1], 0.0, point[1] - self.y - self.height)
        return hypot(beside, above)


def cross(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Return whether two lines of straight pieces cross or touch."""
    if not one or not other or _apart(one, other):
        return False
    return any(_meet(a, b, c, d) for a, b in pairwise(one) for c, d in pairwise(other))


def _apart(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Whether the two lines lie in different corners of the page: most pairs are told apart by this."""
    return any(
        max(point[axis] for point in first) < min(point[axis] for point in second)
        for axis in (0, 1)
        for first, second in ((one, other), (other, one))
    )


def _meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    first, second, third, fourth = _side(a, b, c), _side(a, b, d), _side(c, d, a), _side(c, d, b)
    if first * second < 0 and third * fourth < 0:
        return True
    return any(
        side == 0 and _between(start, end, point)
        for side, start, end, point in ((first, a, b, c), (second, a, b, d), (third, c, d, a), (fourth, c, d, b))
    )


def _side(a: Point, b: Point, point: Point) -> float:
    """Return on which side of the way from a to b a point lies: above, below or at 0."""
    return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])


def _between(a: Point, b: Point, point: Point) -> bool:
    return all(min(a[axis], b[axis]) <= point[axis] <= max(a[axis], b[axis]) for axis in (0, 1))
