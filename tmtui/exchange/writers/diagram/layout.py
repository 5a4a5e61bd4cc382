"""Places in pixels: a pure function of a scene. Nothing overlaps, and every node lies in the boxes of its zones alone.

A column is as wide as a node and the borders of the zones around it; a gutter as wide as its tracks and the labels
beside it. Labels stand at the end of their arrow, each above its own port, in room that no track leads through.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from tmtui.exchange.writers.diagram.grid import Grid, grid
from tmtui.exchange.writers.diagram.routes import (
    LEFT,
    NODE_HEIGHT,
    RIGHT,
    Bend,
    Route,
    Routes,
    beside_middle,
    node_height,
    routes,
)
from tmtui.exchange.writers.diagram.scene import Arrow, Node, Scene, Zone
from tmtui.exchange.writers.diagram.wide import fitted, width
from tmtui.model.frozen import frozen

NODE_WIDTH = 142
LINE = 7
"""Between the lines that ports lie on: less than half of `PORT`."""
PADDING = 10
"""Between the border of a zone and what is in it."""
TITLE = 22
"""Room for the name of a zone."""
TRACK = 9
"""Between two tracks."""
GAP = 9
"""Around tracks."""
LABEL = 10
"""Height of the letters of a label."""
MOST_LABEL = 104
"""Width of a label; longer ones are cut."""


@frozen
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, other: Box) -> bool:
        """Whether another lies within."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.x + other.width <= self.x + self.width
            and other.y + other.height <= self.y + self.height
        )

    def meets(self, other: Box) -> bool:
        """Whether the two have more than a border in common."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


Point = tuple[float, float]


@frozen
class Line:
    """An arrow in its place."""

    arrow: Arrow
    points: tuple[Point, ...]
    """Where it begins, bends and ends."""
    label: str
    """Cut to fit."""
    at: Box | None
    """Where the label stands; nothing where there is none."""


@frozen
class Layout:
    """Everything in its place."""

    width: float
    height: float
    zones: tuple[tuple[Zone, Box], ...]
    """Outer ones before those in them."""
    nodes: tuple[tuple[Node, Box], ...]
    lines: tuple[Line, ...]


def layout(scene: Scene) -> Layout:
    """Return where everything in a scene is drawn."""
    placed = grid(scene)
    return _Layout(scene, placed, routes(scene, placed)).done()


class _Layout:
    """Works out coordinates: first how much room each column, gutter, row and corridor takes, then everything in it."""

    def __init__(self, scene: Scene, placed: Grid, ways: Routes) -> None:
        self.scene, self.grid, self.ways = scene, placed, ways
        self.labels = {each.arrow.key: fitted(each.arrow.label, MOST_LABEL, LABEL) for each in ways.routes}
        self._across()
        self._down()
        self.boxes = {node.key: self._node(node) for node in scene.nodes}

    def _across(self) -> None:
        """Set where columns begin, and where the tracks of each gutter do."""
        deepest = [0] * self.grid.columns
        for span in self.grid.zones.values():
            deepest[span.column] = max(deepest[span.column], span.depth)
        left, right = self._label_room()
        self.column: list[float] = []
        self.inset = [depth * PADDING for depth in deepest]
        self.tracks: list[float] = []
        self.edges: list[tuple[float, float]] = []
        x = float(GAP)
        for gutter in range(self.grid.columns + 1):
            begin = x
            count = self.ways.gutters.get(gutter, 0)
            self.tracks.append(x + left.get(gutter, 0) + GAP)
            x += left.get(gutter, 0) + right.get(gutter, 0) + (count * TRACK + 2 * GAP if count else GAP)
            self.edges.append((begin, x))
            if gutter < self.grid.columns:
                self.column.append(x)
                x += NODE_WIDTH + 2 * self.inset[gutter]
        self.width = x

    def _label_room(self) -> tuple[dict[int, float], dict[int, float]]:
        """Return how wide the labels are on the left and on the right of each gutter."""
        left: dict[int, float] = {}
        right: dict[int, float] = {}
        for each in self.ways.routes:
            wide = width(self.labels[each.arrow.key], LABEL)
            if wide:
                column = self.grid.nodes[each.arrow.target].column
                room, gutter = (right, column) if each.into == LEFT else (left, column + 1)
                room[gutter] = max(room.get(gutter, 0), wide + GAP)
        return left, right

    def _down(self) -> None:
        """Set where rows begin, and where the tracks of each corridor do."""
        high = [float(NODE_HEIGHT)] * self.grid.rows
        for key, place in self.grid.nodes.items():
            high[place.row] = max(high[place.row], node_height(self.ways.ports, key))
        spans = self.grid.zones.values()
        self.row: list[float] = []
        self.high = high
        self.levels: list[float] = []
        y = 0.0
        for row in range(self.grid.rows + 1):
            ending = _most(span.column for span in spans if span.last == row - 1)
            starting = _most(span.column for span in spans if span.first == row)
            count = self.ways.corridors.get(row, 0)
            self.levels.append(y + ending * PADDING + GAP)
            y += ending * PADDING + GAP + (count * TRACK + GAP if count else 0) + starting * TITLE
            if row < self.grid.rows:
                self.row.append(y)
                y += high[row]
        self.height = y

    def _node(self, node: Node) -> Box:
        place = self.grid.nodes[node.key]
        height = node_height(self.ways.ports, node.key)
        top = self.row[place.row] + (self.high[place.row] - height) / 2
        return Box(self.column[place.column] + self.inset[place.column], top, NODE_WIDTH, height)

    def _zone(self, zone: Zone) -> Box:
        span = self.grid.zones[zone.key]
        others = [each for each in self.grid.zones.values() if each.column == span.column and each.depth >= span.depth]
        above = sum(each.first == span.first for each in others)
        below = sum(each.last == span.last for each in others)
        cut = (span.depth - 1) * PADDING
        top = self.row[span.first] - above * TITLE
        bottom = self.row[span.last] + self.high[span.last] + below * PADDING
        wide = NODE_WIDTH + 2 * self.inset[span.column]
        return Box(self.column[span.column] + cut, top, wide - 2 * cut, bottom - top)

    def _port(self, key: str, side: int, number: int) -> Point:
        box = self.boxes[key]
        y = box.y + box.height / 2 + beside_middle(number, self.ways.ports[key, side], box.height)
        # Ports on the right lie on even lines and those on the left on odd ones, so that two arrows which come into a
        # gutter from either side never run one upon the other. Ports are further apart than lines, so none coincide.
        shift = LINE if side == LEFT else 0
        return (box.x + box.width if side == RIGHT else box.x), round((y - shift) / (2 * LINE)) * 2 * LINE + shift

    def _x(self, bend: Bend) -> float:
        return self.tracks[bend.gutter] + bend.track * TRACK

    def _line(self, route: Route) -> Line:
        arrow = route.arrow
        begin = self._port(arrow.source, route.out, route.port[0])
        end = self._port(arrow.target, route.into, route.port[1])
        points = [begin, (self._x(route.first), begin[1])]
        if route.second is not None:
            y = self.levels[route.corridor] + route.level * TRACK
            points += [(self._x(route.first), y), (self._x(route.second), y), (self._x(route.second), end[1])]
        else:
            points.append((self._x(route.first), end[1]))
        text = self.labels[arrow.key]
        return Line(arrow, (*points, end), text, self._label(route, text, end[1]) if text else None)

    def _label(self, route: Route, text: str, y: float) -> Box:
        """Return the room of a label: in the gutter beside the target, above the arrow's last stretch."""
        column, wide = self.grid.nodes[route.arrow.target].column, width(text, LABEL)
        x = self.edges[column][1] - wide - 2 if route.into == LEFT else self.edges[column + 1][0] + 2
        return Box(x, y - LABEL - 2, wide, LABEL + 1)

    def done(self) -> Layout:
        """Return everything in its place."""
        spans: Mapping[str, int] = {key: span.depth for key, span in self.grid.zones.items()}
        zones = sorted(self.scene.zones, key=lambda zone: (spans[zone.key], zone.key))
        return Layout(
            self.width + GAP, self.height + GAP,
            tuple((zone, self._zone(zone)) for zone in zones),
            tuple((node, self.boxes[node.key]) for node in self.scene.nodes),
            tuple(self._line(route) for route in self.ways.routes),
        )  # fmt: skip


def _most(columns: Iterable[int]) -> int:
    """Return how many there are in the column that has most."""
    return max(Counter(columns).values(), default=0)
