"""The attack trees of a model: one for each crown jewel, with its chances and the smallest sets of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtui.analysis.paths.chance import nearest
from tmtui.analysis.paths.jewels import jewels
from tmtui.analysis.paths.moves import moves_of
from tmtui.analysis.paths.nodes import GOAL, Node
from tmtui.analysis.paths.paths import walked
from tmtui.analysis.trees.chance import chance
from tmtui.analysis.trees.figures import BEST_CHANCE, COST, over_sets
from tmtui.analysis.trees.grow import Grown, grow
from tmtui.analysis.trees.tree import Tree, repeated
from tmtui.analysis.trees.ways import Sets, smallest_sets
from tmtui.model.frozen import frozen
from tmtui.model.level import Interval

if TYPE_CHECKING:
    from tmtui.analysis.state import State


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
    sets = smallest_sets(grown.tree)
    low, high = chance(grown.tree, grown.low), chance(grown.tree, grown.high)
    cost = {leaf: float(leaf in grown.weaknesses) for leaf in grown.low}
    best = (over_sets(sets.sets, BEST_CHANCE, grown.low), over_sets(sets.sets, BEST_CHANCE, grown.high))
    least: float = over_sets(sets.sets, COST, cost)
    return AttackTree(
        target, grown.tree, grown, sets, (nearest(low.low), nearest(high.high)), low.exact and high.exact,
        (nearest(best[0]), nearest(best[1])), round(least), repeated(grown.tree),
    )  # fmt: skip


def _to_the_jewel(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return a way as one that ends in the jewel itself, whatever happens to it there."""
    last = nodes[-1]
    return nodes if last[0] == GOAL and len(last) == 2 else (*nodes, last[:2])
