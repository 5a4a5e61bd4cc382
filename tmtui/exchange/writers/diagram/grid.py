"""Where everything stands on a grid: each node a cell, each zone a run of cells in one column.

Columns are lanes from outside to inside: zones that lie as many flows away from the outside stand in one. That a zone
keeps to one column leaves ways between the columns, and between the rows, in which arrows meet no node.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from math import ceil, sqrt

from tmtui.exchange.writers.diagram.scene import Scene
from tmtui.model.frozen import changing, frozen

MOST_LANES = 5
"""Columns beside each other that a page still shows readably."""
SWEEPS = 4
"""How often the order within lanes is made to fit the neighbours' better."""


@frozen
class Place:
    """A cell."""

    column: int
    row: int


@frozen
class Span:
    """The cells of a zone: all from the first to the last row of a column."""

    column: int
    first: int
    last: int
    depth: int
    """1 for a zone in no other."""


@frozen
class Grid:
    """Where everything stands."""

    columns: int
    rows: int
    nodes: Mapping[str, Place]
    zones: Mapping[str, Span]


@changing
class _Block:
    """A zone while it is placed; without a key, a node that stands in none."""

    key: str
    outside: bool
    nodes: list[str] = field(default_factory=list)
    children: list[_Block] = field(default_factory=list)

    def rows(self) -> int:
        return max(1, len(self.nodes) + sum(child.rows() for child in self.children))

    def members(self) -> Iterator[str]:
        yield from self.nodes
        for child in self.children:
            yield from child.members()


def grid(scene: Scene) -> Grid:
    """Return where everything in a scene stands; the same for the same scene."""
    tops = _blocks(scene)
    near = _neighbours(scene)
    lanes = _lanes(tops, near)
    placed = _place(lanes)
    for _ in range(SWEEPS):
        for lane in lanes:
            _order(lane, near, placed.nodes)
        placed = _place(lanes)
    return placed


def _blocks(scene: Scene) -> list[_Block]:
    blocks = {zone.key: _Block(zone.key, zone.outside) for zone in scene.zones}
    tops = []
    for node in scene.nodes:
        if node.zone in blocks:
            blocks[node.zone].nodes.append(node.key)
        else:
            tops.append(_Block("", node.shape == "party", [node.key]))
    for zone in scene.zones:
        (blocks[zone.parent].children if zone.parent in blocks else tops).append(blocks[zone.key])
    return tops


def _neighbours(scene: Scene) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for arrow in scene.arrows:
        found[arrow.source].append(arrow.target)
        found[arrow.target].append(arrow.source)
    return found


def _lanes(tops: Sequence[_Block], near: Mapping[str, Sequence[str]]) -> list[list[_Block]]:
    """Return the blocks by how many flows they are away from the outside; long lanes are parted, short ones joined."""
    home = {key: number for number, block in enumerate(tops) for key in block.members()}
    linked: dict[int, set[int]] = defaultdict(set)
    for key, others in near.items():
        linked[home[key]] |= {home[other] for other in others}
    distance = {number: 0 for number, block in enumerate(tops) if block.outside} or dict.fromkeys(
        range(len(tops[:1])), 0
    )
    edge = list(distance)
    while edge:
        edge = [other for number in edge for other in sorted(linked[number]) if other not in distance
                and distance.setdefault(other, distance[number] + 1)]  # fmt: skip
    last = max(distance.values(), default=0) + 1
    groups: dict[int, list[_Block]] = defaultdict(list)
    for number, block in enumerate(tops):
        groups[distance.get(number, last)].append(block)
    total = sum(block.rows() for block in tops)
    tall = max([ceil(sqrt(total * 1.6)), *(block.rows() for block in tops)], default=1)
    lanes = [lane for _, blocks in sorted(groups.items()) for lane in _parted(blocks, tall)]
    while len(lanes) > MOST_LANES:
        heights = [_height(lanes[at]) + _height(lanes[at + 1]) for at in range(len(lanes) - 1)]
        at = heights.index(min(heights))
        lanes[at : at + 2] = [lanes[at] + lanes[at + 1]]
    return lanes


def _height(lane: Sequence[_Block]) -> int:
    return sum(block.rows() for block in lane)


def _parted(blocks: Sequence[_Block], tall: int) -> list[list[_Block]]:
    lanes: list[list[_Block]] = [[]]
    for block in blocks:
        if lanes[-1] and _height(lanes[-1]) + block.rows() > tall:
            lanes.append([])
        lanes[-1].append(block)
    return lanes


def _order(lane: list[_Block], near: Mapping[str, Sequence[str]], places: Mapping[str, Place]) -> None:
    """Put blocks and nodes of a lane in the order of the rows of what they are connected with."""

    def node(key: str) -> tuple[float, str]:
        rows = [places[other].row for other in near.get(key, ())] or [places[key].row]
        return sum(rows) / len(rows), key

    def block(each: _Block) -> tuple[float, str]:
        means = [node(key)[0] for key in each.members()]
        return (sum(means) / len(means) if means else 0.0), each.key or each.nodes[0]

    def settle(blocks: list[_Block]) -> None:
        for each in blocks:
            each.nodes.sort(key=node)
            settle(each.children)
        blocks.sort(key=block)

    settle(lane)


def _place(lanes: Sequence[Sequence[_Block]]) -> Grid:
    nodes: dict[str, Place] = {}
    zones: dict[str, Span] = {}

    def put(block: _Block, column: int, row: int, depth: int) -> int:
        first = row
        inner = depth + bool(block.key)
        for key in block.nodes:
            nodes[key] = Place(column, row)
            row += 1
        for child in block.children:
            row = put(child, column, row, inner)
        row = max(row, first + 1)
        if block.key:
            zones[block.key] = Span(column, first, row - 1, inner)
        return row

    rows = 0
    tallest = max(map(_height, lanes), default=0)
    for column, lane in enumerate(lanes):
        row = (tallest - _height(lane)) // 2  # short lanes stand in the middle of long ones
        for block in lane:
            row = put(block, column, row, 0)
        rows = max(rows, row)
    return Grid(len(lanes), rows, nodes, zones)
