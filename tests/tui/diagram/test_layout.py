"""Everything in its place: what a picture may never say that is not so, over scenes of every shape."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tui.diagram.scenes import network, scenes
from tmtui.tui.diagram.drawing import Box, Drawing, Point, Rect, Sort, Wire
from tmtui.tui.diagram.layout import layout, needed
from tmtui.tui.diagram.listing import listing
from tmtui.tui.diagram.scene import Scene, chain

WIDTHS = st.sampled_from([40, 60, 80, 120, 200])
FEW = settings(max_examples=50, deadline=None)


def zones_around(drawing: Drawing, box: Box) -> set[str]:
    return {zone.subject for zone in drawing.boxes if zone.sort is Sort.ZONE and zone.rect.holds(box.rect)}


def cells(wire: Wire) -> list[Point]:
    found = [wire.points[0]]
    for (x, y), (to_x, to_y) in itertools.pairwise(wire.points):
        assert x == to_x or y == to_y, "lines run level or upright"
        across = range(min(x, to_x), max(x, to_x) + 1)
        down = range(min(y, to_y), max(y, to_y) + 1)
        found += [(a, b) for a in across for b in down]
    return found


def drawn_or_listed(scene: Scene, width: int) -> Drawing:
    return layout(scene, width) or listing(scene, width)


@FEW
@given(scenes(), WIDTHS)
def test_every_component_lies_in_exactly_the_boxes_of_its_zones(scene: Scene, width: int) -> None:
    drawing = layout(scene, width)
    if drawing is None:
        return
    parents = {zone.key: zone.parent for zone in scene.zones}
    nodes = {node.key: node for node in scene.nodes}
    homes = [box for box in drawing.boxes if box.sort is Sort.NODE]
    assert sorted(box.subject for box in homes) == sorted(nodes), "each is drawn once"
    for box in homes:
        assert zones_around(drawing, box) == set(chain(parents, nodes[box.subject].zone))
    copies = [(box.subject, frozenset(zones_around(drawing, box))) for box in drawing.boxes if box.sort is Sort.COPY]
    wanted = [(node.key, frozenset(chain(parents, zone))) for node in scene.nodes for zone in node.also_in]
    assert sorted(copies, key=repr) == sorted(wanted, key=repr), "where it stands too, a copy says so"
    for zone in (box for box in drawing.boxes if box.sort is Sort.ZONE):
        assert zones_around(drawing, zone) == set(chain(parents, zone.subject)) - {zone.subject}


@FEW
@given(scenes(), WIDTHS)
def test_nothing_overlaps_and_everything_is_inside_the_width(scene: Scene, width: int) -> None:
    drawing = layout(scene, width)
    if drawing is None:
        return
    assert drawing.width <= width
    whole = Rect(-1, -1, drawing.width + 2, drawing.height + 2)
    for one, other in itertools.combinations(drawing.boxes, 2):
        assert not one.rect.meets(other.rect) or one.rect.holds(other.rect) or other.rect.holds(one.rect)
        if Sort.ZONE not in (one.sort, other.sort):
            assert not one.rect.meets(other.rect)
    assert all(whole.holds(box.rect) for box in drawing.boxes)
    assert all(whole.has(*cell) for wire in drawing.wires for cell in cells(wire))


@FEW
@given(scenes(), WIDTHS)
def test_no_line_runs_through_a_box_a_name_or_over_another_line(scene: Scene, width: int) -> None:
    drawing = layout(scene, width)
    if drawing is None:
        return
    level: dict[Point, str] = {}
    upright: dict[Point, str] = {}
    for wire in drawing.wires:
        for (x, y), (to_x, to_y) in itertools.pairwise(wire.points):
            taken = level if y == to_y else upright
            for cell in cells(Wire(wire.flow, ((x, y), (to_x, to_y)))):
                assert taken.setdefault(cell, wire.flow) == wire.flow, "two lines lie on one another"
        for cell in wire.points[1:-1]:
            assert level[cell] == upright[cell], "a line that bends under another cannot be followed"
    for box in drawing.boxes:
        rows = (box.rect.y, box.rect.y + box.rect.height - 1)
        for wire in drawing.wires:
            for x, y in cells(wire):
                inside = box.rect.has(x, y)
                assert not inside or (box.sort is Sort.ZONE and y not in rows), "a line runs over a box or its name"


@FEW
@given(scenes(), WIDTHS)
def test_a_line_meets_only_the_borders_of_zones_it_leaves_or_enters(scene: Scene, width: int) -> None:
    drawing = layout(scene, width)
    if drawing is None:
        return
    parents = {zone.key: zone.parent for zone in scene.zones}
    homes = {node.key: set(chain(parents, node.zone)) for node in scene.nodes}
    flows = {flow.key: flow for flow in scene.flows}
    for wire in drawing.wires:
        flow = flows[wire.flow]
        met = {
            box.subject
            for box in drawing.boxes
            for x, y in cells(wire)
            if box.sort is Sort.ZONE and box.rect.has(x, y) and x in (box.rect.x, box.rect.x + box.rect.width - 1)
        }
        assert met == homes[flow.source] ^ homes[flow.target]


@FEW
@given(scenes(), WIDTHS)
def test_every_connection_is_there_once_drawn_or_listed(scene: Scene, width: int) -> None:
    keys = sorted(flow.key for flow in scene.flows)
    drawing = layout(scene, width)
    if drawing is not None:
        assert sorted([*(wire.flow for wire in drawing.wires), *drawing.listed]) == keys
        ends = sorted((port.flow, port.opens) for port in drawing.ports)
        assert ends == sorted((wire.flow, opens) for wire in drawing.wires for opens in (True, False))
    listed = listing(scene, width)
    assert sorted(box.subject for box in listed.boxes if box.sort is Sort.FLOW) == keys
    assert sorted(box.subject for box in listed.boxes if box.sort is Sort.NODE) == sorted(n.key for n in scene.nodes)


@FEW
@given(scenes(), WIDTHS)
def test_a_line_begins_and_ends_at_its_components(scene: Scene, width: int) -> None:
    drawing = layout(scene, width)
    if drawing is None:
        return
    flows = {flow.key: flow for flow in scene.flows}
    for wire in drawing.wires:
        for (x, y), key in ((wire.points[0], flows[wire.flow].source), (wire.points[-1], flows[wire.flow].target)):
            box = drawing.of(key)
            assert box is not None
            assert box.rect.y < y < box.rect.y + box.rect.height - 1
            assert x == (box.rect.x - 1 if box.right else box.rect.x + box.rect.width)


@FEW
@given(scenes(most=5), WIDTHS)
def test_the_hit_map_finds_what_is_drawn(scene: Scene, width: int) -> None:
    drawing = drawn_or_listed(scene, width)
    for box in drawing.boxes:
        found = drawing.at(box.rect.x, box.rect.y)
        assert found == box.subject or box.sort is Sort.NODE


@pytest.mark.parametrize(
    ("components", "width", "drawn"),
    [(5, 80, True), (5, 120, True), (5, 200, True), (14, 80, True), (14, 120, True), (14, 200, True),
     (40, 80, False), (40, 200, True), (60, 80, False), (60, 120, False), (60, 200, False)],
)  # fmt: skip
def test_what_is_drawn_and_what_becomes_a_list(components: int, width: int, drawn: bool) -> None:
    scene = network(components)
    assert (layout(scene, width) is not None) is drawn
    assert needed(scene) <= width or not drawn


def test_the_lanes_go_from_outside_to_inside() -> None:
    drawing = layout(network(12), 120)
    assert drawing is not None
    zones = sorted((b for b in drawing.boxes if b.sort is Sort.ZONE), key=lambda b: (b.right, b.rect.y))
    assert [box.subject.removeprefix("zone/") for box in zones] == [
        "internet", "dmz", "office", "internal", "data", "management",
    ]  # fmt: skip


def test_the_same_scene_is_always_drawn_the_same() -> None:
    scene = network(14)
    turned = Scene(scene.zones[::-1], scene.nodes[::-1], scene.flows[::-1])
    one, other = layout(scene, 120), layout(turned, 120)
    assert one is not None
    assert other is not None
    assert (set(one.boxes), set(one.wires)) == (set(other.boxes), set(other.wires))


def test_a_crowd_is_a_list_at_any_width() -> None:
    assert layout(network(200), 400) is None
    assert needed(network(200)) == 0
