"""The last moves: from a hold on a component to data that is read, changed or gone, and to crown jewels."""

from __future__ import annotations

from collections.abc import Iterator

from tmtui.analysis.paths.accounts import own_rights
from tmtui.analysis.paths.board import Board, Move
from tmtui.analysis.paths.nodes import (
    CHANGE,
    CHANGES,
    CONTROL,
    GOAL,
    READ,
    READS,
    STOP,
    STOPS,
    Node,
    Reason,
)
from tmtui.model.answers import Slot
from tmtui.model.path import StepKind

DATA = StepKind.DATA


def from_touch(board: Board, node: Node) -> Iterator[Move]:
    """Yield the data that is read or changed with a component: what it keeps or handles."""
    sort, component = node
    yield from _kept(board, component, READ if sort == READS else CHANGE)


def _kept(board: Board, component: int, ending: str) -> Iterator[Move]:
    ground = board.ground
    for data in ground.kept(component):
        if data in board.goals.data:
            key = ground.key("data", data)
            stored = component in ground.fan("data", "stored_by", "component").there.get(data, ())
            slot = (key, "stored_by" if stored else "processed_by")
            yield (ending, data), Reason(DATA, 5, 5, say="keeps" if stored else "handles", slots=(slot,))


def from_spot(board: Board, node: Node) -> Iterator[Move]:
    """Yield the data that a weakness of a connection, or of the data itself, lays open."""
    _, kind, gain, place = node
    if kind == "data":
        yield (gain, place), Reason(DATA, 5, 5, free=True, say="spot")
        return
    carries = (board.ground.key("flow", place), "carries")
    for data, certain, _ in board.passing(place):
        yield (gain, data), Reason(DATA, certain, 5, free=True, say="spot", slots=(carries,))


def in_control(board: Board, component: int) -> Iterator[Move]:
    """Yield the data that control of a component reads or changes: there, and over its connections by its account."""
    for ending in (READ, CHANGE):
        yield from _kept(board, component, ending)
        yield from _fetched(board, component, ending)
        yield from _passing_by(board, component, ending)


def _fetched(board: Board, component: int, ending: str) -> Iterator[Move]:
    ground = board.ground
    for flow in ground.outbound(component):
        target = ground.target(flow)
        if ending == READ and ground.yes("flow", "one_way", flow) is True:
            # What only sends cannot fetch back what it sent.
            continue
        low, high = own_rights(board, target) if target >= 0 else (5, 5)
        for data, certain, _ in board.passing(flow):
            slots = [(ground.key("flow", flow), "carries")]
            slots += [(ground.key("component", target), "checks_user_rights")] if target >= 0 else []
            yield (
                (ending, data),
                Reason(DATA, min(low, certain), high, say="fetches", slots=tuple(slots), flow=ground.key("flow", flow)),
            )


def _passing_by(board: Board, component: int, ending: str) -> Iterator[Move]:
    ground = board.ground
    for flow in ground.inbound(component):
        if ending == CHANGE and ground.yes("flow", "one_way", flow) is True:
            continue
        for data, certain, _ in board.passing(flow):
            key = ground.key("flow", flow)
            yield (ending, data), Reason(DATA, certain, 5, say="gets", slots=((key, "carries"),), flow=key)


def from_stopped(board: Board, node: Node) -> Iterator[Move]:
    """Yield what stops when a component does: whatever calls it and needs it, runs on it, or is kept by it."""
    component, ground = node[1], board.ground
    for flow in ground.inbound(component):
        optional = ground.yes("flow", "optional", flow)
        if ground.source(flow) >= 0 and optional is not True:
            key = ground.key("flow", flow)
            low = 0 if optional is None else 5
            reason = Reason(StepKind.DEPENDENCE, low, 5, free=True, say="needs", slots=((key, "optional"),), flow=key)
            yield (STOPS, ground.source(flow)), reason
    for other in ground.fan("component", "runs_on", "component").back.get(component, ()):
        slots = ((ground.key("component", other), "runs_on"),)
        yield (STOPS, other), Reason(StepKind.DEPENDENCE, 5, 5, free=True, say="runs", slots=slots)
    for data in ground.kept(component):
        if data in board.goals.data:
            level, facts = _missed(board, component, data)
            if level:
                yield (STOP, data), Reason(DATA, level, level, say="keeps", slots=facts)


def _missed(board: Board, component: int, data: int) -> tuple[int, tuple[Slot, ...]]:
    """Return how surely data is out of reach when a component stops, and why.

    5 where nothing else keeps it, 3 where it is one of several or only works with it, 0 where it keeps copies of what
    others serve.
    """
    ground = board.ground
    stores = ground.fan("data", "stored_by", "component").there.get(data, ())
    key = ground.key("data", data)
    if component not in stores:
        return 3, ((key, "processed_by"),)
    serving = [each for each in stores if ground.yes("component", "keeps_backups", each) is not True] or list(stores)
    if component not in serving:
        return 0, ()
    return (5 if len(serving) == 1 else 3), ((key, "stored_by"),)


def to_goal(board: Board, node: Node) -> Iterator[Move]:
    """Yield the crown jewel that a state is an ending of."""
    sort, place = node
    if sort in (READ, CHANGE, STOP) and place in board.goals.data:
        yield (GOAL, board.ground.key("data", place), sort), Reason(DATA, 5, 5, free=True)
    ending = {CONTROL: "control", READS: "read", CHANGES: "change", STOPS: "stop"}.get(sort)
    if ending is not None and place in board.goals.components:
        yield (GOAL, board.ground.key("component", place), ending), Reason(DATA, 5, 5, free=True)
