"""The shape of an attack tree: a goal, what leads to it, and the single actions at the ends.

The same action may stand in several places; it is the same wherever its id is the same, and is done, paid and noticed
once. So a tree is a graph without loops, and figures over it have to say how they treat what occurs twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from tmtui.model.frozen import frozen


class Gate(StrEnum):
    """How what leads to a goal comes together."""

    ANY = "or"
    """Any one suffices."""
    ALL = "and"
    """All are needed, in any order."""
    IN_ORDER = "sand"
    """All are needed, one after the other."""


@frozen
class Leaf:
    """A single action of an attacker."""

    id: str
    """The same action has the same id wherever it stands."""
    text: str


@frozen
class Goal:
    """Something an attacker wants or needs on the way."""

    gate: Gate
    text: str
    """Empty where it is only several ways to do one thing."""
    parts: tuple[Tree, ...]
    """At least one."""


Tree = Leaf | Goal


def leaves(tree: Tree) -> dict[str, Leaf]:
    """Return the leaves of a tree by id, in the order in which they first occur."""
    found: dict[str, Leaf] = {}
    for each in walk(tree):
        if isinstance(each, Leaf):
            found.setdefault(each.id, each)
    return found


def walk(tree: Tree) -> Iterator[Tree]:
    """Yield every part of a tree once, the tree first; a part that hangs in two places is one."""
    seen: set[int] = set()
    waiting = [tree]
    while waiting:
        each = waiting.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        if isinstance(each, Goal):
            waiting.extend(reversed(each.parts))


def in_turn(tree: Tree) -> list[Tree]:
    """Return every part of a tree once, what leads to a goal before the goal."""
    found: list[Tree] = []
    begun: set[int] = set()
    done: set[int] = set()
    waiting = [tree]
    while waiting:
        each = waiting[-1]
        if id(each) in done:
            waiting.pop()
        elif id(each) in begun or isinstance(each, Leaf):
            waiting.pop()
            done.add(id(each))
            found.append(each)
        else:
            begun.add(id(each))
            waiting.extend(part for part in each.parts if id(part) not in done)
    return found


def repeated(tree: Tree) -> tuple[str, ...]:
    """Return the ids of leaves to which several ways lead from the top, sorted."""
    ways: dict[int, int] = {}
    for each in reversed(in_turn(tree)):
        ways.setdefault(id(each), 1)
        for part in each.parts if isinstance(each, Goal) else ():
            ways[id(part)] = ways.get(id(part), 0) + ways[id(each)]
    count: dict[str, int] = {}
    for each in in_turn(tree):
        if isinstance(each, Leaf):
            count[each.id] = count.get(each.id, 0) + ways[id(each)]
    return tuple(sorted(leaf for leaf, number in count.items() if number > 1))
