"""The drawing: every node in the boxes of its zones and in no other, nothing over anything else, and plain text."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmtui.exchange.material import Material
from tmtui.exchange.writers.diagram.layout import Box, Layout, Point, layout
from tmtui.exchange.writers.diagram.scene import Arrow, Node, Scene, Zone, overview, scene
from tmtui.exchange.writers.diagram.svg import svg
from tmtui.exchange.writers.diagram.wide import broken, fitted, width

SVG = "{http://www.w3.org/2000/svg}"


@st.composite
def scenes(draw: st.DrawFn, nodes: int = 14) -> Scene:
    """Return zones in zones, nodes in some of them, and arrows between any two, several as well."""
    zones: list[Zone] = []
    for number in range(draw(st.integers(0, 7))):
        parent = draw(st.sampled_from(["", *(zone.key for zone in zones)]))
        zones.append(Zone(f"zone/{number}", draw(st.text(max_size=30)), parent, draw(st.booleans())))
    places = ["", *(zone.key for zone in zones)]
    found = [
        Node(
            f"component/{number}", draw(st.text(max_size=40)), "", draw(st.sampled_from(places)), jewel=number % 3 == 0
        )
        for number in range(draw(st.integers(0, nodes)))
    ]
    pairs = [(one.key, other.key) for one in found for other in found if one != other]
    arrows = draw(st.lists(st.sampled_from(pairs), max_size=2 * nodes)) if pairs else []
    label = st.sampled_from(["", "HTTPS", "Something long that has to be cut off"])
    return Scene(
        tuple(zones),
        tuple(found),
        tuple(Arrow(f"flow/{number}", *pair, draw(label)) for number, pair in enumerate(arrows)),
    )


def large() -> Scene:
    """Return sixty machines in twelve networks, and a hundred flows."""
    zones = [Zone("zone/0", "Internet", outside=True)]
    zones += [Zone(f"zone/{n}", f"Network {n}", f"zone/{n - 6}" if n > 7 else "") for n in range(1, 12)]
    nodes = [Node(f"component/{n}", f"Machine number {n}", "Web server", f"zone/{n * 7 % 12}") for n in range(60)]
    ends = ((n * 11 % 60, (n * 17 + 3) % 60) for n in range(100))
    arrows = [
        Arrow(f"flow/{n}", f"component/{a}", f"component/{b}", "HTTPS") for n, (a, b) in enumerate(ends) if a != b
    ]
    return Scene(tuple(zones), tuple(nodes), tuple(arrows))


def hold(drawn: Layout, shown: Scene) -> None:
    """Check everything a reader relies on."""
    zones = {zone.key: box for zone, box in drawn.zones}
    nodes = {node.key: box for node, box in drawn.nodes}
    parents = {zone.key: zone.parent for zone in shown.zones}
    sheet = Box(0, 0, drawn.width, drawn.height)
    for node in shown.nodes:
        around, above = set(), node.zone
        while above:
            around.add(above)
            above = parents[above]
        for key, box in zones.items():
            assert box.holds(nodes[node.key]) if key in around else not box.meets(nodes[node.key]), (node.key, key)
    for (one, first), (other, second) in combinations(zones.items(), 2):
        nested = first.holds(second) or second.holds(first)
        assert nested == (one in _above(parents, other) or other in _above(parents, one)), (one, other)
        assert nested or not first.meets(second), (one, other)
    for (one, first), (other, second) in combinations(nodes.items(), 2):
        assert not first.meets(second), (one, other)
    labels = [(line.arrow.key, line.at) for line in drawn.lines if line.at is not None]
    for (one, first), (other, second) in combinations(labels, 2):
        assert not first.meets(second), ("labels", one, other)
    for key, label in labels:
        assert not any(label.meets(box) for box in nodes.values()), key
    for line in drawn.lines:
        for stretch in _stretches(line.points):
            crossed = [key for key, box in nodes.items() if box.meets(stretch)]
            assert crossed == [], (line.arrow.key, crossed)
    stretches = [(line.arrow.key, each) for line in drawn.lines for each in pairwise(line.points)]
    for (one, first_), (other, second_) in combinations(stretches, 2):
        assert one == other or not _run_together(first_, second_), (one, other)
    assert all(sheet.holds(box) for box in (*zones.values(), *nodes.values(), *(box for _, box in labels)))
    assert len(drawn.lines) == len(shown.arrows)


def _above(parents: dict[str, str], key: str) -> set[str]:
    found: set[str] = set()
    while parents[key]:
        key = parents[key]
        found.add(key)
    return found


def _run_together(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two stretches lie one upon the other, so that nobody can tell which is whose."""
    for along, across in ((0, 1), (1, 0)):
        lines = {point[across] for point in (*one, *other)}
        shared = min(max(p[along] for p in each) for each in (one, other)) - max(
            min(p[along] for p in each) for each in (one, other)
        )
        if max(lines) - min(lines) < 1 and shared > 1:
            return True
    return False


def _stretches(points: tuple[tuple[float, float], ...]) -> list[Box]:
    """Return each stretch of an arrow as a thin box, a little short of the nodes at its ends."""
    return [
        Box(min(x1, x2) + 0.1, min(y1, y2), max(abs(x1 - x2) - 0.2, 0.01), max(abs(y1 - y2), 0.01))
        for (x1, y1), (x2, y2) in pairwise(points)
    ]


@given(scenes())
@settings(max_examples=50, deadline=None)
def test_any_scene_is_drawn_without_overlaps(shown: Scene) -> None:
    drawn = layout(shown)
    hold(drawn, shown)
    assert layout(shown) == drawn, "the same scene is drawn the same"
    ET.fromstring(svg(drawn, "any"))


def test_sixty_components_are_drawn_without_overlaps_and_fit_a_wide_page() -> None:
    shown = large()
    drawn = layout(shown)
    hold(drawn, shown)
    assert drawn.width < 3000
    assert drawn.height < 3000


@pytest.mark.parametrize("name", ["balloon", "hybrid"])
def test_a_real_system_is_drawn_whole(name: str, request: pytest.FixtureRequest) -> None:
    model: Material = request.getfixturevalue(name)
    path = model.assessment.paths()[0]
    shown = scene(model, path)
    hold(layout(shown), shown)
    assert {zone.key for zone in shown.zones} == {zone.key for zone in model.assessment.elements("zone")}
    assert len(shown.arrows) == len(model.assessment.elements("flow"))
    assert {node.key for node in shown.nodes if node.walked} == {
        step.target for step in path.steps if step.target.startswith("component/")
    }
    jewels = {node.key for node in shown.nodes if node.jewel}
    assert jewels & {place for data in model.assessment.elements("data") for place in data.stored_by}


def test_a_large_model_is_drawn_as_its_zones(hybrid: Material) -> None:
    shown = overview(hybrid)
    hold(layout(shown), shown)
    assert len(shown.nodes) == len(hybrid.assessment.elements("zone"))
    assert "4 components" in {node.about for node in shown.nodes}


def test_the_drawing_is_text_shapes_and_nothing_that_runs_or_loads(hostile: Material) -> None:
    root = ET.fromstring(svg(layout(scene(hostile)), "<script>", "&"))
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "rect", "path", "polygon", "text", "circle"}
    for element in root.iter():
        assert not [name for name in element.attrib if name.startswith(("on", "style")) or "href" in name]
        assert not any("url(" in value for value in element.attrib.values())


def test_a_text_that_is_cut_fits_and_says_that_it_was_cut() -> None:
    assert fitted("short", 100, 10) == "short"
    cut = fitted("a name that is much too long for its box", 100, 10)
    assert cut.endswith("…")
    assert width(cut, 10) <= 100
    assert broken("Customer's browser", 100, 13) == ["Customer's", "browser"]
