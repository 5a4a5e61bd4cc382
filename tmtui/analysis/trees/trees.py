"""The attack trees of a model: one for each crown jewel, with its chances and the smallest sets of actions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tmtui.analysis.paths.chance import nearest
from tmtui.analysis.paths.jewels import jewels
from tmtui.analysis.paths.moves import moves_of
from tmtui.analysis.paths.nodes import GOAL, Node
from tmtui.analysis.paths.paths import walked
from tmtui.analysis.trees.chance import Chance, chances
from tmtui.analysis.trees.grow import Grown, grow
from tmtui.analysis.trees.tree import Goal, Tree, repeated, walk
from tmtui.analysis.trees.ways import Sets, cheapest, likeliest, sets_of_parts
from tmtui.model.frozen import frozen
from tmtui.model.level import Interval

if TYPE_CHECKING:
    from tmtui.analysis.state import State


@frozen
class Amount:
    """What it takes to get to a goal, and how likely that is; an action that stands twice below it counts once."""

    likelihood: Interval
    """1-5: everything is tried, and actions do not depend on each other."""
    weaknesses: int
    """How many weaknesses somebody has to exploit at least."""


@frozen
class AttackTree:
    """What leads to a jewel, and what that amounts to."""

    target: str
    tree: Tree
    grown: Grown
    sets: Sets
    """The smallest sets of actions that reach the goal."""
    likelihood: Interval
    """1-5: everything is tried, and actions do not depend on each other; an action that stands twice counts once."""
    exact: bool
    """Whether that is exact; no where the tree is so large that only bounds were worked out."""
    best: Interval
    """1-5: the likeliest single set of actions."""
    weaknesses: int
    """How many weaknesses somebody has to exploit at least."""
    repeated: tuple[str, ...]
    """Leaves that stand in several places."""
    amounts: Mapping[int, Amount]
    """By the identity of a goal of the tree: what that goal amounts to by itself."""


def trees(state: State) -> tuple[AttackTree, ...]:
    """Return the tree of each crown jewel to which a way leads, by key."""
    return state.remember(("attack trees",), lambda: tuple(_of(state, target) for target in _reached(state)))


def _reached(state: State) -> list[str]:
    found = {path.target for path, _ in walked(state)}
    return [target for target in jewels(state) if target in found]


def _of(state: State, target: str) -> AttackTree:
    ways = [_to_the_jewel(nodes) for path, nodes in walked(state) if path.target == target]
    grown = grow(moves_of(state, jewels(state)), ways)
    if grown is None:
        raise ValueError(f"no way leads to {target}")
    sets = sets_of_parts(grown.tree)
    low, high = chances(grown.tree, grown.low), chances(grown.tree, grown.high)
    cost = {leaf: float(leaf in grown.weaknesses) for leaf in grown.low}
    amounts = {
        id(goal): Amount(_words(low[id(goal)], high[id(goal)]), round(cheapest(sets[id(goal)], cost)))
        for goal in walk(grown.tree) if isinstance(goal, Goal)
    }  # fmt: skip
    top = id(grown.tree)
    best = (nearest(likeliest(sets[top], grown.low)), nearest(likeliest(sets[top], grown.high)))
    return AttackTree(
        target, grown.tree, grown, sets[top], _words(low[top], high[top]), low[top].exact and high[top].exact,
        best, round(cheapest(sets[top], cost)), repeated(grown.tree), amounts,
    )  # fmt: skip


def _words(low: Chance, high: Chance) -> Interval:
    return nearest(low.low), nearest(high.high)


def _to_the_jewel(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return a way as one that ends in the jewel itself, whatever happens to it there."""
    last = nodes[-1]
    return nodes if last[0] == GOAL and len(last) == 2 else (*nodes, last[:2])
