"""Moves of somebody who holds an account: to every machine that accepts it and can be reached from there.

An account is used from where it was taken: along connections, through what passes traffic on, by neighbours, from
machines it opened itself, from where the attacker stands, and from outside where a door is open to the outside. It is
not carried over machines that were taken over in other ways; they have to hold it themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from tmtui.analysis.paths.board import Board, Move
from tmtui.analysis.paths.ground import PHYSICAL
from tmtui.analysis.paths.nodes import AT, CHANGES, CONTROL, FLOW, INSIDE, OUTSIDE, READS, WIDE, WITH, Node, Reason
from tmtui.model.answers import Slot
from tmtui.model.level import Interval
from tmtui.model.path import StepKind

IDENTITY = StepKind.IDENTITY


def from_account(board: Board, node: Node) -> Iterator[Move]:
    """Yield what somebody can do who holds an account at some place."""
    identity, sort = node[1], node[2]
    if sort == CONTROL:
        yield from _from_machine(board, identity, node)
    elif sort == FLOW:
        yield from _through(board, identity, node[3])
    elif sort == WIDE:
        yield from _login(board, identity, node[3], Reason(IDENTITY, 5, 5))
    elif sort == INSIDE:
        yield from _among(board, identity, node[3], Reason(IDENTITY, 5, 5))
    else:
        # Who stole it in the building uses it from home.
        yield from _from_afar(board, identity, node[3] if sort == AT and node[3] != PHYSICAL else "internet")


def _from_machine(board: Board, identity: int, node: Node) -> Iterator[Move]:
    component, ground = node[3], board.ground
    accepted = ground.fan("identity", "accepted_by", "component").there.get(identity, ())
    if component in accepted:
        # Held there and accepted there: the machine itself is the way.
        yield from _login(board, identity, component, Reason(IDENTITY, 5, 5))
    for flow in ground.outbound(component):
        if ground.target(flow) >= 0:
            yield from _through(board, identity, flow)
    for zone in ground.zones(component):
        isolated = ground.yes("zone", "isolated", zone)
        if isolated is not True:
            slots = ((ground.key("zone", zone), "isolated"),)
            yield from _among(board, identity, zone, Reason(IDENTITY, 0 if isolated is None else 5, 5, slots=slots))
    for zone in ground.fan("zone", "guarded_by", "component").back.get(component, ()):
        slots = ((ground.key("zone", zone), "guarded_by"),)
        yield from _among(board, identity, zone, Reason(IDENTITY, 5, 5, slots=slots))
    yield (WITH, identity, OUTSIDE), Reason(IDENTITY, 5, 5, free=True)


def _through(board: Board, identity: int, flow: int) -> Iterator[Move]:
    """Yield logins along a connection, and through whatever passes it on; each connection once, at its surest."""
    ground = board.ground
    sure: dict[int, int] = {}
    todo = [(flow, 5)]
    while todo:
        here, low = todo.pop()
        if sure.get(here, -1) >= low:
            continue
        sure[here] = low
        target = ground.target(here)
        forwards = ground.yes("component", "forwards", target)
        for onward in ground.outbound(target) if forwards is not False else ():
            goes_on = ground.families.goes_on(ground.families.of[here], ground.families.of[onward])
            if goes_on is not False and ground.target(onward) >= 0:
                todo.append((onward, low if forwards and goes_on else 0))
    for here in sorted(sure):
        way = Reason(IDENTITY, sure[here], 5, flow=ground.key("flow", here))
        yield from _login(board, identity, ground.target(here), way)


def _among(board: Board, identity: int, zone: int, way: Reason) -> Iterator[Move]:
    """Yield logins at members of a zone."""
    ground = board.ground
    for component in ground.fan("identity", "accepted_by", "component").there.get(identity, ()):
        if zone in ground.zones(component):
            yield from _login(board, identity, component, way)


def _from_afar(board: Board, identity: int, position: str) -> Iterator[Move]:
    """Yield logins at what is open from where somebody stands, before anything is taken over."""
    ground = board.ground
    for component in ground.fan("identity", "accepted_by", "component").there.get(identity, ()):
        low, high = ground.opened_from(position, component)
        if high:
            yield from _login(board, identity, component, Reason(IDENTITY, low, high))


def _login(board: Board, identity: int, component: int, way: Reason) -> Iterator[Move]:
    """Yield what an account gives at a component that accepts it: control, or with a plain user's rights its data."""
    ground = board.ground
    if component not in ground.fan("identity", "accepted_by", "component").there.get(identity, ()):
        return
    low, high, slots = _asks(board, identity, component)
    low = min(low, way.low)
    key = ground.key("identity", identity)
    slots = ((key, "accepted_by"), *way.slots, *slots)
    plain = ground.one("identity", "power", identity, "user")
    if plain is not True:
        more = () if plain is False else ((key, "power"),)
        reason = Reason(
            IDENTITY, low if plain is False else 0, high, say="uses login", slots=(*slots, *more), flow=way.flow
        )
        yield (WITH, identity, CONTROL, component), reason
        yield (CONTROL, component), reason
    if plain is not False:
        mine, missing = own_rights(board, component)
        power = ((key, "power"), (ground.key("component", component), "checks_user_rights"))
        reason = Reason(
            IDENTITY, min(low, mine) if plain else 0, min(high, missing), say="uses login",
            slots=(*slots, *power), flow=way.flow,
        )  # fmt: skip
        yield (READS, component), reason
        yield (CHANGES, component), reason


def _asks(board: Board, identity: int, component: int) -> tuple[int, int, tuple[Slot, ...]]:
    """Return the level of logging in: 5, or 3 where the account or the machine asks a second factor."""
    asked = (
        board.ground.yes("identity", "second_factor", identity),
        board.ground.yes("component", "second_factor", component),
    )
    slots: tuple[Slot, ...] = ((board.ground.key("identity", identity), "second_factor"),)
    slots += ((board.ground.key("component", component), "second_factor"),) if asked[0] is not True else ()
    if True in asked:
        return 3, 3, slots
    return (3 if None in asked else 5), 5, slots


def own_rights(board: Board, component: int) -> Interval:
    """Return the level of fetching data by one's own account: 3 where the component checks the end user's rights."""
    checks = board.ground.yes("component", "checks_user_rights", component)
    return (5 if checks is False else 3), (3 if checks else 5)
