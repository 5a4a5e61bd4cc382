"""What a diagram shows, before anything has a place: zones in zones, what stands in them, and who calls whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from tmtui.exchange.material import Material
from tmtui.exchange.writers.mermaid import nesting
from tmtui.model.assessment import Element
from tmtui.model.frozen import frozen
from tmtui.model.jewels import marked
from tmtui.model.path import AttackPath


@frozen
class Zone:
    """A box around others."""

    key: str
    name: str
    parent: str = ""
    """Key of the zone it lies in, or empty; parents never go in a loop."""
    outside: bool = False


@frozen
class Node:
    """A box that arrows go between."""

    key: str
    name: str
    about: str = ""
    """Second line: the technology."""
    zone: str = ""
    """Key of its zone, or empty."""
    shape: str = "box"
    """`box`, `store`, or `party` for people and what others run."""
    jewel: bool = False
    """Whether it is, or keeps, what is worth most."""
    walked: int = 0
    """Where on the attack path it comes, from 1; 0 for not on it."""


@frozen
class Arrow:
    """A flow, from who opens it."""

    key: str
    source: str
    target: str
    label: str = ""
    crosses: bool = False
    """Whether it crosses a trust boundary."""
    walked: bool = False
    """Whether the attack path goes along it."""


@frozen
class Scene:
    """Everything in one picture."""

    zones: tuple[Zone, ...]
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]


def scene(material: Material, path: AttackPath | None = None) -> Scene:
    """Return the picture of a model, with one attack path marked in it if it is given."""
    assessment = material.assessment
    zones, flows = assessment.elements("zone"), assessment.elements("flow")
    inside = nesting(zones)
    parents = {zone.key: parent for parent, members in inside.items() for zone in members}
    ends = {end for flow in flows for end in (flow.source, flow.target)}
    actors = [each for each in assessment.elements("actor") if each.key in ends]
    steps = path.steps if path is not None else ()
    order = {key: number for number, key in enumerate(dict.fromkeys(each.target for each in steps), 1)}
    along = {each.flow for each in steps} - {""}
    kept = marked(assessment)
    nodes = [_node(material, each, parents, order, kept) for each in (*assessment.elements("component"), *actors)]
    known = {node.key for node in nodes}
    return Scene(
        tuple(Zone(each.key, each.name, parents.get(each.key, ""), each.outside) for each in zones),
        tuple(nodes),
        tuple(
            Arrow(each.key, each.source, each.target, each.technology, each.crosses, each.key in along)
            for each in flows
            if {each.source, each.target} <= known and each.source != each.target
        ),
    )


def _node(
    material: Material, each: Element, zones: Collection[str], order: dict[str, int], kept: Collection[str]
) -> Node:
    party = each.kind == "actor" or not each.in_scope
    stores = each.kind == "component" and material.assessment.reading(each.key, "stores").value == "yes"
    about = each.technology if each.kind == "component" and each.technology.casefold() != each.name.casefold() else ""
    zone = each.zone if each.zone in zones else ""
    shape = "party" if party else "store" if stores else "box"
    return Node(each.key, each.name, about, zone, shape, each.key in kept, order.get(each.key, 0))


def overview(material: Material) -> Scene:
    """Return a picture of the zones alone, with how many flows go from one to another: for large models."""
    zones = material.assessment.elements("zone")
    place = {each.key: each.zone for each in material.assessment.elements("component")}
    members = Counter(place.values())
    known = {zone.key for zone in zones}
    nodes = [
        Node(each.key, each.name, _counted(members[each.key], "component"), "", "party" if each.outside else "box")
        for each in zones
    ]
    flows = material.assessment.elements("flow")
    counts = Counter((place.get(flow.source, ""), place.get(flow.target, "")) for flow in flows)
    arrows = [
        Arrow(f"{source}..{target}", source, target, _counted(count, "flow"), crosses=True)
        for (source, target), count in sorted(counts.items())
        if source != target and {source, target} <= known
    ]
    return Scene((), tuple(nodes), tuple(arrows))


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"
