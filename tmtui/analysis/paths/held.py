"""Moves of somebody who has taken a component over: along its connections, by its power, and to what it keeps."""

from __future__ import annotations

from collections.abc import Iterator

from tmtui.analysis.paths.board import Board, Move
from tmtui.analysis.paths.doors import maybe
from tmtui.analysis.paths.nodes import (
    BESIDE,
    CONTROL,
    FED,
    FLOW,
    INSIDE,
    STOPS,
    WITH,
    Node,
    Reason,
)
from tmtui.model.level import Interval
from tmtui.model.path import StepKind

POWER = StepKind.POWER
HELD = 4
"""Level of finding an account on a machine that was taken over."""


def from_control(board: Board, node: Node) -> Iterator[Move]:
    """Yield everything that control of a component gives."""
    component, ground = node[1], board.ground
    for flow in ground.outbound(component):
        if ground.target(flow) >= 0:
            reason = Reason(StepKind.CONNECTION, 5, 5, free=True, say="opens", flow=ground.key("flow", flow))
            yield (FLOW, flow, 0), reason
    for zone in ground.zones(component):
        yield (BESIDE, zone), Reason(StepKind.CONNECTION, 5, 5, free=True)
        yield from board.opened("zone", zone, "local", node)
    for zone in ground.fan("zone", "guarded_by", "component").back.get(component, ()):
        guards = ((ground.key("zone", zone), "guarded_by"),)
        yield (INSIDE, zone), Reason(StepKind.GUARD, 5, 5, free=True, say="guards", slots=guards)
    yield from _power(board, component)
    yield from _local(board, node)
    for identity, attribute in ground.lying_on(component):
        lies = ((ground.key("identity", identity), attribute),)
        yield (WITH, identity, *node), Reason(StepKind.IDENTITY, HELD, HELD, say="finds login", slots=lies)
    for flow in ground.inbound(component):
        source = ground.source(flow)
        if source >= 0 and board.is_fed(source) and ground.yes("flow", "one_way", flow) is not True:
            fetches = Reason(StepKind.RETURN, 5, 5, free=True, say="fetches", flow=ground.key("flow", flow))
            yield (FED, source), fetches
    yield (STOPS, component), Reason(StepKind.DATA, 5, 5, free=True)


def _power(board: Board, component: int) -> Iterator[Move]:
    """Yield what a component has power over."""
    ground = board.ground
    for name, say in (("runs_on", "runs"), ("login_from", "logs in")):
        for other in ground.fan("component", name, "component").back.get(component, ()):
            yield (CONTROL, other), Reason(POWER, 5, 5, say=say, slots=((ground.key("component", other), name),))
    for other in ground.fan("component", "administered_from", "component").back.get(component, ()):
        slots = ((ground.key("component", other), "administered_from"), *_asked(board, other))
        low, high = administration(board, other)
        flow = next((each for each in ground.outbound(component) if ground.target(each) == other), None)
        along = ground.key("flow", flow) if flow is not None else ""
        if high > 1:
            yield (CONTROL, other), Reason(POWER, low, high, say="administers", slots=slots, flow=along)
        yield from board.opened("component", other, "admin", (CONTROL, component))
    for flow in ground.outbound(component):
        if ground.target(flow) >= 0:
            yield from _over_called(board, component, flow)
    yield from _over_callers(board, component)


def _over_called(board: Board, component: int, flow: int) -> Iterator[Move]:
    """Yield power over what a component calls: it administers it, or its agents act on it."""
    ground, target, key = board.ground, board.ground.target(flow), board.ground.key("flow", flow)
    admin = ground.yes("flow", "admin", flow)
    if admin is not False:
        low, high = administration(board, target)
        if high > 1:
            slots = ((key, "admin"), *_asked(board, target))
            yield (CONTROL, target), Reason(POWER, low if admin else 0, high, say="administers", slots=slots, flow=key)
    acts = ground.yes("component", "acts_on", component)
    if acts is not False:
        slots = ((ground.key("component", component), "technology"),)
        yield (CONTROL, target), Reason(POWER, 5 if acts else 0, 5, say="acts on", slots=slots, flow=key)


def _over_callers(board: Board, component: int) -> Iterator[Move]:
    """Yield power over what calls a component: agents and managed clients obey it."""
    ground = board.ground
    acts = ground.yes("component", "acts_on", component)
    steers = ground.yes("component", "controls_back", component)
    if acts is False and steers is False:
        return
    technology = (ground.key("component", component), "technology")
    for flow in ground.inbound(component):
        source, key = ground.source(flow), ground.key("flow", flow)
        admin = ground.yes("flow", "admin", flow)
        # Whoever administers the server that acts on others is not acted on by it.
        if source < 0 or admin is True:
            continue
        certain = admin is False and (acts is True or steers is True)
        slots = (technology, (key, "admin")) if not certain else (technology,)
        yield (CONTROL, source), Reason(POWER, 5 if certain else 0, 5, say="steers", slots=slots, flow=key)


def administration(board: Board, component: int) -> Interval:
    """Return the level of the step to what is administered from a component that was taken over.

    5; 3 where it asks a second factor; 1, which is none, where administrators have devices of their own besides.
    """
    second = board.ground.yes("component", "second_factor", component)
    apart = board.ground.yes("component", "separate_admin_devices", component)
    least = 5 if second is False else 3 if apart is False else 0
    return least, 5 if second is not True else 3 if apart is not True else 0


def _asked(board: Board, component: int) -> tuple[tuple[str, str], ...]:
    """Return the facts that decide how far administration protects a component."""
    key = board.ground.key("component", component)
    return ((key, "second_factor"), (key, "separate_admin_devices"))


def _local(board: Board, node: Node) -> Iterator[Move]:
    """Yield what threats open to somebody who runs code on a component: accounts, and the host beneath."""
    component, ground = node[1], board.ground
    yield from (move for move in board.opened("component", component, "local", node) if move[0][0] == WITH)
    yield from board.lying(component, "local", node)
    for host in ground.fan("component", "runs_on", "component").there.get(component, ()):
        slots = ((ground.key("component", component), "runs_on"),)
        for target, reason in maybe(board.opened("component", host, "local", node), ()):
            yield (
                target,
                Reason(reason.kind, reason.low, reason.high, say=reason.say, threat=reason.threat, slots=slots),
            )
    for flow in (*ground.outbound(component), *ground.inbound(component)):
        for target, reason in board.opened("flow", flow, "local", node):
            if target[0] == CONTROL:
                yield target, reason
