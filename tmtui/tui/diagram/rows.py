"""Rows of a diagram: which row everything stands on, before any column is known.

Boxes stand under one another, so none can overlap; each end of a connection has a row of its own in its column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tmtui.model.frozen import frozen
from tmtui.tui.diagram.lanes import Copy, Group, Item, nodes_in
from tmtui.tui.diagram.scene import Flow, Node, Scene, chain
from tmtui.tui.diagram.tracks import Order

End = tuple[str, bool]
"""Key of a connection, and whether it is the end that opens it."""


@dataclass
class Column:
    """What stands where in one column; filled from the top."""

    items: Sequence[Item]
    zones: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Key: first and last row."""
    nodes: dict[str, tuple[int, int]] = field(default_factory=dict)
    copies: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    """Component and zone: first and last row."""
    ends: dict[End, int] = field(default_factory=dict)
    """Row of each end."""
    height: int = 0

    def rows(self) -> dict[int, End]:
        """Return the ends by their row."""
        return {row: end for end, row in self.ends.items()}


@frozen
class Wiring:
    """Which connections are drawn, and around which zone the line of each runs."""

    flows: Mapping[str, Flow]
    around: Mapping[str, str]
    """Key of a connection: the innermost zone both its ends lie in, or empty; its line stays inside that zone."""
    listed: tuple[str, ...]


def wiring(scene: Scene) -> Wiring:
    """Find out what can be drawn."""
    parents = {zone.key: zone.parent for zone in scene.zones}
    homes = {node.key: chain(parents, node.zone) for node in scene.nodes}
    drawn = {flow.key: flow for flow in scene.flows if flow.source in homes and flow.target in homes}
    around = {
        key: next((zone for zone in homes[flow.source] if zone in homes[flow.target]), "")
        for key, flow in drawn.items()
    }
    return Wiring(drawn, around, tuple(flow.key for flow in scene.flows if flow.key not in drawn))


def place_rows(columns: Sequence[Sequence[Item]], wiring: Wiring) -> tuple[list[Column], Order]:
    """Give everything its row; where lines of two columns meet, keep an order in which they can turn."""
    position = {
        node.key: (number, at) for number, items in enumerate(columns) for at, node in enumerate(nodes_in(items))
    }
    order = Order()
    placed: list[Column] = []
    for number, items in enumerate(columns):
        facing = placed[0].rows() if number else {}
        column = Column(items)
        _Placer(column, wiring, position, facing, order).place(items)
        placed.append(column)
    return placed, order


@dataclass
class _Placer:
    column: Column
    wiring: Wiring
    position: Mapping[str, tuple[int, int]]
    facing: Mapping[int, End]
    order: Order

    def place(self, items: Sequence[Item]) -> None:
        column = self.column
        for item in items:
            first = column.height
            if isinstance(item, Group):
                column.height += 1
                self.place(item.items)
                column.zones[item.zone.key] = (first, column.height)
                column.height += 1
            elif isinstance(item, Copy):
                column.copies[item.node.key, item.zone] = (first, first + 1)
                column.height += 2
            else:
                self._place_node(item)

    def _place_node(self, node: Node) -> None:
        first = self.column.height
        row = first + 1
        ends = self._ends(node)
        for end in ends:
            row = self._free_row(end[0], row)
            self.column.ends[end] = row
            row += 1
        last = max(row, first + 2)
        self.column.nodes[node.key] = (first, last)
        self.column.height = last + 1

    def _free_row(self, flow: str, row: int) -> int:
        """Return the first row on which the line of a connection can reach its track."""
        if self.wiring.around[flow]:
            return row
        while True:
            left = self.facing.get(row, ("", False))[0]
            if not left or left == flow or self.wiring.around[left]:
                return row
            if self.order.allows(left, flow):
                self.order.add(left, flow)
                return row
            row += 1

    def _ends(self, node: Node) -> list[End]:
        """Return the ends at a component so that lines cross little: up, across, down."""
        here = self.position[node.key]
        ends: list[tuple[tuple[int, int, str, bool], End]] = []
        for key, flow in self.wiring.flows.items():
            for opens, mine, other in ((True, flow.source, flow.target), (False, flow.target, flow.source)):
                if mine != node.key:
                    continue
                there = self.position[other]
                if there[0] != here[0]:
                    sort = (1, there[1])
                elif there[1] < here[1]:
                    sort = (0, -there[1])
                else:
                    sort = (2, -there[1])
                ends.append(((*sort, key, not opens), (key, opens)))
        return [end for _, end in sorted(ends)]
