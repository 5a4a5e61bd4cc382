"""An attack tree for a goal, grown from the likeliest ways to it.

What somebody has on the way (a machine, an account, a connection) is a goal of its own: any of the ways that lead there
suffices, and for each way all is needed that it begins with. Whoever logs in with an account needs the account and a
connection to where it is accepted, both. What costs nobody an attempt is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tmtui.analysis.paths.moves import Moves, Step
from tmtui.analysis.paths.nodes import ACTOR, CONTROL, START, WITH, Node, Reason, subject_of
from tmtui.analysis.trees.phrases import NAMELESS, goal_text, over_text, reach_text, step_text
from tmtui.analysis.trees.tree import Gate, Goal, Leaf, Tree
from tmtui.analysis.trees.union import Stop, Union
from tmtui.model.frozen import frozen

if TYPE_CHECKING:
    from tmtui.analysis.state import State


@frozen
class Grown:
    """A tree, and the chances of its actions."""

    tree: Tree
    low: Mapping[str, float]
    """Chance at least, by leaf id; nothing for what is only possible."""
    high: Mapping[str, float]
    """Chance at most."""
    weaknesses: frozenset[str]
    """Leaves that exploit a weakness; the others are attempts, rights and structure."""


def grow(moves: Moves, ways: Sequence[Sequence[Node]]) -> Grown | None:
    """Return the tree of some ways that end in the same goal; nothing where there is no way."""
    union = Union(ways)
    if union.end is None:
        return None
    growing = _Growing(moves, union)
    tree = growing.tree(union.end)
    if tree is None:
        return None
    return Grown(tree, growing.low, growing.high, frozenset(growing.weaknesses))


class _Growing:
    """A tree while it grows; every state becomes one goal, however many ways lead through it."""

    def __init__(self, moves: Moves, union: Union) -> None:
        self._moves = moves
        self._union = union
        self._known: dict[Stop, Tree | None] = {}
        self._leaves: dict[str, Leaf] = {}
        self.low: dict[str, float] = {}
        self.high: dict[str, float] = {}
        self.weaknesses: set[str] = set()

    @property
    def _state(self) -> State:
        return self._moves.state

    def tree(self, stop: Stop) -> Tree | None:
        """Return what leads to a state; nothing where nothing is needed for it."""
        waiting = [stop]
        while waiting:
            at = waiting[-1]
            missing = [each for each in self._union.before(at) if each not in self._known]
            if missing and at not in self._known:
                waiting.extend(missing)
                continue
            waiting.pop()
            if at not in self._known:
                self._known[at] = self._grown(at)
        return self._known[stop]

    def _grown(self, stop: Stop) -> Tree | None:
        node = _node(stop)
        if node == START:
            return None
        text = goal_text(self._state, node)
        stops = self._union.before(stop)
        found: list[Tree] = []
        for before in stops:
            needed = self._way(before, node)
            if not needed:
                return None
            way_text = text if len(stops) == 1 else over_text(self._state, node, _node(before))
            way = needed[0] if len(needed) == 1 else Goal(Gate.ALL, way_text, tuple(needed))
            if isinstance(way, Goal) and way.text == NAMELESS:
                way = Goal(way.gate, way_text, way.parts)
            if way not in found:
                found.append(way)
        return found[0] if len(found) == 1 else Goal(Gate.ANY, text, tuple(found))

    def _way(self, before: Stop, node: Node) -> list[Tree]:
        """Return all that a step needs: what it begins with, what makes it possible, and for a login the way there."""
        here, had = _node(before), self._known[before]
        step = self._moves.between(here, node)
        if step is None:
            raise ValueError(f"no step leads from {here} to {node}")
        needed = [had] if had is not None else []
        if here[0] == WITH and here[2] == CONTROL and any(reason.say == "uses login" for reason in step.reasons):
            needed += self._reach(before, here, node, step)
        needed += self._action(here, node, step)
        return needed

    def _reach(self, before: Stop, here: Node, node: Node, step: Step) -> list[Tree]:
        """Return the connection over which an account is used: it begins on a machine that has to be held too."""
        machine = here[2:]
        if subject_of(self._state, machine) == subject_of(self._state, node):
            return []
        held = self._known.get((before[0], machine), self._known.get((0, machine)))
        text = reach_text(self._state, machine, node, step.reasons[0])
        leaf = self._leaf(f"connection {text}", text, 1.0, 1.0)
        return [leaf] if held is None else [Goal(Gate.ALL, text, (held, leaf))]

    def _action(self, here: Node, node: Node, step: Step) -> list[Tree]:
        """Return what has to be done for a step; any one of its reasons suffices."""
        found = [self._of_reason(here, node, reason) for reason in step.reasons if self._costs(node, reason)]
        if any(reason.free and reason.low for reason in step.reasons if not self._costs(node, reason)):
            return []
        parts = tuple(dict.fromkeys(found))
        if len(parts) < 2:
            return list(parts)
        return [Goal(Gate.ANY, "", parts)]

    def _costs(self, node: Node, reason: Reason) -> bool:
        return not reason.free or reason.low == 0 or node[0] == ACTOR

    def _of_reason(self, here: Node, node: Node, reason: Reason) -> Leaf:
        low, high = Step((reason,)).chance
        text = step_text(self._state, here, node, reason)
        if reason.threat:
            self.weaknesses.add(reason.threat)
            return self._leaf(reason.threat, text, low, high)
        return self._leaf(text, text, low, high)

    def _leaf(self, id: str, text: str, low: float, high: float) -> Leaf:
        if id not in self._leaves:
            self._leaves[id] = Leaf(id, text)
        self.low[id], self.high[id] = max(low, self.low.get(id, 0.0)), max(high, self.high.get(id, 0.0))
        return self._leaves[id]


def _node(stop: Stop) -> Node:
    state = stop[1]
    assert isinstance(state, tuple)
    return state
