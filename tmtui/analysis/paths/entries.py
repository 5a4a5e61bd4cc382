"""The first moves: from where actors stand, before anything was taken over."""

from __future__ import annotations

from collections.abc import Iterator

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.cells.columns import Column
from tmtui.analysis.paths.board import Board, Move
from tmtui.analysis.paths.ground import PHYSICAL, SUPPLIER, UNKNOWN
from tmtui.analysis.paths.nodes import (
    ACTOR,
    AT,
    BESIDE,
    CONTROL,
    DOOR,
    FED,
    FLOW,
    INSIDE,
    LEAVES,
    LOST,
    WIDE,
    WITH,
    Node,
    Reason,
)
from tmtui.model.path import StepKind

ENTRY = StepKind.ENTRY


def actors(board: Board) -> Iterator[Move]:
    """Yield who may try, with how likely they do."""
    ground = board.ground
    program = ground.program
    level: Column = ground.look(program.column("actor", "initiation"))
    out = ground.look(program.one_of("actor", "in_scope", ("no",)))[0]
    for actor in indices(ground.look(program.alive("actor")) & ~out):
        bit = 1 << actor
        low, high = (1, 1) if level.absent & bit else (1, 5)
        for value, mask in level.values.items():
            if mask & bit and isinstance(value, int):
                low = high = value
        yield (ACTOR, actor), Reason(ENTRY, low, high, say="tries", slots=((ground.key("actor", actor), "initiation"),))


def from_actor(board: Board, actor: int) -> Iterator[Move]:
    """Yield where an actor stands, what he opens himself, and the accounts he has."""
    ground = board.ground
    key = ground.key("actor", actor)
    position = position_of(board, actor)
    slot = ((key, "position"),)
    if position == UNKNOWN:
        yield (AT, "internet"), Reason(ENTRY, 0, 5, free=True, slots=slot)
    elif position:
        yield (AT, position), Reason(ENTRY, 5, 5, free=True, slots=slot)
    for flow in indices(ground.ends.source_actor.gather(1 << actor) & ground.ends.alive):
        if ground.target(flow) >= 0:
            yield (FLOW, flow, 0), Reason(ENTRY, 5, 5, free=True, say="opens", flow=ground.key("flow", flow))
    for identity in ground.fan("identity", "used_by", "actor").back.get(actor, ()):
        used = ((ground.key("identity", identity), "used_by"),)
        yield (
            (WITH, identity, AT, position or "internet"),
            Reason(StepKind.IDENTITY, 5, 5, free=True, say="has login", slots=used),
        )


def position_of(board: Board, actor: int) -> str:
    """Return where an actor stands; `?` where nobody said, nothing where that does not apply."""
    where: Column = board.ground.look(board.ground.program.column("actor", "position"))
    if where.answered >> actor & 1:
        return str(where.open.get(actor, UNKNOWN))
    return "" if where.absent >> actor & 1 else UNKNOWN


def from_position(board: Board, position: str) -> Iterator[Move]:
    """Yield what is open to somebody in a position."""
    if position == PHYSICAL:
        yield from _walk_up(board, "physical")
        return
    ground = board.ground
    outside = position in ("internet", SUPPLIER)
    for zone, certain in ground.stands_in(position):
        low = 5 if certain else 0
        slots = ((ground.key("zone", zone), "run_by" if position == SUPPLIER else "kind"),)
        yield (LEAVES, zone), Reason(ENTRY, low, 5, free=True, slots=slots)
        away = ground.is_outside(zone)
        outside = outside or away
        yield (INSIDE if away else BESIDE, zone), Reason(ENTRY, low, 5, free=True, slots=slots)
        for component in ground.members(zone):
            if position == SUPPLIER:
                yield (CONTROL, component), Reason(ENTRY, low, 5, free=True, say="runs it", slots=slots)
            elif not away and ground.yes("component", "human_device", component):
                sits = (*slots, (ground.key("component", component), "zone"))
                yield (CONTROL, component), Reason(ENTRY, low, 5, free=True, say="sits at it", slots=sits)
    for zone in indices(ground.look(ground.program.alive("zone"))):
        open_to_all = ground.one("zone", "lets_in", zone, "anything")
        if open_to_all is not False:
            slots = ((ground.key("zone", zone), "lets_in"),)
            yield (DOOR, zone), Reason(ENTRY, 5 if open_to_all else 0, 5, free=True, slots=slots)
    if not position.startswith("zone/") and ground.homeless():
        yield (LOST,), Reason(ENTRY, 0, 5, free=True)
    if position == SUPPLIER:
        for component in indices(ground.look(ground.program.one_of("component", "run_by", (SUPPLIER,)))[0]):
            run_by = ((ground.key("component", component), "run_by"),)
            yield (CONTROL, component), Reason(ENTRY, 5, 5, free=True, say="runs it", slots=run_by)
        yield from _walk_up(board, "supply")
    if outside:
        yield from _send_in(board)


def _walk_up(board: Board, via: str) -> Iterator[Move]:
    """Yield what threats open to whoever stands before a thing, or delivers it."""
    here: Node = (AT, PHYSICAL if via == "physical" else SUPPLIER)
    for kind in ("component", "zone", "flow", "data", "identity"):
        for place in indices(board.openings.any(kind, via)):
            yield from board.opened(kind, place, via, here)


def _send_in(board: Board) -> Iterator[Move]:
    """Yield what fetches from outside and has a weakness there."""
    ground = board.ground
    certain, possible = ground.mask("component", "fetches_from_outside")
    for low, components in ((5, certain), (0, possible)):
        for component in components:
            if board.is_fed(component):
                slots = ((ground.key("component", component), "technology"),)
                yield (FED, component), Reason(StepKind.RETURN, low, 5, free=True, slots=slots)


def leaving(board: Board, zone: int) -> Iterator[Move]:
    """Yield the connections that begin in a zone."""
    ground = board.ground
    for component in ground.members(zone):
        for flow in ground.outbound(component):
            if ground.target(flow) >= 0:
                slots = ((ground.key("component", component), "zone"),)
                yield (
                    (FLOW, flow, 0),
                    Reason(ENTRY, 5, 5, free=True, say="opens", slots=slots, flow=ground.key("flow", flow)),
                )


def through_door(board: Board, zone: int) -> Iterator[Move]:
    """Yield the components of a zone that lets in anything."""
    for component in board.ground.members(zone):
        slots = ((board.ground.key("zone", zone), "lets_in"),)
        yield (WIDE, component), Reason(ENTRY, 5, 5, free=True, say="any door", slots=slots)


def of_the_lost(board: Board) -> Iterator[Move]:
    """Yield what may be open at components of which nobody said where they stand."""
    ground = board.ground
    for component in ground.homeless():
        slots = ((ground.key("component", component), "zone"),)
        yield (WIDE, component), Reason(ENTRY, 5, 5, free=True, say="may stand", slots=slots)
        for flow in ground.outbound(component):
            if ground.target(flow) >= 0:
                reason = Reason(ENTRY, 5, 5, free=True, say="opens", slots=slots, flow=ground.key("flow", flow))
                yield (FLOW, flow, 0), reason
