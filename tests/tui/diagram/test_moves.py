"""Going through the diagram: every component is reached, connections lead to their other end, nothing jumps about."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tui.diagram.scenes import network, scenes
from tmtui.tui.diagram import moves
from tmtui.tui.diagram.layout import layout
from tmtui.tui.diagram.listing import listing
from tmtui.tui.diagram.scene import Scene

FEW = settings(max_examples=40, deadline=None)


@FEW
@given(scenes(), st.sampled_from([80, 120]))
def test_going_down_reaches_every_component(scene: Scene, width: int) -> None:
    for drawing in (layout(scene, width), listing(scene, width)):
        if drawing is None or not scene.nodes:
            continue
        here = moves.step(drawing, "", 0)
        seen = {here}
        for _ in scene.nodes:
            here = moves.step(drawing, here, 1)
            seen.add(here)
        assert seen == {node.key for node in scene.nodes}


@FEW
@given(scenes(), st.sampled_from([80, 120]))
def test_the_connections_of_a_component_come_in_turn_and_then_none(scene: Scene, width: int) -> None:
    drawing = layout(scene, width) or listing(scene, width)
    for node in scene.nodes:
        seen, flow = [], moves.next_flow(drawing, scene, node.key, "")
        while flow:
            seen.append(flow)
            other = moves.other_end(scene, node.key, flow)
            assert other in {each.key for each in scene.nodes}
            flow = moves.next_flow(drawing, scene, node.key, flow)
        assert sorted(seen) == sorted(f.key for f in scene.flows if node.key in (f.source, f.target))


def test_sideways_goes_to_the_nearest_in_the_other_column_and_back() -> None:
    drawing = layout(network(12), 120)
    assert drawing is not None
    first = moves.step(drawing, "", 0)
    there = moves.across(drawing, first, right=True)
    assert there != first
    assert moves.across(drawing, there, right=True) == there
    back = drawing.of(moves.across(drawing, there, right=False))
    assert back is not None
    assert not back.right


@given(st.integers(0, 200), st.integers(0, 190), st.integers(1, 10), st.integers(5, 60))
def test_what_the_cursor_is_on_is_in_sight(top: int, first: int, rows: int, height: int) -> None:
    whole = 210
    last = first + min(rows, height) - 1
    found = moves.scrolled(min(top, whole), (first, last), height, whole)
    assert found <= first
    assert last < found + height
    assert 0 <= found <= whole - height
    assert moves.scrolled(found, (first, last), height, whole) == found, "what is in sight moves nothing"
