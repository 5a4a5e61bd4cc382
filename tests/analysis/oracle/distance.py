"""How many components somebody has to take over, from where they stand, before a door opens to them.

Worked out twice: counting every step that may exist (the lowest number) and only those that certainly do (the highest).
"""

from __future__ import annotations

from tests.analysis.oracle.logic import read, references, yes, zones
from tests.analysis.oracle.places import is_one_of, outside
from tests.analysis.oracle.world import (
    ENDLESS,
    UNKNOWN,
    Reading,
    Span,
    Tri,
    World,
    both,
    either,
    source,
    subjects,
    target,
)
from tmtui.model.subject import kind_of

ANY_DOOR = "*"
OUTSIDE = "outside"
"""A position that stands for every outside zone."""


def _starts(world: World, position: str, zone: str) -> Tri:
    """Whether somebody in this position stands in the zone."""
    if position == OUTSIDE:
        return outside(world, zone)
    if position == "supplier":
        return is_one_of(read(world, zone, "run_by"), ("supplier",))
    if kind_of(position) == "zone":
        return zone == position
    return is_one_of(read(world, zone, "kind"), (position,))


def stands_there(world: World, position: str, subject: str) -> Tri:
    """Whether somebody in this position stands where the component or the actor is."""
    if position == "physical":
        return False
    if kind_of(subject) == "component":
        known = [_starts(world, position, zone) for zone in sorted(zones(world, subject))]
        nowhere = read(world, subject, "zone") is UNKNOWN and kind_of(position) != "zone"
        return either([*known, None] if nowhere else known)
    other = read(world, subject, "position")
    if other is UNKNOWN:
        return None
    if not isinstance(other, str) or other == "physical":
        return False
    if kind_of(other) == "zone":
        return _starts(world, position, other)
    return other == position or (position == OUTSIDE and other in ("internet", "supplier"))


def same_family(world: World, first: str, second: str) -> Tri:
    """Whether two flows speak protocols of one family."""
    families = [trait for kind, trait in world.bank.traits if kind == "flow" and trait.startswith("family_")]
    return either([both([yes(read(world, first, each)), yes(read(world, second, each))]) for each in families])


def doors(world: World, position: str, *, possible: bool) -> dict[tuple[str, str], float]:
    """Return, for every component and flow into it (or any flow), how many components have to fall first."""
    return world.remember(("doors", position, possible), lambda: _doors(world, position, possible))


def _doors(world: World, position: str, possible: bool) -> dict[tuple[str, str], float]:
    def counts(tri: Tri) -> bool:
        return bool(tri) or (possible and tri is None)

    components, flows = subjects(world, "component"), subjects(world, "flow")
    reach: dict[tuple[str, str], float] = {}
    if position == "physical":
        return reach
    for component in components:
        open_zone = either([is_one_of(read(world, zone, "lets_in"), ("anything",)) for zone in zones(world, component)])
        if counts(stands_there(world, position, component)) or counts(open_zone):
            reach[component, ANY_DOOR] = 0
    for flow in flows:
        if counts(stands_there(world, position, source(world, flow))):
            reach[target(world, flow), flow] = 0
    changed = True
    while changed:
        changed = False
        steps: list[tuple[tuple[str, str], float]] = []
        for (component, door), cost in reach.items():
            if kind_of(component) != "component":
                continue
            for flow in flows:
                if source(world, flow) != component:
                    continue
                steps.append(((target(world, flow), flow), cost + 1))
                goes_on = True if door == ANY_DOOR else same_family(world, door, flow)
                if counts(both([yes(read(world, component, "forwards")), goes_on])):
                    steps.append(((target(world, flow), flow), cost))
            for zone in zones(world, component):
                isolated = yes(read(world, zone, "isolated"))
                if counts(None if isolated is None else not isolated):
                    mates = [mate for mate in components if zone in zones(world, mate) and mate != component]
                    steps += [((mate, ANY_DOOR), cost + 1) for mate in mates]
        for step, cost in steps:
            if cost < reach.get(step, ENDLESS):
                reach[step] = cost
                changed = True
    return reach


def to_component(world: World, position: str, component: str, *, possible: bool) -> float:
    """Return how many have to fall before some door of the component opens."""
    reach = doors(world, position, possible=possible)
    return min((cost for (key, _), cost in reach.items() if key == component), default=ENDLESS)


def to_flow(world: World, position: str, flow: str, *, possible: bool) -> float:
    """Return how many have to fall before somebody can open this flow."""
    reach, goal = doors(world, position, possible=possible), target(world, flow)
    return min(reach.get((goal, flow), ENDLESS), reach.get((goal, ANY_DOOR), ENDLESS))


def for_threat(world: World, position: str, via: str, subject: str, *, possible: bool) -> float:
    """Return how many have to fall before somebody is in the position a threat needs."""
    kind = kind_of(subject)
    if kind in ("model", "actor"):
        return 0
    if kind in ("identity", "data", "zone"):
        places = _places(world, subject)
        if not places:
            return 0 if possible else ENDLESS
        return min(for_threat(world, position, via, place, possible=possible) for place in places)
    ends = [source(world, subject), target(world, subject)] if kind == "flow" else [subject]
    inbound = (to_flow if kind == "flow" else to_component)(world, position, subject, possible=possible)
    if via == "admin" and kind == "component":
        return _to_administration(world, position, subject, inbound, possible=possible)
    if via in ("neighbour", "local"):
        there = either([stands_there(world, position, end) for end in ends])
        return 0 if there or (possible and there is None) else inbound + 1
    if via == "return" and position != "physical" and kind_of(ends[0]) == "component":
        fetches = yes(read(world, ends[0], "fetches_from_outside"))
        return 0 if fetches or (possible and fetches is None) else inbound
    return inbound


def _to_administration(world: World, position: str, component: str, inbound: float, *, possible: bool) -> float:
    """Return how many have to fall before its administration opens; as inbound where nobody said how that is done."""
    flows = [flow for flow in subjects(world, "flow") if target(world, flow) == component]
    admins = references(world, component, "administered_from")
    if not admins and not any(read(world, flow, "admin") == "yes" for flow in flows):
        return inbound
    reach = doors(world, position, possible=possible)
    found = [reach.get((component, ANY_DOOR), ENDLESS)]
    for flow in flows:
        admin = yes(read(world, flow, "admin"))
        if admin or (possible and admin is None):
            found.append(reach.get((component, flow), ENDLESS))
    found += [to_component(world, position, admin, possible=possible) + 1 for admin in admins]
    return min(found)


def _places(world: World, subject: str) -> list[str]:
    kind = kind_of(subject)
    if kind == "zone":
        return [component for component in subjects(world, "component") if subject in zones(world, component)]
    attributes = ("accepted_by", "held_on") if kind == "identity" else ("stored_by",)
    return sorted({place for attribute in attributes for place in references(world, subject, attribute)})


def distance(world: World, component: str) -> Reading:
    """Return `distance_from_outside`."""
    low, high = (to_component(world, OUTSIDE, component, possible=possible) for possible in (True, False))
    return Span(low, high)


def reachable(world: World, component: str) -> Tri:
    """Return `reachable_from_internet`: somebody there can open a connection, past whatever only passes it on."""
    low, high = (to_component(world, "internet", component, possible=possible) for possible in (True, False))
    return True if high == 0 else None if low == 0 else False
