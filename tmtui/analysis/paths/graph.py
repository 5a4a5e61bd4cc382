"""All ways at once: the states that can be reached, the steps between them, and how far each is from the start.

A step weighs -log of the chance it has at most, so the shortest way is the likeliest. Ties go by the names of states,
never by the order in which subjects were added; fewer steps come first. Of the endings of one jewel a worse one
outweighs half the chance for each level of harm, or stopping a machine would be told in place of reading all it keeps.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from heapq import heappop, heappush
from itertools import count, pairwise
from math import log
from typing import TYPE_CHECKING, Any
from zlib import crc32

from tmtui.analysis.paths.alike import Alike
from tmtui.analysis.paths.jewels import impact
from tmtui.analysis.paths.moves import PLAIN, Moves, chances
from tmtui.analysis.paths.nodes import GOAL, START, Node, name_of
from tmtui.model.frozen import single

if TYPE_CHECKING:
    from tmtui.analysis.state import State

_HOP = 1e-6
_TIE = 1e-8


@single
class Ways:
    """The graph of folded states that can be reached from the start, its arcs turned round."""

    moves: Moves
    alike: Alike
    backwards: Any
    """networkx `DiGraph`: from each state to those before it, with `weight`."""
    far: dict[Node, float]
    """Distance from the start."""


def ways(moves: Moves) -> Ways:
    """Work out all states that can be reached, the nearest first, and the steps between them."""
    import networkx

    alike, arcs = Alike(moves.board), networkx.DiGraph()
    far: dict[Node, float] = {}
    ties: dict[Node, float] = {}
    number = count()
    waiting: list[tuple[float, int, Node]] = [(0.0, next(number), START)]
    while waiting:
        so_far, _, node = heappop(waiting)
        if node in far:
            continue
        far[node] = so_far
        behind = _milder(moves.state, node)
        for target, (chance, less_plain, least) in _steps(moves, alike, node).items():
            tie = ties.get(target)
            if tie is None:
                tie = ties[target] = crc32(name_of(moves.state, target).encode()) / 2**32 * _TIE
            weight = -log(chance) + _HOP + less_plain + tie + behind
            arcs.add_edge(target, node, weight=weight, certain=weight + log(chance / least) if least else None)
            if target not in far:
                heappush(waiting, (so_far + weight, next(number), target))
    return Ways(moves, alike, arcs, far)


def _steps(moves: Moves, alike: Alike, node: Node) -> dict[Node, tuple[float, float, float]]:
    """Return what follows from a state: chance at most, how plain the likeliest reason is, and chance at least."""
    found: dict[Node, tuple[float, float, float]] = {}
    for raw, reason in moves.out(node):
        target, (least, chance) = alike.fold(raw), chances(reason)
        less_plain = 0.0 if reason.say in PLAIN else _HOP / 2
        old = found.get(target)
        if old is None:
            found[target] = (chance, less_plain, least)
        elif (chance, -less_plain) > (old[0], -old[1]):
            found[target] = (chance, less_plain, max(least, old[2]))
        elif least > old[2]:
            found[target] = (old[0], old[1], least)
    found.pop(node, None)
    return {target: each for target, each in found.items() if each[0] > 0}


def _milder(state: State, node: Node) -> float:
    """Return how far an ending stands back behind the worst there could be."""
    return (5 - impact(state, node[1], node[2])[1]) * log(2) if node[0] == GOAL and len(node) > 2 else 0.0


def likeliest(found: Ways, goal: Node, *, around: Collection[Node] = (), certain: bool = False) -> list[Node]:
    """Return the likeliest way from the start to a state, or nothing.

    Args:
        found: all ways.
        goal: where it leads.
        around: states that may not be passed.
        certain: only steps that certainly exist, by the chance they have at least.
    """
    import networkx

    if goal not in found.far:
        return []
    states, far = frozenset(around), found.far
    name = "certain" if certain else "weight"

    def weight(_after: Node, before: Node, arc: dict[str, float | None]) -> float | None:
        return None if before in states else arc[name]

    def left(node: Node, _: Node) -> float:
        return far[node]

    try:
        way = networkx.astar_path(found.backwards, goal, START, heuristic=left, weight=weight)
    except networkx.NetworkXNoPath:
        return []
    return list(way[::-1])


def length(found: Ways, way: Sequence[Node]) -> float:
    """Return how long a way is."""
    arcs = found.backwards
    return sum(float(arcs[after][before]["weight"]) for before, after in pairwise(way))
