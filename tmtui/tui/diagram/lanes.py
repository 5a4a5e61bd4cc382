"""The order of a diagram: lanes from outside to inside, and in each what is reached first.

The order is the same for the same scene, so that people find things where they were the last time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

from tmtui.model.frozen import frozen
from tmtui.tui.diagram.scene import Node, Scene, Zone, chain

LANES = (
    ("internet",),
    ("on-the-road", "home", "partner", "supplier"),
    ("guest", "remote", "saas", "hosting", "cloud"),
    ("dmz",),
    ("office", "wireless", "voice", "things", "branch"),
    ("cloud-network", "cluster", "namespace", "datacentre", "internal"),
    ("", "other", "test", "build", "plant-border"),
    ("data", "storage", "control-room", "plant"),
    ("backup", "recovery"),
    ("management", "out-of-band"),
)
"""Kinds of zones, from outside to inside."""

_RANK = {kind: rank for rank, kinds in enumerate(LANES) for kind in kinds}


@frozen
class Copy:
    """A component shown once more, in a further zone it stands in."""

    node: Node
    zone: str


@frozen
class Group:
    """A zone and what is drawn in it, from top to bottom."""

    zone: Zone
    items: tuple[Item, ...]


Item = Group | Node | Copy


def lanes(scene: Scene) -> tuple[Item, ...]:
    """Return what stands at the top level, from outside to inside; everything else lies in it."""
    parents = {zone.key: zone.parent for zone in scene.zones}
    reached = distances(scene, parents)
    return _items(scene, "", reached)


def _items(scene: Scene, zone: str, reached: Mapping[str, int]) -> tuple[Item, ...]:
    far = len(scene.nodes) + 1
    nodes: list[tuple[int, str, Item]] = [
        (reached.get(node.key, far), node.key, node) for node in scene.nodes if node.zone == zone
    ]
    if zone:
        nodes += [
            (reached.get(node.key, far), node.key, Copy(node, zone)) for node in scene.nodes if zone in node.also_in
        ]
    groups: list[tuple[int, int, str, Item]] = []
    for inner in scene.zones:
        if inner.parent == zone:
            first = min((reached.get(node.key, far) for node in scene.nodes if node.zone == inner.key), default=far)
            groups.append((_rank(inner), first, inner.key, Group(inner, _items(scene, inner.key, reached))))
    in_order = [item for *_, item in sorted(nodes, key=lambda each: each[:2])]
    boxes = [item for *_, item in sorted(groups, key=lambda each: each[:3])]
    return (*in_order, *boxes) if zone else (*boxes, *in_order)


def _rank(zone: Zone) -> int:
    rank = _RANK.get(zone.kind, _RANK[""])
    return min(rank, 1) if zone.outside else rank


def distances(scene: Scene, parents: Mapping[str, str]) -> dict[str, int]:
    """Return for components how many connections away from outside they are; nothing for those never reached."""
    outside = {zone.key for zone in scene.zones if zone.outside}
    found = {
        node.key: 0
        for node in scene.nodes
        if any(key in outside for at in (node.zone, *node.also_in) for key in chain(parents, at))
    }
    onward: dict[str, list[str]] = {node.key: [] for node in scene.nodes}
    for flow in scene.flows:
        if flow.source in onward and flow.target in onward:
            onward[flow.source].append(flow.target)
    waiting = deque(sorted(found))
    while waiting:
        here = waiting.popleft()
        for there in onward[here]:
            if there not in found:
                found[there] = found[here] + 1
                waiting.append(there)
    return found


def halves(items: Sequence[Item], ports: Mapping[str, int]) -> int:
    """Return how many of the lanes belong into the left of two columns, so that neither is much higher."""
    heights = [height(item, ports) for item in items]
    whole = sum(heights)
    best = min(range(1, len(items)), key=lambda at: max(sum(heights[:at]), whole - sum(heights[:at])), default=1)
    return best if len(items) > 1 else 1


def height(item: Item, ports: Mapping[str, int]) -> int:
    """Return how many rows an item takes at least."""
    if isinstance(item, Group):
        return 2 + sum(height(inner, ports) for inner in item.items)
    return 2 if isinstance(item, Copy) else 2 + max(ports.get(item.key, 0), 1)


def nodes_in(items: Sequence[Item]) -> list[Node]:
    """Return the components of items from top to bottom, copies left out."""
    found: list[Node] = []
    for item in items:
        if isinstance(item, Group):
            found += nodes_in(item.items)
        elif isinstance(item, Node):
            found.append(item)
    return found
