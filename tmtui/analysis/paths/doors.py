"""Moves of somebody who can reach a door, or stands on the network of a zone, and has taken over nothing there yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tmtui.analysis.paths.board import FED_ACCOUNT, Board, Move
from tmtui.analysis.paths.nodes import (
    CONTROL,
    FILTERED,
    FLOW,
    HALTED,
    INSIDE,
    OWNED,
    PASSED,
    PERHAPS_FILTERED,
    STOPS,
    WIDE,
    Node,
    Reason,
)
from tmtui.model.answers import Slot
from tmtui.model.path import StepKind

CONNECTION = StepKind.CONNECTION


def from_flow(board: Board, node: Node) -> Iterator[Move]:
    """Yield what somebody who can open a connection gains at its end, and what its target passes it on to."""
    _, flow, filtered = node
    ground, target = board.ground, board.ground.target(flow)
    yield from _at(board, target, node, filtered)
    if not filtered:
        # A device that opens a connection for somebody does not let them pose as either end of it.
        for via in ("inbound", "admin"):
            yield from board.opened("flow", flow, via, node)
    admin = ground.yes("flow", "admin", flow)
    if admin is not False or _any_door(board, target):
        missing = () if admin or _any_door(board, target) else ((ground.key("flow", flow), "admin"),)
        yield from maybe(board.opened("component", target, "admin", node, filtered=filtered), missing)
    yield from _passed_on(board, target, flow, filtered)


def from_wide(board: Board, node: Node) -> Iterator[Move]:
    """Yield what somebody who can reach a whole component gains there."""
    component = node[1]
    yield from _at(board, component, node, 0)
    yield from board.opened("component", component, "admin", node)
    for flow in board.ground.inbound(component):
        if board.openings.of("flow", flow, "inbound"):
            yield (FLOW, flow, 0), Reason(CONNECTION, 5, 5, free=True)
    yield from _passed_on(board, component, -1, 0)


def _at(board: Board, component: int, here: Node, filtered: int) -> Iterator[Move]:
    yield from board.opened("component", component, "inbound", here, filtered=filtered)
    for via in ("inbound", "admin"):
        yield from board.accounts(component, via, here, filtered=filtered)
    yield from board.stored(component, "inbound", here, filtered=filtered)
    for zone in board.ground.zones(component):
        yield from board.opened("zone", zone, "inbound", here, filtered=filtered)


def _any_door(board: Board, component: int) -> bool:
    """Whether any door leads to the administration of a component, as nobody said how that is done."""
    ground = board.ground
    if ground.fan("component", "administered_from", "component").there.get(component):
        return False
    return not any(ground.yes("flow", "admin", flow) for flow in ground.inbound(component))


def maybe(moves: Iterator[Move], missing: tuple[tuple[str, str], ...]) -> Iterator[Move]:
    """Yield moves that rest on a fact that nobody said."""
    for node, reason in moves:
        if missing:
            reason = Reason(
                reason.kind,
                0,
                reason.high,
                reason.free,
                reason.say,
                reason.threat,
                (*reason.slots, *missing),
                reason.flow,
            )
        yield node, reason


def _passed_on(board: Board, component: int, came: int, filtered: int) -> Iterator[Move]:
    """Yield the connections that a device opens on behalf of whoever calls it, within one protocol family."""
    ground = board.ground
    forwards = ground.yes("component", "forwards", component)
    if forwards is False:
        return
    filters = ground.yes("component", "filters", component)
    after = max(filtered, PASSED if filters is False else FILTERED if filters else PERHAPS_FILTERED)
    families = ground.families
    technology: tuple[Slot, ...] = ((ground.key("component", component), "technology"),)
    for flow in ground.outbound(component):
        goes_on = True if came < 0 else families.goes_on(families.of[came], families.of[flow])
        if goes_on is False or ground.target(flow) < 0 or flow == came:
            continue
        low = 5 if forwards and goes_on else 0
        slots = technology
        if goes_on is None:
            slots += tuple((ground.key("flow", each), "protocol") for each in (came, flow))
        say = "filters on" if filters else "passes on"
        yield (
            (FLOW, flow, after),
            Reason(StepKind.PASSED_ON, low, 5, free=True, say=say, slots=slots, flow=ground.key("flow", flow)),
        )


def from_beside(board: Board, node: Node) -> Iterator[Move]:
    """Yield what the network of a zone gives to somebody on it."""
    zone, ground = node[1], board.ground
    isolated = ground.yes("zone", "isolated", zone)
    if isolated is not True:
        slots = ((ground.key("zone", zone), "isolated"),)
        yield (INSIDE, zone), Reason(CONNECTION, 0 if isolated is None else 5, 5, free=True, slots=slots)
    yield from board.opened("zone", zone, "neighbour", node)


def from_inside(board: Board, node: Node, only: Collection[int] | None = None) -> Iterator[Move]:
    """Yield what neighbours are open to: every member of a zone, and what passes on its network.

    Args:
        board: the state.
        node: somebody among the members of a zone.
        only: the components of interest; nothing for all.
    """
    zone, ground = node[1], board.ground
    for component in ground.members(zone):
        if only is not None and component not in only:
            continue
        slots = ((ground.key("component", component), "zone"), (ground.key("zone", zone), "isolated"))
        yield (WIDE, component), Reason(CONNECTION, 5, 5, free=True, say="next to it", slots=slots)
        yield from board.opened("component", component, "neighbour", node)
        yield from board.accounts(component, "neighbour", node)
        yield from board.lying(component, "neighbour", node)
        yield from board.stored(component, "neighbour", node)
    for component in ground.members(zone):
        for flow in (*ground.outbound(component), *ground.inbound(component)):
            yield from board.opened("flow", flow, "neighbour", node)


def from_owned(board: Board, node: Node) -> Iterator[Move]:
    """Yield all that obeys where a zone was taken over, the zones inside it too."""
    for component in board.ground.members(node[1]):
        slots = ((board.ground.key("component", component), "zone"),)
        yield (CONTROL, component), Reason(StepKind.POWER, 5, 5, free=True, say="stands in it", slots=slots)
    yield from _smaller(board, node[1], OWNED)


def from_halted(board: Board, node: Node) -> Iterator[Move]:
    """Yield all that stands still where a zone was stopped, the zones inside it too."""
    for component in board.ground.members(node[1]):
        slots = ((board.ground.key("component", component), "zone"),)
        yield (STOPS, component), Reason(StepKind.DEPENDENCE, 5, 5, free=True, say="stands in it", slots=slots)
    yield from _smaller(board, node[1], HALTED)


def _smaller(board: Board, zone: int, sort: str) -> Iterator[Move]:
    for child in board.ground.fan("zone", "parent", "zone").back.get(zone, ()):
        yield (
            (sort, child),
            Reason(StepKind.POWER, 5, 5, free=True, slots=((board.ground.key("zone", child), "parent"),)),
        )


def from_fed(board: Board, node: Node) -> Iterator[Move]:
    """Yield what somebody gains who gives a component what it fetches."""
    component, ground = node[1], board.ground
    yield from board.opened("component", component, "return", FED_ACCOUNT)
    yield from board.lying(component, "return", FED_ACCOUNT)
    for flow in ground.outbound(component):
        yield from board.opened("flow", flow, "return", FED_ACCOUNT)
