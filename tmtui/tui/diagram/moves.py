"""Going through a diagram by keys: from component to component, and along connections."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.tui.diagram.drawing import Box, Drawing, Sort
from tmtui.tui.diagram.scene import Flow, Scene


def nodes(drawing: Drawing) -> Sequence[Box]:
    """Return the components as they are read: down the left column, then down the right one."""
    return sorted((box for box in drawing.boxes if box.sort is Sort.NODE), key=lambda box: (box.right, box.rect.y))


def step(drawing: Drawing, node: str, steps: int) -> str:
    """Return the component so many further down, or up; the last one that way at most."""
    order = [box.subject for box in nodes(drawing)]
    if node not in order:
        return order[0] if order else ""
    return order[min(max(order.index(node) + steps, 0), len(order) - 1)]


def across(drawing: Drawing, node: str, *, right: bool) -> str:
    """Return the component beside this one in the other column; itself where there is none that way."""
    here = drawing.of(node)
    if here is None or here.right is right:
        return node
    others = [box for box in nodes(drawing) if box.right is right]
    middle = here.rect.y + here.rect.height / 2
    nearest = min(others, key=lambda box: abs(box.rect.y + box.rect.height / 2 - middle), default=here)
    return nearest.subject


def flows_at(drawing: Drawing, scene: Scene, node: str) -> tuple[str, ...]:
    """Return the connections of a component in the order of their rows; those listed elsewhere come last."""
    ports = sorted((port.y, port.flow) for port in drawing.ports if port.node == node)
    rest = [flow.key for flow in scene.flows if node in (flow.source, flow.target)]
    return tuple(dict.fromkeys([flow for _, flow in ports] + rest))


def next_flow(drawing: Drawing, scene: Scene, node: str, flow: str) -> str:
    """Return the connection after this one at a component, and none after the last."""
    flows = flows_at(drawing, scene, node)
    at = flows.index(flow) + 1 if flow in flows else 0
    return flows[at] if at < len(flows) else ""


def other_end(scene: Scene, node: str, flow: str) -> str:
    """Return the component at the other end of a connection; the same one where no other is drawn."""
    found = scene.by_key.get(flow)
    if not isinstance(found, Flow):
        return node
    other = found.target if found.source == node else found.source
    return other if any(each.key == other for each in scene.nodes) else node


def rows_of(drawing: Drawing, node: str, flow: str) -> tuple[int, int]:
    """Return the first and the last row to be in sight for a component, or for one of its connections."""
    box = drawing.of(node)
    if box is None:
        return (0, 0)
    first, last = box.rect.y, box.rect.y + box.rect.height - 1
    ends = [port.y for port in drawing.ports if port.node == node and port.flow == flow]
    return (min(first, *ends), max(last, *ends)) if ends else (first, last)


def scrolled(top: int, rows: tuple[int, int], height: int, whole: int) -> int:
    """Return the first row to show, so that `rows` are in sight; what is in sight already moves nothing."""
    if whole <= height:
        return 0
    if top <= rows[0] and rows[1] < top + height:
        return min(top, whole - height)
    middle = (rows[0] + rows[1] + 1) // 2
    return min(max(middle - height // 2, 0), whole - height)
