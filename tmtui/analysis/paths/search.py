"""The k likeliest ways to a jewel of which each tells something new: another entry, or another best cut.

The likeliest way is listed; then it is closed at its entry, and at each step that costs or can be cut, and each time
the likeliest way that is left is looked for. Whatever is new must miss one of these, so taking the best of all that is
left again and again finds new ways in the order of their chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from tmtui.analysis.paths.cutting import Cutting, cheapest
from tmtui.analysis.paths.graph import Arc, Ways, length, likeliest
from tmtui.analysis.paths.moves import Moves, Step
from tmtui.analysis.paths.nodes import (
    ACTOR,
    AT,
    BESIDE,
    DOOR,
    GOAL,
    INSIDE,
    LEAVES,
    LOST,
    START,
    Node,
    name_of,
)

TRIED = 80
"""So many ways to one jewel are looked at; those that then are not found differ from listed ones in details only."""

_BEFORE_ENTRY = frozenset({START[0], ACTOR, AT, LEAVES, DOOR, LOST, BESIDE, INSIDE})


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A way that was found."""

    folded: tuple[Node, ...]
    """Between classes of equals."""
    real: tuple[Node, ...]
    """Between components, one of each class."""
    steps: tuple[Step, ...]
    controls: tuple[tuple[str, ...], ...]
    """For each step the controls that cut it alone, cheapest first."""
    cut_by: tuple[str, ...]

    @property
    def entry(self) -> Node:
        """What is reached first."""
        return next(node for node in self.folded if node[0] not in _BEFORE_ENTRY)

    @property
    def chance(self) -> tuple[float, float]:
        """Product of the chances of all steps, at least and at most."""
        low = high = 1.0
        for step in self.steps:
            least, most = step.chance
            low, high = low * least, high * most
        return low, high


class Search:
    """Ways in one state of a model."""

    def __init__(self, ways: Ways) -> None:
        self.ways = ways
        self.cutting = Cutting(ways.moves)
        self._told: dict[tuple[Node, ...], Found] = {}

    def distinct(self, goal: Node, k: int) -> list[Found]:
        """Return up to `k` ways to a goal, the likeliest first; one that is certain among them, if there is any."""
        listed: list[Found] = []
        waiting: list[tuple[float, str, list[Node], frozenset[Arc], frozenset[Node]]] = []
        tried: set[tuple[frozenset[Arc], frozenset[Node]]] = set()

        def look(without: frozenset[Arc], around: frozenset[Node]) -> None:
            if (without, around) in tried:
                return
            tried.add((without, around))
            way = likeliest(self.ways, goal, without=without, around=around)
            if way:
                names = " ".join(name_of(self.ways.moves.state, node) for node in way)
                names += f" {sorted(map(str, without))} {sorted(map(str, around))}"
                heappush(waiting, (length(self.ways, way), names, way, without, around))

        look(frozenset(), frozenset())
        while waiting and len(listed) < k and len(tried) < TRIED:
            _, _, way, without, around = heappop(waiting)
            found = self.found(way)
            if all((found.entry, found.cut_by[:1]) != (other.entry, other.cut_by[:1]) for other in listed):
                listed.append(found)
            if len(listed) == k:
                break
            look(without, around | {found.entry})
            for arc in self._telling(found):
                look(without | {arc}, around)
        return self._with_a_certain_one(listed, goal, k)

    def _telling(self, found: Found) -> list[Arc]:
        """Return the steps of a way that cost something or can be cut; all others are mere routing."""
        arcs = zip(pairwise(found.folded), found.steps, found.controls, strict=True)
        return [
            arc
            for arc, step, controls in arcs
            if arc[1][0] not in (ACTOR, GOAL) and (controls or step.chance != (1.0, 1.0))
        ]

    def _with_a_certain_one(self, listed: list[Found], goal: Node, k: int) -> list[Found]:
        """Where all that was listed is only possible, and something is certain, list the likeliest of that too."""
        if listed and all(found.chance[0] == 0 for found in listed):
            way = likeliest(self.ways, goal, certain=True)
            if way:
                listed = [*listed[: k - 1], self.found(way)]
        return listed

    def found(self, way: Sequence[Node]) -> Found:
        """Return a way with its steps, walked by real components, and what cuts it."""
        folded = tuple(way)
        if folded not in self._told:
            real = lift(self.ways, folded)
            steps = tuple(_step(self.ways.moves, *arc) for arc in pairwise(real))
            controls = tuple(self.cutting.of_step(*arc, step) for arc, step in zip(pairwise(real), steps, strict=True))
            self._told[folded] = Found(folded, real, steps, controls, cheapest(self.cutting, controls))
        return self._told[folded]


def _step(moves: Moves, source: Node, target: Node) -> Step:
    found = moves.between(source, target)
    if found is None:
        raise ValueError(f"no step leads from {source} to {target}")
    return found


def lift(ways: Ways, folded: Sequence[Node]) -> tuple[Node, ...]:
    """Return a way between classes as one between components; of several the one whose name comes first."""
    moves, alike = ways.moves, ways.alike
    real: list[Node] = [folded[0]]
    for wanted in folded[1:]:
        if alike.is_trivial or wanted[0] == GOAL:
            real.append(wanted)
            continue
        only = alike.others(wanted[1]) if len(wanted) == 2 and isinstance(wanted[1], int) else None
        nodes = {node for node, _ in moves.out(real[-1], only) if node == wanted or alike.fold(node) == wanted}
        real.append(min(nodes, key=lambda node: (node != wanted, name_of(moves.state, node))))
    return tuple(real)
