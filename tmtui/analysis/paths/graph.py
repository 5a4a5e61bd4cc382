"""All ways at once: the states that can be reached, the steps between them, and how far each is from the start.

A step weighs -log of the chance it has at most, so the shortest way is the likeliest. Ties go by the names of states,
never by the order in which subjects were added; fewer steps come first. Of the endings of one jewel a worse one
outweighs half the chance for each level of harm, or stopping a machine would be told in place of reading all it keeps.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, Any
from zlib import crc32

from tmtui.analysis.paths.alike import Alike
from tmtui.analysis.paths.jewels import impact
from tmtui.analysis.paths.moves import PLAIN, Moves, chances
from tmtui.analysis.paths.nodes import GOAL, START, Node, name_of

if TYPE_CHECKING:
    from tmtui.analysis.state import State

_HOP = 1e-6
_TIE = 1e-8


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """The graph of folded states that can be reached from the start, its arcs turned round."""

    moves: Moves
    alike: Alike
    backwards: Any
    """networkx `DiGraph`: from each state to those before it, with `weight`."""
    far: dict[Node, float]
    """Distance from the start."""


def ways(moves: Moves) -> Ways:
    """Work out all states that can be reached, and the steps between them."""
    import networkx

    alike = Alike(moves.board)
    forwards, backwards = networkx.DiGraph(), networkx.DiGraph()
    forwards.add_node(START)
    ties: dict[Node, float] = {START: 0.0}
    todo: list[Node] = [START]
    while todo:
        node = todo.pop()
        best: dict[Node, float] = {}
        sure: dict[Node, float] = {}
        later: dict[Node, float] = {}
        for raw, reason in moves.out(node):
            target, (least, chance) = alike.fold(raw), chances(reason)
            if chance > best.get(target, 0.0) and target != node:
                best[target] = chance
                later[target] = 0.0 if reason.say in PLAIN else _HOP / 2
            if least > sure.get(target, 0.0) and target != node:
                sure[target] = least
        for target, chance in best.items():
            tie = ties.get(target)
            if tie is None:
                tie = ties[target] = crc32(name_of(moves.state, target).encode()) / 2**32 * _TIE
                todo.append(target)
            weight = -log(chance) + _HOP + later[target] + tie + _milder(moves.state, node)
            forwards.add_edge(node, target, weight=weight)
            certain = weight + log(chance / sure[target]) if target in sure else None
            backwards.add_edge(target, node, weight=weight, certain=certain)
    return Ways(moves, alike, backwards, networkx.single_source_dijkstra_path_length(forwards, START))


def _milder(state: State, node: Node) -> float:
    """Return how far an ending stands back behind the worst there could be."""
    return (5 - impact(state, node[1], node[2])[1]) * log(2) if node[0] == GOAL else 0.0


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
