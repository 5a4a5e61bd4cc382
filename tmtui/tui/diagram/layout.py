"""Where everything stands: a pure function of a scene and a width; nothing where it cannot be drawn honestly.

Zones stand as boxes under one another, in two columns where there is room, from outside to inside. Lines run in the
space between the columns, and those that stay within a zone in a space of that zone, so a line meets no border but
those of the zones it really leaves and enters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tmtui.tui.diagram.drawing import Box, Drawing, Point, Port, Rect, Sort, Wire
from tmtui.tui.diagram.lanes import Copy, Group, Item, halves, lanes
from tmtui.tui.diagram.rows import Column, Wiring, place_rows, wiring
from tmtui.tui.diagram.scene import Flow, Scene
from tmtui.tui.diagram.tracks import Order, Span, tracks

LEAST = {1: 16, 2: 17}
"""Cells inside a box at least, for one and for two columns: room for a name and a protocol."""

MOST = 42
"""Cells inside a box at most; wider ones only put more between a name and its line."""

MOST_NODES = {1: 30, 2: 80}
"""Components above which a picture of one or two columns is nothing anybody reads."""

MOST_LINES = 48
"""Lines side by side above which nobody can follow one with the eye."""

WIDEST = 400
"""Columns no terminal has."""

PITCH = 2
"""Cells from one track to the next, at least."""


def layout(scene: Scene, width: int) -> Drawing | None:
    """Return the drawing in at most `width` cells, the lower of what fits; nothing when it would be too wide."""
    if not (scene.nodes or scene.zones) or len(scene.nodes) > max(MOST_NODES.values()):
        return None
    items = lanes(scene)
    wired = wiring(scene)
    ports = _ports(wired)
    cut = halves(items, ports)
    choices = ([items], [items[:cut], items[cut:]]) if len(items) > 1 else ([items],)
    readable = [choice for choice in choices if len(scene.nodes) <= MOST_NODES[len(choice)]]
    drawn = [_drawn(choice, wired, width) for choice in readable]
    return min((each for each in drawn if each is not None), key=lambda each: each.height, default=None)


def needed(scene: Scene) -> int:
    """Return the least width at which a scene can be drawn; 0 when it is too large for any."""
    if len(scene.nodes) > max(MOST_NODES.values()):
        return 0
    return bisect_left(range(WIDEST), True, key=lambda width: layout(scene, width) is not None) % WIDEST


def _ports(wired: Wiring) -> dict[str, int]:
    count: dict[str, int] = {}
    for flow in wired.flows.values():
        for end in (flow.source, flow.target):
            count[end] = count.get(end, 0) + 1
    return count


def _drawn(columns: Sequence[Sequence[Item]], wired: Wiring, width: int) -> Drawing | None:
    placed, order = place_rows(columns, wired)
    gutter = _tracks_around("", placed, wired, order)
    lines = max(gutter.values(), default=-1) + 1
    if lines > MOST_LINES:
        return None
    least = _gutter(lines, len(placed), PITCH)
    each = (width - least) // len(placed)
    rails = {zone: _tracks_around(zone, placed, wired, None) for column in placed for zone in column.zones}
    wanted = max(_overhead(column.items, rails) for column in placed) + MOST + 2
    sized = _Sized(wired, placed, rails, gutter, min(each, wanted), lines, least)
    if any(sized.inner(column) < LEAST[len(placed)] for column in placed):
        return None
    room = width - sized.column * len(placed)
    for pitch in (PITCH + 2, PITCH + 1):
        if lines and _gutter(lines, len(placed), pitch) <= min(room, 60):
            sized.pitch, sized.gutter = pitch, _gutter(lines, len(placed), pitch)
            break
    return sized.drawing()


def _gutter(lines: int, columns: int, pitch: int) -> int:
    if not lines:
        return 6 if columns > 1 else 0
    return pitch * (lines - 1) + (5 if columns > 1 else 3)


def _tracks_around(zone: str, placed: Sequence[Column], wired: Wiring, order: Order | None) -> dict[str, int]:
    """Return the tracks of the lines that run around a zone, or around all of them."""
    spans: dict[str, Span] = {}
    right: list[str] = []
    for key in wired.flows:
        if wired.around[key] != zone:
            continue
        rows = [column.ends[key, opens] for column in placed for opens in (True, False) if (key, opens) in column.ends]
        if len(placed) > 1 and all((key, opens) in placed[1].ends for opens in (True, False)):
            right.append(key)
        if rows[0] != rows[1]:
            spans[key] = (min(rows), max(rows))
    return tracks(spans, order, right=right if not zone else ())


def _overhead(items: Sequence[Item], rails: Mapping[str, Mapping[str, int]]) -> int:
    """Return the cells that borders and lines of zones take beside the narrowest box."""
    inner = [
        3 + _rail(rails[item.zone.key]) + _overhead(item.items, rails) for item in items if isinstance(item, Group)
    ]
    return max(inner, default=0)


def _rail(lines: Mapping[str, int]) -> int:
    """Return the cells between the boxes of a zone and its border: for arrows and for the lines that stay inside."""
    return 1 + PITCH * (max(lines.values(), default=-1) + 1)


@dataclass
class _Sized:
    """Puts rows and columns together."""

    wired: Wiring
    placed: Sequence[Column]
    rails: Mapping[str, Mapping[str, int]]
    """Zone: track of each line that stays inside it."""
    tracks: Mapping[str, int]
    column: int
    """Cells of a column."""
    lines: int
    gutter: int
    pitch: int = PITCH

    def inner(self, column: Column) -> int:
        """Return the cells inside the narrowest box of a column."""
        return self.column - 2 - _overhead(column.items, self.rails)

    def drawing(self) -> Drawing:
        """Return everything in its place."""
        self._boxes: list[Box] = []
        self._ports: dict[tuple[str, bool], Port] = {}
        self._rail_x: dict[tuple[int, str], int] = {}
        for number, column in enumerate(self.placed):
            self._fill(number, column, column.items, 0, self.column - 1)
        wires = tuple(self._wire(flow) for flow in self.wired.flows.values())
        width = self.column * len(self.placed) + self.gutter
        height = max(column.height for column in self.placed)
        boxes = sorted(self._boxes, key=lambda box: box.sort is not Sort.ZONE)
        return Drawing(width, height, tuple(boxes), tuple(self._ports.values()), wires, self.wired.listed)

    def _x(self, number: int, at: int) -> int:
        """Return the column of the screen for one counted from the outer edge of a column of boxes."""
        return at if number == 0 else self.column * 2 + self.gutter - 1 - at

    def _rect(self, number: int, first: int, last: int, rows: tuple[int, int]) -> Rect:
        x = min(self._x(number, first), self._x(number, last))
        return Rect(x, rows[0], last - first + 1, rows[1] - rows[0] + 1)

    def _fill(self, number: int, column: Column, items: Sequence[Item], first: int, last: int) -> None:
        for item in items:
            if isinstance(item, Group):
                key = item.zone.key
                rect = self._rect(number, first, last, column.zones[key])
                self._boxes.append(Box(key, Sort.ZONE, rect, right=number > 0))
                inner = last - 1 - _rail(self.rails[key])
                self._rail_x[number, key] = inner
                self._fill(number, column, item.items, first + 2, inner)
            elif isinstance(item, Copy):
                rect = self._rect(number, first, last, column.copies[item.node.key, item.zone])
                self._boxes.append(Box(item.node.key, Sort.COPY, rect, right=number > 0))
            else:
                rect = self._rect(number, first, last, column.nodes[item.key])
                self._boxes.append(Box(item.key, Sort.NODE, rect, right=number > 0))
                self._add_ports(number, column, item.key, self._x(number, last))

    def _add_ports(self, number: int, column: Column, node: str, x: int) -> None:
        for flow in self.wired.flows.values():
            for opens, mine, other in ((True, flow.source, flow.target), (False, flow.target, flow.source)):
                if mine == node:
                    row = column.ends[flow.key, opens]
                    self._ports[flow.key, opens] = Port(flow.key, node, x, row, opens, number > 0, other)

    def _wire(self, flow: Flow) -> Wire:
        start, end = self._ports[flow.key, True], self._ports[flow.key, False]
        a: Point = (start.x + (-1 if start.right else 1), start.y)
        b: Point = (end.x + (-1 if end.right else 1), end.y)
        if a[1] == b[1]:
            return Wire(flow.key, (a, b))
        zone = self.wired.around[flow.key]
        if zone:
            number = int(start.right)
            x = self._x(number, self._rail_x[number, zone] + PITCH * (self.rails[zone][flow.key] + 1))
        else:
            x = self.column + 1 + self.pitch * self.tracks[flow.key] + (len(self.placed) > 1)
        return Wire(flow.key, (a, (x, a[1]), (x, b[1]), b))
