"""What is at stake: the highest of what a subject is worth itself, holds, carries and has power over.

Both bounds of every subject are raised along the links until nothing rises any more. A possible link raises only the
upper bound.
"""

from __future__ import annotations

from tests.analysis.oracle.logic import members, read, references, yes
from tests.analysis.oracle.world import (
    NOT_APPLICABLE,
    UNKNOWN,
    Reading,
    Span,
    Tri,
    World,
    source,
    stated,
    subjects,
    target,
)
from tmtui.model.subject import MODEL, kind_of

Bounds = tuple[int, int]


def stake(world: World, subject: str, quality: str) -> Bounds:
    """Return the lowest and the highest of what is at stake."""
    return world.remember(("stake", quality), lambda: _settle(world, quality))[subject]


def stake_reading(world: World, subject: str, quality: str) -> Reading:
    """Return it as an attribute reads."""
    return Span(*stake(world, subject, quality))


def _settle(world: World, quality: str) -> dict[str, Bounds]:
    bounds = {key: _own(world, key, quality) for kind in _KINDS for key in subjects(world, kind)}
    bounds |= {f"carried by {flow}": (1, 1) for flow in subjects(world, "flow")}
    links = _links(world, quality)
    changed = True
    while changed:
        changed = False
        for upper, lower, certain in links:
            if upper not in bounds or lower not in bounds or certain is False:
                continue  # an actor is worth nothing here
            low = max(bounds[upper][0], bounds[lower][0] if certain else 1)
            new = (low, max(bounds[upper][1], bounds[lower][1]))
            if new != bounds[upper]:
                bounds[upper] = new
                changed = True
    return bounds


_KINDS = ("model", "zone", "component", "flow", "data", "identity")


def _own(world: World, subject: str, quality: str) -> Bounds:
    kind = kind_of(subject)
    if kind not in ("component", "flow", "data") or (kind, quality) not in world.bank.attributes:
        return (1, 1)
    reading = read(world, subject, quality)
    if isinstance(reading, int):
        return (reading, reading)
    if reading is NOT_APPLICABLE:
        return (1, 1)
    if kind != "data" and stated(world, subject, quality) is not UNKNOWN:
        return (1, 1)
    return (1, 5)


def _links(world: World, quality: str) -> list[tuple[str, str, Tri]]:
    """Return triples: what is raised, by what, and whether the link is certain."""
    found: list[tuple[str, str, Tri]] = []
    for data in subjects(world, "data"):
        found.append((MODEL, data, True))
        for attribute in ("stored_by", "processed_by"):
            found += [(holder, data, True) for holder in references(world, data, attribute)]
    for flow in subjects(world, "flow"):
        found += _flow_links(world, flow, quality)
    for component in subjects(world, "component"):
        for attribute in ("runs_on", "login_from"):
            for master in _named(read(world, component, attribute)):
                found.append((master, component, True))
        for admin in _named(read(world, component, "administered_from")):
            found.append((admin, component, True))
    for identity in subjects(world, "identity"):
        found += [(identity, opened, True) for opened in references(world, identity, "accepted_by")]
        found += [(holder, identity, True) for holder in references(world, identity, "held_on")]
    for zone in subjects(world, "zone"):
        inside = members(world, zone, "members")
        assert inside is not None
        found += [(zone, component, True) for component in inside[0]]
        found += [(guard, zone, True) for guard in _named(read(world, zone, "guarded_by"))]
    return found


def _named(reading: Reading) -> tuple[str, ...]:
    """Return the keys a `ref` or `refs` reads as."""
    if isinstance(reading, tuple):
        return reading
    return (reading,) if isinstance(reading, str) else ()


def _flow_links(world: World, flow: str, quality: str) -> list[tuple[str, str, Tri]]:
    start, goal, carried = source(world, flow), target(world, flow), f"carried by {flow}"
    found: list[tuple[str, str, Tri]] = [(each, carried, True) for each in (flow, start, goal)]
    carries = read(world, flow, "carries")
    if isinstance(carries, tuple):
        found += [(carried, data, True) for data in carries]
    elif carries is not NOT_APPLICABLE:
        found += [(carried, start, None), (carried, goal, None)]
    admin = yes(read(world, flow, "admin"))
    found += [(start, goal, admin), (flow, goal, admin)]
    if kind_of(start) == "component":
        found.append((start, goal, yes(read(world, start, "acts_on"))))
    if kind_of(goal) == "component" and admin is not True:
        acts = yes(read(world, goal, "acts_on"))
        found.append((goal, start, None if acts and admin is None else acts))
    if quality in ("availability", "safety"):
        optional = yes(read(world, flow, "optional"))
        found.append((goal, start, None if optional is None else not optional))
    return found
