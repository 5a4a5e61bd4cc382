"""Which way every arrow goes: along gutters between columns and corridors between rows, each on a track of its own.

Gutter `g` lies left of column `g`, corridor `r` above row `r`; the last ones lie right of and below everything. Tracks
are given to stretches first come, first served: two that overlap never share one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from tmtui.exchange.writers.diagram.grid import Grid
from tmtui.exchange.writers.diagram.scene import Arrow, Scene
from tmtui.model.frozen import frozen

LEFT, RIGHT = -1, 1
NODE_HEIGHT = 54
"""At least; a node with many ports is higher."""
PORT = 15
"""Between two ports: room for a line of a label."""
TALLEST = 100_000
"""Height of a row in tracks, more than that of any node."""
APART = 2 * PORT / TALLEST
"""What two stretches on one track leave between them."""
Port = tuple[str, int]
"""A node and one of its sides."""


@frozen
class Bend:
    """A stretch in a gutter: which, and on which track of it."""

    gutter: int
    track: int


@frozen
class Route:
    """The way of one arrow: out of a side, along a gutter, perhaps a corridor and another gutter, into a side."""

    arrow: Arrow
    out: int
    """Side it leaves by, `LEFT` or `RIGHT`."""
    into: int
    """Side it arrives at."""
    port: tuple[int, int]
    """Number of its port on either side, from the top."""
    first: Bend
    corridor: int = -1
    """Where it changes columns; -1 where both ends lie on one gutter."""
    level: int = 0
    """Its track in the corridor."""
    second: Bend | None = None


@frozen
class Routes:
    """All ways, and how much room they need."""

    routes: tuple[Route, ...]
    ports: Mapping[Port, int]
    """How many arrows meet a side of a node."""
    gutters: Mapping[int, int]
    """How many tracks a gutter has."""
    corridors: Mapping[int, int]


class _Tracks:
    """The tracks of every gutter, or of every corridor."""

    def __init__(self) -> None:
        self._taken: dict[int, list[list[tuple[float, float]]]] = defaultdict(list)

    def take(self, way: int, start: float, end: float) -> int:
        """Return a track of `way` that is free from `start` to `end`."""
        low, high = min(start, end), max(start, end)
        for number, taken in enumerate(self._taken[way]):
            if all(high + APART < other_low or low - APART > other_high for other_low, other_high in taken):
                taken.append((low, high))
                return number
        self._taken[way].append([(low, high)])
        return len(self._taken[way]) - 1

    def counts(self) -> dict[int, int]:
        return {way: len(tracks) for way, tracks in self._taken.items()}


def routes(scene: Scene, grid: Grid) -> Routes:
    """Return the way of every arrow of a scene."""
    sides = {arrow.key: _sides(arrow, grid) for arrow in scene.arrows}
    ports = _ports(scene, grid, sides)
    counts = Counter(port for port, _ in ports.values())
    gutters, corridors = _Tracks(), _Tracks()
    found = []
    for arrow in sorted(scene.arrows, key=lambda each: _span(each, grid)):
        out, into = sides[arrow.key]
        begin, end = grid.nodes[arrow.source], grid.nodes[arrow.target]
        here, there = begin.column + (out == RIGHT), end.column + (into == RIGHT)
        (start_port, start), (end_port, stop) = ports[arrow.key, 0], ports[arrow.key, 1]
        y1, y2 = _height(begin.row, start, start_port, counts), _height(end.row, stop, end_port, counts)
        if here == there:
            bend = Bend(here, gutters.take(here, y1, y2))
            found.append(Route(arrow, out, into, (start, stop), bend))
            continue
        corridor = _corridor(begin.row, end.row)
        level = corridors.take(corridor, here, there)
        first = Bend(here, gutters.take(here, y1, corridor))
        second = Bend(there, gutters.take(there, corridor, y2))
        found.append(Route(arrow, out, into, (start, stop), first, corridor, level, second))
    return Routes(tuple(found), counts, gutters.counts(), corridors.counts())


def _sides(arrow: Arrow, grid: Grid) -> tuple[int, int]:
    begin, end = grid.nodes[arrow.source].column, grid.nodes[arrow.target].column
    if begin == end:
        return RIGHT, RIGHT
    return (RIGHT, LEFT) if begin < end else (LEFT, RIGHT)


def _span(arrow: Arrow, grid: Grid) -> tuple[int, int, str]:
    begin, end = grid.nodes[arrow.source], grid.nodes[arrow.target]
    return abs(begin.column - end.column), abs(begin.row - end.row), arrow.key


def _corridor(begin: int, end: int) -> int:
    """Return the corridor next to the target on the side of the source."""
    return end if begin <= end else end + 1


def _height(row: int, port: int, at: Port, counts: Mapping[Port, int]) -> float:
    """Return where a port is, in rows: corridors lie on whole numbers, the middles of nodes halfway between them."""
    return row + 0.5 + beside_middle(port, counts[at], node_height(counts, at[0])) / TALLEST


def node_height(counts: Mapping[Port, int], key: str) -> float:
    """Return how high a node has to be for its ports."""
    return max(NODE_HEIGHT, (max(counts.get((key, side), 0) for side in (LEFT, RIGHT)) + 1) * PORT)


def beside_middle(port: int, ports: int, height: float) -> float:
    """Return how far below the middle of a node a port lies; ports are spread evenly."""
    return height * ((port + 1) / (ports + 1) - 0.5)


def _ports(scene: Scene, grid: Grid, sides: Mapping[str, tuple[int, int]]) -> dict[tuple[str, int], tuple[Port, int]]:
    """Return, for both ends of every arrow, the port and its number: those that lead upwards come first."""
    at: dict[Port, list[tuple[int, int, str, int]]] = defaultdict(list)
    for arrow in scene.arrows:
        for end, (key, other) in enumerate(((arrow.source, arrow.target), (arrow.target, arrow.source))):
            place, away = grid.nodes[key], grid.nodes[other]
            # Of those that go far up, the ones that go farthest turn off first, and the other way round downwards.
            at[key, sides[arrow.key][end]].append((away.row - place.row, away.column, arrow.key, end))
    found = {}
    for port, meeting in at.items():
        for number, (_, _, key, end) in enumerate(sorted(meeting)):
            found[key, end] = (port, number)
    return found
