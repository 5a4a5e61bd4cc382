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

    def apart(self, other: Box) -> bool:
        """Whether the two do not even touch."""
        return (
            self.x + self.width < other.x
            or other.x + other.width < self.x
            or self.y + self.height < other.y
            or other.y + other.height < self.y
        )

    def near(self, point: Point, reach: float) -> bool:
        """Whether a point lies in it or not farther from its edge than some reach."""
        x, y = point
        if x < self.x - reach or y < self.y - reach or x > self.x + self.width + reach:
            return False
        beside = max(self.x - x, 0.0, x - self.x - self.width)
        above = max(self.y - y, 0.0, y - self.y - self.height)
        return hypot(beside, above) <= reach


@frozen
class Path:
    """A line of straight pieces."""

    points: tuple[Point, ...]
    box: Box
    """The smallest around it: most pairs of paths are told apart by theirs."""

    @classmethod
    def over(cls, points: Sequence[Point]) -> Path:
        """Return the path over some points."""
        across, down = [point[0] for point in points] or [0.0], [point[1] for point in points] or [0.0]
        corner = (min(across), min(down))
        return cls(tuple(points), Box(*corner, max(across) - corner[0], max(down) - corner[1]))

    def crosses(self, other: Path) -> bool:
        """Return whether two paths cross or touch."""
        if self.box.apart(other.box):
            return False
        return any(
            _meet(a, b, c, d)
            for a, b in pairwise(self.points)
            if not other.box.apart(_around(a, b))
            for c, d in pairwise(other.points)
        )


def _around(a: Point, b: Point) -> Box:
    return Box(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))


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
