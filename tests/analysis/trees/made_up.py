"""Made-up attack trees, small enough to try every set of actions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from random import Random

from tmtui.analysis.trees.tree import Gate, Goal, Leaf, Tree, leaves
from tmtui.analysis.trees.ways import MOST, Sets, sets_of_parts


def leaf(id: str) -> Leaf:
    return Leaf(id, f"do {id}")


def either(*parts: Tree) -> Goal:
    return Goal(Gate.ANY, "either", parts)


def both(*parts: Tree) -> Goal:
    return Goal(Gate.ALL, "both", parts)


def a_tree(random: Random, *, actions: int = 6, depth: int = 4) -> Tree:
    """Return a tree whose actions may stand in several places."""
    if depth == 0 or random.random() < 0.25:
        return leaf(f"a{random.randrange(actions)}")
    parts = tuple(a_tree(random, actions=actions, depth=depth - 1) for _ in range(random.randint(1, 3)))
    return Goal(random.choice(list(Gate)), "goal", parts)


def a_tree_without_repeats(random: Random) -> Tree:
    """Return a tree in which every action stands once."""
    names = iter(f"a{i}" for i in range(1000))

    def grow(depth: int) -> Tree:
        if depth == 0 or random.random() < 0.3:
            return leaf(next(names))
        return Goal(random.choice(list(Gate)), "goal", tuple(grow(depth - 1) for _ in range(random.randint(1, 3))))

    return grow(3)


def reached(tree: Tree, done: frozenset[str]) -> bool:
    """Whether a goal is reached when these actions are done; the meaning of a tree, by itself."""
    if isinstance(tree, Leaf):
        return tree.id in done
    each = (reached(part, done) for part in tree.parts)
    return any(each) if tree.gate is Gate.ANY else all(each)


def every_set(tree: Tree) -> Iterator[frozenset[str]]:
    names = sorted(leaves(tree))
    for size in range(len(names) + 1):
        yield from (frozenset(each) for each in combinations(names, size))


def chances(tree: Tree, random: Random) -> Mapping[str, float]:
    return {name: random.choice([0.0, 0.02, 0.1, 0.3, 0.6, 0.9, 1.0]) for name in leaves(tree)}


def smallest_sets(tree: Tree, *, most: int = MOST) -> Sets:
    """Return the smallest sets that reach the top."""
    return sets_of_parts(tree, most=most)[id(tree)]
