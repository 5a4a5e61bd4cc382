"""Where things stand: outside or inside, on the same host, across a boundary, how many connections."""

from __future__ import annotations

from tests.analysis.oracle.logic import members, read, zones
from tests.analysis.oracle.world import (
    ENDLESS,
    NOT_APPLICABLE,
    NOT_SAID,
    UNKNOWN,
    Reading,
    Span,
    Tri,
    World,
    cut,
    either,
    source,
    stated,
    target,
)
from tmtui.model.subject import kind_of

OTHERS = ("supplier", "customer")


def as_yesno(tri: Tri) -> Reading:
    """Return the reading for one of three truth values."""
    return UNKNOWN if tri is None else "yes" if tri else "no"


def is_one_of(reading: Reading, values: tuple[str, ...]) -> Tri:
    """Whether the reading is one of the values; what does not apply is none of them."""
    return None if reading is UNKNOWN else reading in values


def outside(world: World, zone: str) -> Tri:
    """Whether the zone is the internet or run by others."""
    return either([is_one_of(read(world, zone, "kind"), ("internet",)), is_one_of(read(world, zone, "run_by"), OTHERS)])


def stands_outside(world: World, component: str) -> Tri:
    """Whether the zone a component stands in is outside."""
    zone = read(world, component, "zone")
    if not isinstance(zone, str):
        return False if zone is NOT_APPLICABLE else None
    return outside(world, zone)


def from_outside(world: World, flow: str) -> Tri:
    """Whether the flow is opened by something in an outside zone."""
    start = source(world, flow)
    if kind_of(start) == "component":
        return stands_outside(world, start)
    position = read(world, start, "position")
    if not isinstance(position, str):
        return False if position is NOT_APPLICABLE else None
    return outside(world, position) if kind_of(position) == "zone" else position in ("internet", "supplier")


def host(world: World, component: str) -> tuple[str, bool]:
    """Return the lowest known host of the component, itself if it runs on nothing, and whether that is the last."""

    def below(key: str) -> str | None:
        found = read(world, key, "runs_on")
        return found if isinstance(found, str) else None

    loops = cut(world, "runs_on", "component", below)
    while component not in loops and (lower := below(component)) is not None:
        component = lower
    vague = component not in loops and read(world, component, "runs_on") is UNKNOWN
    return component, not (vague and _said_unknown(world, component, "runs_on"))


def _said_unknown(world: World, subject: str, attribute: str) -> bool:
    """Whether it is open by what somebody said or by a condition, and not merely never mentioned."""
    if stated(world, subject, attribute) is not NOT_SAID:
        return True
    declared = world.bank.attributes[kind_of(subject), attribute]
    question = world.bank.questions.get(declared.question)
    return question is not None and question.when is not None


def host_reading(world: World, component: str) -> Reading:
    """Return the host, unknown where the chain ends in an unknown."""
    found, last = host(world, component)
    return found if last else UNKNOWN


def same_host(world: World, flow: str) -> Tri:
    """Whether both ends are known to run on one host."""
    ends = (source(world, flow), target(world, flow))
    if ends[0] == ends[1]:
        return True
    if any(kind_of(each) == "actor" for each in ends):
        return False
    first, second = (machine(world, each) for each in ends)
    return first == second


def machine(world: World, component: str) -> str:
    """Return what the component runs on in the end, not counting clusters: what they run may be on any machine."""
    loops = cut(world, "runs_on", "component", lambda key: _below(world, key))
    while component not in loops and (lower := _below(world, component)) is not None:
        if read(world, lower, "orchestrates_containers") == "yes":
            break
        component = lower
    return component


def _below(world: World, component: str) -> str | None:
    found = read(world, component, "runs_on")
    return found if isinstance(found, str) else None


def crosses_boundary(world: World, flow: str) -> Tri:
    """Whether the ends share no zone; an end in no known zone has one of its own."""
    ends = (source(world, flow), target(world, flow))
    return not (ends[0] == ends[1] or zones(world, ends[0]) & zones(world, ends[1]))


def exposed(world: World, component: str) -> Tri:
    """Whether a flow from outside ends here."""
    ranged = members(world, component, "inbound")
    assert ranged is not None
    return either([from_outside(world, flow) for flow in ranged[0]] + ([] if ranged[1] else [None]))


def degree(world: World, component: str, relation: str) -> Reading:
    """Return how many flows there are, at least."""
    ranged = members(world, component, relation)
    assert ranged is not None
    return Span(len(ranged[0]), len(ranged[0]) if ranged[1] else ENDLESS)


def depth(world: World, zone: str) -> Reading:
    """Return how many zones the zone lies in."""

    def above(key: str) -> str | None:
        found = read(world, key, "parent")
        return found if isinstance(found, str) else None

    loops = cut(world, "parent", "zone", above)
    levels = 0
    while zone not in loops and (upper := above(zone)) is not None:
        zone, levels = upper, levels + 1
    if zone not in loops and read(world, zone, "parent") is UNKNOWN and _said_unknown(world, zone, "parent"):
        return UNKNOWN
    return Span(levels, levels)


def in_scope(world: World, subject: str) -> bool:
    """Whether threats on the subject are ours to look at."""
    kind = kind_of(subject)
    if kind == "flow":
        ends = [end for end in (source(world, subject), target(world, subject)) if kind_of(end) == "component"]
        return any(in_scope(world, end) for end in ends)
    if kind != "component":
        return True
    wanted = read(world, subject, "in_scope")
    if wanted == "yes":
        return True
    run_by_others = is_one_of(read(world, subject, "run_by"), OTHERS)
    return wanted != "no" and not either([stands_outside(world, subject), run_by_others])
