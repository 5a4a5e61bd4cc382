"""The smallest sets of actions that reach a goal, each action counted once (minimal cut sets in the sense of faults).

They are worked out from the leaves up, and a set that contains another is dropped. There can be very many: beyond a
bound the smallest are kept and the result says that it is not all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import prod

from tmtui.analysis.trees.tree import Gate, Goal, Leaf, Tree, in_turn, leaves
from tmtui.model.frozen import frozen

MOST = 2000
"""Most sets that are kept at any place of the tree."""


@frozen
class Sets:
    """Sets of actions that reach the goal, none containing another, the smallest first."""

    sets: tuple[frozenset[str], ...]
    all: bool
    """Whether these are all there are."""


def sets_of_parts(tree: Tree, *, most: int = MOST) -> dict[int, Sets]:
    """Return the smallest sets of leaf ids that reach each part of a tree, by the identity of the part."""
    names = list(leaves(tree))
    bit = {name: 1 << i for i, name in enumerate(names)}
    masks: dict[int, list[int]] = {}
    whole: dict[int, bool] = {}
    for each in in_turn(tree):
        if isinstance(each, Leaf):
            masks[id(each)], whole[id(each)] = [bit[each.id]], True
        else:
            masks[id(each)], complete = _joined(each, masks, most)
            whole[id(each)] = complete and all(whole[id(part)] for part in each.parts)
    found = {}
    for part, of_part in masks.items():
        shown = [frozenset(name for name in names if bit[name] & mask) for mask in of_part]
        found[part] = Sets(tuple(sorted(shown, key=lambda each: (len(each), sorted(each)))), whole[part])
    return found


def cheapest(sets: Sets, cost: Mapping[str, float]) -> float:
    """Return what the cheapest set costs, each action paid once."""
    return min(sum(cost[leaf] for leaf in each) for each in sets.sets)


def likeliest(sets: Sets, chance: Mapping[str, float]) -> float:
    """Return the chance of the likeliest set, each action tried once."""
    return max(prod(chance[leaf] for leaf in sorted(each)) for each in sets.sets)


def _joined(goal: Goal, found: dict[int, list[int]], most: int) -> tuple[list[int], bool]:
    parts = [found[id(part)] for part in goal.parts]
    if goal.gate is Gate.ANY:
        return _kept((mask for part in parts for mask in part), most)
    whole = True
    joined = [0]
    for part in parts:
        joined, all_there = _kept((one | other for one in joined for other in part), most)
        whole = whole and all_there
    return joined, whole


def _kept(masks: Iterable[int], most: int) -> tuple[list[int], bool]:
    """Return the masks that contain no other, the smallest ones, and whether that is all."""
    kept: list[int] = []
    for mask in sorted(set(masks), key=lambda each: (each.bit_count(), each)):
        if len(kept) == most:
            return kept, False
        if not any(other & mask == other for other in kept):
            kept.append(mask)
    return kept, True
