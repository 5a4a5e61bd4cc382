"""All moves from one state, and the step between two: the one place where it is said how an attacker gets on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from tmtui.analysis.paths import accounts, doors, endings, entries, held
from tmtui.analysis.paths.board import Board, Goals, Move
from tmtui.analysis.paths.chance import LEVEL_CHANCE
from tmtui.analysis.paths.ground import Ground
from tmtui.analysis.paths.jewels import goals
from tmtui.analysis.paths.nodes import (
    ACTOR,
    AT,
    BESIDE,
    CHANGE,
    CHANGES,
    CONTROL,
    DOOR,
    FED,
    FLOW,
    GOAL,
    HALTED,
    INSIDE,
    LEAVES,
    LOST,
    OWNED,
    READ,
    READS,
    SPOT,
    START,
    STOP,
    STOPS,
    WIDE,
    WITH,
    Node,
    Reason,
)
from tmtui.model.frozen import frozen
from tmtui.model.level import Interval

if TYPE_CHECKING:
    from tmtui.analysis.state import State


@frozen
class Step:
    """The step between two states: everything that makes it possible, the likeliest first."""

    reasons: tuple[Reason, ...]

    @property
    def level(self) -> Interval:
        """Level at least and at most."""
        return max(each.low for each in self.reasons), max(each.high for each in self.reasons)

    @property
    def chance(self) -> tuple[float, float]:
        """Chance at least and at most."""
        return (
            max(_chance(each.low, each.free) for each in self.reasons),
            max(_chance(each.high, each.free) for each in self.reasons),
        )


def _chance(level: int, free: bool) -> float:
    return float(level > 0) if free else LEVEL_CHANCE[level]


def chances(reason: Reason) -> tuple[float, float]:
    """Return the chance a step has for one reason, at least and at most."""
    return _chance(reason.low, reason.free), _chance(reason.high, reason.free)


def joined(reasons: Collection[Reason]) -> Step:
    """Return several reasons for one step, the likeliest first, of these the plainest; no reason twice."""
    return Step(tuple(sorted(dict.fromkeys(reasons), key=_rank)))


def _rank(reason: Reason) -> tuple[object, ...]:
    plainness = PLAIN.index(reason.say) if reason.say in PLAIN else len(PLAIN)
    return -reason.high, -reason.low, not reason.free, plainness, reason.threat, reason.say, reason.flow, reason.slots


PLAIN = ("", "keeps", "runs", "logs in", "administers", "opens", "passes on", "filters on", "threat")
"""What is told of a step where several things are equally likely, the plainest first: what was stated of the two."""


def moves_of(state: State, targets: tuple[str, ...]) -> Moves:
    """Return how attackers get on in a state where these are worth reaching; worked out once for it."""
    return state.remember(("moves", targets), lambda: Moves(state, goals(state, targets)))


class Moves:
    """How an attacker gets on in one state of a model."""

    def __init__(self, state: State, goals: Goals) -> None:
        self.state = state
        self.goals = goals
        self.board = Board(Ground(state), goals)
        self._known: dict[Node, tuple[Move, ...]] = {}

    def out(self, node: Node, only: Collection[int] | None = None) -> Iterable[Move]:
        """Yield every state that can follow, each with one reason; several reasons come one by one.

        Args:
            node: where somebody is.
            only: where a zone with many members leads, the components of interest; nothing for all.
        """
        if only is not None:
            return self._out(node, only)
        # Paths, what cuts them and the plan all walk over the same states.
        found = self._known.get(node)
        if found is None:
            found = self._known[node] = tuple(self._out(node, None))
        return found

    def _out(self, node: Node, only: Collection[int] | None) -> Iterator[Move]:
        board, sort = self.board, node[0]
        if sort == FLOW:
            yield from doors.from_flow(board, node)
        elif sort == WIDE:
            yield from doors.from_wide(board, node)
        elif sort == CONTROL:
            yield from held.from_control(board, node)
            yield from endings.in_control(board, node[1])
            yield from endings.to_goal(board, node)
        elif sort in (READS, CHANGES):
            yield from endings.from_touch(board, node)
            yield from endings.to_goal(board, node)
        elif sort == STOPS:
            yield from endings.from_stopped(board, node)
            yield from endings.to_goal(board, node)
        elif sort in (READ, CHANGE, STOP):
            yield from endings.to_goal(board, node)
        elif sort == SPOT:
            yield from endings.from_spot(board, node)
        elif sort == WITH:
            yield from accounts.from_account(board, node)
        elif sort == INSIDE:
            yield from doors.from_inside(board, node, only)
        elif sort == BESIDE:
            yield from doors.from_beside(board, node)
        else:
            yield from self._first(node)

    def _first(self, node: Node) -> Iterator[Move]:
        board, sort = self.board, node[0]
        if node == START:
            yield from entries.actors(board)
        elif sort == ACTOR:
            yield from entries.from_actor(board, node[1])
        elif sort == AT:
            yield from entries.from_position(board, node[1])
        elif sort == LEAVES:
            yield from entries.leaving(board, node[1])
        elif sort == DOOR:
            yield from entries.through_door(board, node[1])
        elif sort == LOST:
            yield from entries.of_the_lost(board)
        elif sort == FED:
            yield from doors.from_fed(board, node)
        elif sort == OWNED:
            yield from doors.from_owned(board, node)
        elif sort == HALTED:
            yield from doors.from_halted(board, node)
        elif sort == GOAL and len(node) > 2:
            yield node[:2], Reason(doors.CONNECTION, 5, 5, free=True)

    def between(self, source: Node, target: Node) -> Step | None:
        """Return the step between two states; nothing where none leads from the one to the other."""
        only = (target[1],) if target[0] in (WIDE, CONTROL, READS, CHANGES, STOPS) else None
        found = [reason for node, reason in self.out(source, only) if node == target]
        return joined(found) if found else None
