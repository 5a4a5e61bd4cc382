"""The chance that a goal is reached when everything is tried, exact although the same action may stand in two places.

A tree becomes a binary decision diagram over its actions, where each is decided once, and the chance is read off.
Trees whose diagram outgrows a bound get two bounds instead: an action that helps a goal only ever helps it, so branches
that share some are, together, never less likely than if they shared none, nor likelier than the least likely of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod

from tmtui.analysis.trees.tree import Gate, Goal, Leaf, Tree, in_turn, leaves
from tmtui.model.frozen import frozen

MOST = 20_000
"""Most nodes of a diagram."""
DEEPEST = 300
"""Most actions of a diagram; it is as deep as there are actions."""

_NO, _YES = 0, 1


@frozen
class Chance:
    """Between what the chance lies; both the same where it is exact."""

    low: float
    high: float

    @property
    def exact(self) -> bool:
        """Whether it is one number and no bounds."""
        return self.low == self.high


def chance(tree: Tree, known: Mapping[str, float], *, most: int = MOST) -> Chance:
    """Return the chance that the goal is reached.

    Args:
        tree: the goal.
        known: leaf id, chance of that action by itself; actions do not depend on each other.
        most: nodes of the diagram beyond which bounds are given.
    """
    return chances(tree, known, most=most)[id(tree)]


def chances(tree: Tree, known: Mapping[str, float], *, most: int = MOST) -> dict[int, Chance]:
    """Return the chance that each part of a tree is reached, by the identity of the part; exact for all or for none."""
    order = list(leaves(tree))
    if len(order) > DEEPEST:
        return _bounds(tree, known)
    diagram = _Diagram(order, most)
    try:
        nodes = diagram.of(tree)
    except _TooLarge:
        return _bounds(tree, known)
    exact = diagram.chances(known)
    return {part: Chance(exact[node], exact[node]) for part, node in nodes.items()}


def bounds(tree: Tree, known: Mapping[str, float]) -> Chance:
    """Return bounds of the chance; they meet where no action occurs twice."""
    return _bounds(tree, known)[id(tree)]


def _bounds(tree: Tree, known: Mapping[str, float]) -> dict[int, Chance]:
    bit = {name: 1 << i for i, name in enumerate(leaves(tree))}
    found: dict[int, tuple[float, float, int]] = {}
    for each in in_turn(tree):
        if isinstance(each, Leaf):
            found[id(each)] = (known[each.id], known[each.id], bit[each.id])
            continue
        groups = _groups([found[id(part)] for part in each.parts])
        mask = 0
        for group in groups:
            for _, _, part in group:
                mask |= part
        lows = [[low for low, _, _ in group] for group in groups]
        highs = [[high for _, high, _ in group] for group in groups]
        if each.gate is Gate.ANY:
            low = 1 - prod(1 - max(group) for group in lows)
            high = 1 - prod(1 - value for group in highs for value in group)
        else:
            low = prod(value for group in lows for value in group)
            high = prod(min(group) for group in highs)
        found[id(each)] = (low, high, mask)
    return {part: Chance(low, max(low, high)) for part, (low, high, _) in found.items()}


def _groups(parts: Sequence[tuple[float, float, int]]) -> list[list[tuple[float, float, int]]]:
    """Return the parts so that those of different groups share no action."""
    groups: list[tuple[int, list[tuple[float, float, int]]]] = []
    for part in parts:
        mask, together, apart = part[2], [part], []
        for other in groups:
            if other[0] & part[2]:
                mask |= other[0]
                together = [*other[1], *together]
            else:
                apart.append(other)
        groups = [*apart, (mask, together)]
    return [group for _, group in groups]


class _TooLarge(Exception):
    """The diagram outgrew its bound."""


class _Diagram:
    """A reduced ordered binary decision diagram; nodes are numbers, 0 never and 1 always."""

    def __init__(self, order: Sequence[str], most: int) -> None:
        self._place = {name: i for i, name in enumerate(order)}
        self._order = order
        self._most = most
        self._nodes: list[tuple[int, int, int]] = [(len(order), 0, 0), (len(order), 1, 1)]
        self._known: dict[tuple[int, int, int], int] = {}
        self._joined: dict[tuple[bool, int, int], int] = {}

    def of(self, tree: Tree) -> dict[int, int]:
        """Return the node of every part of a tree, by the identity of the part."""
        found: dict[int, int] = {}
        for each in in_turn(tree):
            if isinstance(each, Leaf):
                found[id(each)] = self._node(self._place[each.id], _NO, _YES)
            else:
                found[id(each)] = self._all(each, found)
        return found

    def _all(self, goal: Goal, found: Mapping[int, int]) -> int:
        either = goal.gate is Gate.ANY
        joined = _NO if either else _YES
        for part in goal.parts:
            joined = self._join(either, joined, found[id(part)])
        return joined

    def _join(self, either: bool, one: int, other: int) -> int:
        if one == other:
            return one
        one, other = min(one, other), max(one, other)
        if one == _NO:
            return other if either else _NO
        if one == _YES:
            return _YES if either else other
        key = (either, one, other)
        if key not in self._joined:
            (first, no, yes), (second, never, then) = self._nodes[one], self._nodes[other]
            if first > second:
                (first, no, yes), (second, never, then) = (second, never, then), (first, no, yes)
                one, other = other, one
            if first < second:
                never = then = other
            self._joined[key] = self._node(first, self._join(either, no, never), self._join(either, yes, then))
        return self._joined[key]

    def _node(self, place: int, no: int, yes: int) -> int:
        if no == yes:
            return no
        key = (place, no, yes)
        if key not in self._known:
            if len(self._nodes) >= self._most:
                raise _TooLarge
            self._known[key] = len(self._nodes)
            self._nodes.append(key)
        return self._known[key]

    def chances(self, known: Mapping[str, float]) -> list[float]:
        """Return the chance that each node comes out as yes; nodes stand after those they lead to."""
        found = [0.0, 1.0]
        for place, no, yes in self._nodes[2:]:
            p = known[self._order[place]]
            found.append((1 - p) * found[no] + p * found[yes])
        return found
