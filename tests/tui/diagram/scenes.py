"""Made-up scenes of every shape: zones in zones, loops, ends that are gone, wide characters, crowds."""

from __future__ import annotations

from hypothesis import strategies as st

from tmtui.tui.diagram.scene import Flow, Node, Scene, Zone, sound

KINDS = ("internet", "dmz", "internal", "office", "management", "cloud", "", "unheard-of")
NAMES = st.sampled_from(
    ["web", "Web server", "数据库", "e\u0301te\u0301", "a name that is longer than any box", "", "[/24]"]
)
PROTOCOLS = st.sampled_from(["", "HTTPS", "S3 or other object storage", "超文本"])


@st.composite
def scenes(draw: st.DrawFn, most: int = 12) -> Scene:
    """Return a scene; references may lead nowhere or in loops, as facts may."""
    zone_keys = [f"zone/{n}" for n in range(draw(st.integers(0, 6)))]
    node_keys = [f"component/{n}" for n in range(draw(st.integers(0, most)))]
    places = st.sampled_from(["", "zone/gone", *zone_keys])
    zones = [
        Zone(key, draw(NAMES), draw(st.sampled_from(KINDS)), draw(places), draw(st.booleans())) for key in zone_keys
    ]
    nodes = [
        Node(key, draw(NAMES), draw(PROTOCOLS), draw(places), tuple(draw(st.lists(places, max_size=2))))
        for key in node_keys
    ]
    ends = st.sampled_from(["component/gone", *node_keys])
    flows = [
        Flow(f"flow/{n}", draw(ends), draw(ends), draw(PROTOCOLS), draw(st.booleans()))
        for n in range(draw(st.integers(0, 2 * most)) if node_keys else 0)
    ]
    return sound(Scene(tuple(zones), tuple(nodes), tuple(flows)))


def network(components: int) -> Scene:
    """Return a network as they are drawn on whiteboards: everything behind a border, calls along tiers, one admin."""
    kinds = ("internet", "dmz", "office", "internal", "data", "management")
    zones = tuple(Zone(f"zone/{kind}", kind.title(), kind, outside=kind == "internet") for kind in kinds)
    nodes = tuple(
        Node(f"component/{n:02}", f"Machine {n:02}", "Web server", zones[n % len(zones)].key) for n in range(components)
    )
    pairs = [(n, (n + 1) % components) for n in range(components)] + [(0, n) for n in range(2, components, 3)]
    flows = tuple(
        Flow(f"flow/{a:02}..{b:02}", nodes[a].key, nodes[b].key, "HTTPS", nodes[a].zone != nodes[b].zone)
        for a, b in pairs
    )
    return sound(Scene(zones, nodes, flows))
