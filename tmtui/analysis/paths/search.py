"""The k likeliest ways to a jewel of which each tells something new: another entry, or another spot to cut it.

The likeliest way is listed. What is listed next may not both begin as it does and gain what it is best kept from; so
the likeliest way is looked for that leaves out the one, and the likeliest that leaves out the other, and again from
there. The best of all that is left is the next, exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import pairwise

from tmtui.analysis.paths.cutting import Cut, Cutting
from tmtui.analysis.paths.graph import Ways, length, likeliest
from tmtui.analysis.paths.moves import Moves, Step
from tmtui.analysis.paths.nodes import (
    ACTOR,
    AT,
    BESIDE,
    CHANGE,
    CHANGES,
    DOOR,
    GOAL,
    INSIDE,
    LEAVES,
    LOST,
    READ,
    READS,
    SPOT,
    START,
    STOP,
    STOPS,
    Node,
    name_of,
)
from tmtui.model.frozen import single

TRIED = 80
"""So many ways to one jewel are looked at; those that then are not found differ from listed ones in details only."""

_BEFORE_ENTRY = frozenset({START[0], ACTOR, AT, LEAVES, DOOR, LOST, BESIDE, INSIDE})
_ENDINGS = frozenset({READS, CHANGES, STOPS, READ, CHANGE, STOP, GOAL})


@single
class Found:
    """A way that was found."""

    folded: tuple[Node, ...]
    """Between classes of equals."""
    real: tuple[Node, ...]
    """Between components, one of each class."""
    steps: tuple[Step, ...]
    cuts: tuple[Cut, ...]
    """What cuts each step."""
    cut_by: tuple[str, ...]
    """The controls that cut it alone, cheapest first."""
    best_cut: tuple[str, ...]
    """The cheapest controls that cut it together; empty where nothing does."""

    @property
    def entry(self) -> Node:
        """What is reached first."""
        return next(node for node in self.folded if node[0] not in _BEFORE_ENTRY)

    @property
    def weak_spot(self) -> Node:
        """What is gained by the step at which it is cut best; where nothing cuts it, by its hardest step."""
        numbers = [each for each in range(2, len(self.steps)) if self.folded[each + 1][0] != GOAL]
        if self.best_cut:
            number = next(each for each in numbers if self.cuts[each].together == self.best_cut)
        else:
            number = min(numbers, key=lambda each: (self.steps[each].chance[1], -each))
        gained = self.folded[number + 1]
        # Everybody reads the data in the end; what matters is from where.
        return gained if gained[0] not in (READ, CHANGE, STOP) else self.folded[number]

    @property
    def middle(self) -> tuple[Node, ...]:
        """The way without its ending: the same way with less harm at its end tells nothing new."""
        kept = (node for node in self.folded if node[0] not in _ENDINGS)
        return tuple((SPOT, node[1], node[3]) if node[0] == SPOT else node for node in kept)

    def repeats(self, other: Found) -> bool:
        """Whether it both begins as another way does and gains what that is best kept from."""
        return other.entry in self.folded and other.weak_spot in self.folded

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
        told: list[Found] = []
        waiting: list[tuple[float, list[str], list[Node], frozenset[Node]]] = []
        tried: set[frozenset[Node]] = set()

        def look(around: frozenset[Node]) -> None:
            if around not in tried:
                tried.add(around)
                way = likeliest(self.ways, goal, around=around)
                if way:
                    names = [name_of(self.ways.moves.state, node) for node in way]
                    heappush(waiting, (length(self.ways, way), names, way, around))

        look(frozenset())
        while waiting and len(listed) < k and len(tried) < TRIED:
            _, _, way, around = heappop(waiting)
            found = self.found(way)
            blocking = next((other for other in told if found.repeats(other)), None)
            if blocking is None:
                # The same way with another ending counts as told, but is not listed.
                if all(found.middle != other.middle for other in listed):
                    listed.append(found)
                told.append(found)
                blocking = found
            look(around | {blocking.entry})
            look(around | {blocking.weak_spot})
        return self._with_a_certain_one(listed, goal, k)

    def _with_a_certain_one(self, listed: list[Found], goal: Node, k: int) -> list[Found]:
        """Where all that was listed is only possible, and something is certain, list the likeliest of that too."""
        if listed and all(found.chance[0] == 0 for found in listed):
            way = likeliest(self.ways, goal, certain=True)
            if way:
                listed = [*listed[: k - 1], self.found(way)]
        return listed

    def found(self, way: Sequence[Node]) -> Found:
        """Return a way between classes with its steps, walked by real components, and what cuts it."""
        folded = tuple(way)
        if folded not in self._told:
            self._told[folded] = self._cut(folded, lift(self.ways, folded))
        return self._told[folded]

    def walk(self, real: Sequence[Node]) -> Found:
        """Return a way between components with its steps and what cuts it.

        Raises:
            ValueError: when one of its steps does not exist.
        """
        return self._cut(tuple(self.ways.alike.fold(node) for node in real), tuple(real))

    def _cut(self, folded: tuple[Node, ...], real: tuple[Node, ...]) -> Found:
        steps = tuple(_step(self.ways.moves, *arc) for arc in pairwise(real))
        cuts = tuple(self.cutting.of_step(*arc, step) for arc, step in zip(pairwise(real), steps, strict=True))
        return Found(folded, real, steps, cuts, self.cutting.alone(cuts), self.cutting.best(cuts))


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
