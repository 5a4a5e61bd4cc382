"""What a diagram shows, before anything has a place: zones in zones, what stands in them, and who calls whom.

Whatever the facts say (loops of zones, ends that are gone), a scene is sound: every zone lies in one zone or none, and
every component has one home. What cannot be drawn is kept, so that it can be listed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from tmtui.model.assessment import Assessment
from tmtui.model.frozen import frozen
from tmtui.model.jewels import marked


@frozen
class Zone:
    """A box around others."""

    key: str
    name: str
    kind: str = ""
    """Its kind in the catalogue, as `dmz`; decides where its lane stands."""
    parent: str = ""
    """Key of the zone it lies in, or empty; parents never go in a loop."""
    outside: bool = False


@frozen
class Node:
    """A component."""

    key: str
    name: str
    about: str = ""
    """What it is, in a word or two."""
    zone: str = ""
    """Key of the zone it is drawn in, or empty."""
    also_in: tuple[str, ...] = ()
    """Further zones, each of which gets a marked copy; none that already lies around its home."""
    ours: bool = True
    """Whether it is in scope."""
    jewel: bool = False
    """Whether it is, or keeps, what is worth most."""


@frozen
class Flow:
    """A connection, from who opens it."""

    key: str
    source: str
    target: str
    label: str = ""
    """The protocol."""
    crosses: bool = False
    """Whether it crosses a trust boundary."""
    name: str = ""


@frozen
class Scene:
    """Everything there is to draw."""

    zones: tuple[Zone, ...] = ()
    nodes: tuple[Node, ...] = ()
    flows: tuple[Flow, ...] = ()

    @property
    def by_key(self) -> Mapping[str, Zone | Node | Flow]:
        """Everything by its key."""
        found: dict[str, Zone | Node | Flow] = {zone.key: zone for zone in self.zones}
        found.update((node.key, node) for node in self.nodes)
        found.update((flow.key, flow) for flow in self.flows)
        return found


def sound(scene: Scene) -> Scene:
    """Return a scene without loops of zones, without references to what is not there, and with one home a component."""
    parents = {zone.key: zone.parent for zone in scene.zones}
    for key in sorted(parents):
        if parents[key] not in parents or key in chain(parents, parents[key]):
            parents[key] = ""
    nodes = []
    for node in scene.nodes:
        places = [key for key in dict.fromkeys((node.zone, *node.also_in)) if key in parents]
        home = places[0] if places else ""
        around = set(chain(parents, home))
        others = tuple(key for key in places[1:] if key not in around)
        nodes.append(replace(node, zone=home, also_in=others))
    zones = tuple(replace(zone, parent=parents[zone.key]) for zone in scene.zones)
    return Scene(zones, tuple(nodes), scene.flows)


def chain(parents: Mapping[str, str], key: str) -> list[str]:
    """Return a zone and those around it, innermost first; a loop is walked once."""
    found: list[str] = []
    while key and key in parents and key not in found:
        found.append(key)
        key = parents[key]
    return found


def scene_of(assessment: Assessment) -> Scene:
    """Return what the diagram of a model shows."""
    worth = marked(assessment)
    zones = tuple(
        Zone(each.key, each.name, _kind(assessment, each.key), each.parent, each.outside)
        for each in assessment.elements("zone")
    )
    nodes = tuple(
        Node(each.key, each.name, each.technology, each.zone, each.also_in, each.in_scope, each.key in worth)
        for each in assessment.elements("component")
    )
    flows = tuple(
        Flow(each.key, each.source, each.target, each.technology, each.crosses, each.name)
        for each in assessment.elements("flow")
    )
    return sound(Scene(zones, nodes, flows))


def _kind(assessment: Assessment, zone: str) -> str:
    kind = assessment.reading(zone, "kind").value
    return kind if isinstance(kind, str) else ""


def zoomed(scene: Scene, zone: str) -> Scene:
    """Return one zone with everything in it, and its neighbours in theirs."""
    parents = {each.key: each.parent for each in scene.zones}
    inner = {node.key for node in scene.nodes if any(zone in chain(parents, at) for at in (node.zone, *node.also_in))}
    flows = tuple(flow for flow in scene.flows if flow.source in inner or flow.target in inner)
    shown = inner | {end for flow in flows for end in (flow.source, flow.target)}
    nodes = tuple(node if node.key in inner else replace(node, also_in=()) for node in scene.nodes if node.key in shown)
    return Scene(_zones_around(scene, nodes, zone, parents), nodes, flows)


def _zones_around(scene: Scene, nodes: Collection[Node], zone: str, parents: Mapping[str, str]) -> tuple[Zone, ...]:
    needed = {key for node in nodes for at in (node.zone, *node.also_in) for key in chain(parents, at)}
    needed |= set(chain(parents, zone)) | {key for key in parents if zone in chain(parents, key)}
    return tuple(each for each in scene.zones if each.key in needed)
