"""What the characters say: every name and label readable, marks for everything, the view never moves anything."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.diagram.scenes import network, scenes
from tmtui.tui.diagram.canvas import View, draw, short
from tmtui.tui.diagram.drawing import Sort
from tmtui.tui.diagram.layout import layout
from tmtui.tui.diagram.listing import draw_list, listing
from tmtui.tui.diagram.scene import Flow, Node, Scene, Zone, sound, zoomed
from tmtui.tui.lines import crop, plain, to_ascii, width_of

FEW = settings(max_examples=40, deadline=None)
WIDTHS = st.sampled_from([40, 80, 120])


def everything(scene: Scene) -> View:
    """Return a view with all there is to show."""
    keys = [node.key for node in scene.nodes] + [flow.key for flow in scene.flows]
    return View(
        selected=keys[0] if keys else "",
        heavy=frozenset(flow.key for flow in scene.flows[::2]),
        steps={node.key: "1,4" for node in scene.nodes[::2]},
        levels=dict.fromkeys(keys, ("● very high", "bad")),
    )


@FEW
@given(scenes(), WIDTHS)
def test_every_row_is_as_wide_as_the_drawing_in_every_charset_and_view(scene: Scene, width: int) -> None:
    drawing = layout(scene, width)
    if drawing is None:
        return
    for view in (View(), everything(scene)):
        rows = draw(drawing, scene, view)
        assert [width_of(row) for row in rows] == [drawing.width] * drawing.height
        for row in rows:
            text = "".join(span.text for span in row)
            assert cell_len(to_ascii(text)) == cell_len(text)
        assert draw(drawing, scene, view, top=3, rows=4) == rows[3:7], "a part is the same as in the whole"


@FEW
@given(scenes(), WIDTHS)
def test_names_and_labels_are_readable_wherever_they_stand(scene: Scene, width: int) -> None:
    drawing = layout(scene, width)
    if drawing is None:
        return
    rows = draw(drawing, scene, View())
    names = {key: each.name for key, each in scene.by_key.items()}
    for box in drawing.boxes:
        inside = plain([crop(rows[box.rect.y], box.rect.x, box.rect.width)])
        text = names[box.subject]
        assert short(text, min(len(text), 6)).rstrip("…") in inside
    labels = {flow.key: flow.label or "connection" for flow in scene.flows}
    places = {box.subject: box.rect for box in drawing.boxes if box.sort is Sort.NODE}
    for port in drawing.ports:
        rect = places[port.node]
        inside = plain([crop(rows[port.y], rect.x + 1, rect.width - 2)]).strip()
        assert inside.startswith(labels[port.flow][:4]), "a label was overwritten"


@FEW
@given(scenes(), WIDTHS)
def test_a_list_is_inside_the_width_and_has_a_row_for_each_place(scene: Scene, width: int) -> None:
    places = listing(scene, width)
    rows = draw_list(places, scene, everything(scene))
    assert len(rows) == places.height == len(places.boxes)
    assert all(width_of(row) <= width for row in rows)


def test_a_heavy_line_shows_without_colour_and_moves_nothing() -> None:
    scene = network(14)
    drawing = layout(scene, 120)
    assert drawing is not None
    light, heavy = (
        plain(draw(drawing, scene, View())),
        plain(draw(drawing, scene, View(heavy=frozenset({scene.flows[0].key})))),
    )
    assert len(light) == len(heavy)
    changed = {(a, b) for a, b in zip(light, heavy, strict=True) if a != b}
    assert changed
    assert {b for _, b in changed} <= set("━┃┏┓┗┛┿╂╋")


def test_what_is_outside_worth_most_or_stands_twice_has_a_sign() -> None:
    scene = sound(
        Scene(
            (Zone("zone/a", "Internet", "internet", outside=True), Zone("zone/b", "Servers", "internal")),
            (
                Node("component/x", "Customer", zone="zone/a", ours=False),
                Node("component/y", "Database", zone="zone/b", jewel=True),
                Node("component/z", "Firewall", zone="zone/b", also_in=("zone/a",)),
            ),
            (Flow("flow/1", "component/x", "component/y", "HTTPS", crosses=True),),
        )
    )
    drawing = layout(scene, 80)
    assert drawing is not None
    text = plain(draw(drawing, scene, View()))
    assert "Internet (outside) ╌" in text
    assert "┌ Customer ╌" in text
    assert "◆ Database" in text
    assert "≡ Firewall" in text
    assert "see Servers" in text
    assert "╫" in text
    assert text.count("HTTPS") == 2, "at both ends"


def test_a_zone_is_shown_with_its_neighbours_in_theirs() -> None:
    scene = network(12)
    shown = zoomed(scene, "zone/dmz")
    inside = {node.key for node in scene.nodes if node.zone == "zone/dmz"}
    assert inside <= {node.key for node in shown.nodes}
    assert all(flow.source in inside or flow.target in inside for flow in shown.flows)
    assert len(shown.flows) == sum(flow.source in inside or flow.target in inside for flow in scene.flows)
    assert layout(shown, 80) is not None
