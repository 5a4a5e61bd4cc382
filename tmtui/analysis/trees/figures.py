"""Figures carried up a tree: how what is known of single actions makes what is known of the goal.

A figure is three rules: what any of several, all of several, and all in order amount to. Carrying it up is right where
no action occurs twice, and everywhere for figures that do not mind counting one twice (the highest skill needed,
whether it is possible at all). For the others, sums and products, use `over_sets`, which counts every action once.
(Schneier, Attack Trees, 1999; Kordy and Wideł on repeated actions.)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from math import prod
from typing import Generic, TypeVar

from tmtui.analysis.trees.tree import Gate, Leaf, Tree, in_turn
from tmtui.model.frozen import frozen

V = TypeVar("V")
Rule = Callable[[Collection[V]], V]


@frozen
class Figure(Generic[V]):
    """What several parts amount to."""

    any: Rule[V]
    all: Rule[V]
    in_order: Rule[V]
    once: bool = False
    """Whether counting an action twice makes it wrong."""


def _at_least_one(chances: Collection[float]) -> float:
    return 1 - prod(1 - each for each in chances)


COST: Figure[float] = Figure(min, sum, sum, once=True)
"""What it costs the attacker at least."""
TIME: Figure[float] = Figure(min, max, sum, once=True)
"""How long it takes at least."""
SKILL: Figure[float] = Figure(min, max, max)
"""The skill, or the rarest equipment, that is needed at least."""
POSSIBLE: Figure[bool] = Figure(any, all, all)
"""Whether it can be done at all."""
BEST_CHANCE: Figure[float] = Figure(max, prod, prod, once=True)
"""The chance when the attacker takes the best way."""
CHANCE: Figure[float] = Figure(_at_least_one, prod, prod, once=True)
"""The chance when everything is tried and actions do not depend on each other."""
DAMAGE: Figure[float] = Figure(max, sum, sum, once=True)
"""The most damage."""
NOTICED: Figure[float] = Figure(min, _at_least_one, _at_least_one, once=True)
"""The chance of being noticed, on the way where it is least."""


def carried_up(tree: Tree, figure: Figure[V], known: Mapping[str, V]) -> V:
    """Return a figure of the goal from those of the actions, by leaf id."""
    rules = {Gate.ANY: figure.any, Gate.ALL: figure.all, Gate.IN_ORDER: figure.in_order}
    found: dict[int, V] = {}
    for each in in_turn(tree):
        if isinstance(each, Leaf):
            found[id(each)] = known[each.id]
        else:
            found[id(each)] = rules[each.gate]([found[id(part)] for part in each.parts])
    return found[id(tree)]


def over_sets(sets: Iterable[Collection[str]], figure: Figure[V], known: Mapping[str, V]) -> V:
    """Return a figure over sets of actions each of which reaches the goal; every action counts once.

    Which of the actions come in order is no longer known here; they are taken as done side by side.
    """
    return figure.any([figure.all([known[leaf] for leaf in sorted(each)]) for each in sets])


def best_outcome(
    sets: Iterable[Collection[str]], chance: Mapping[str, float], cost: Mapping[str, float], gain: float
) -> float:
    """Return what an attacker may expect at best: chance times gain less cost, over all ways."""
    return max(prod(chance[leaf] for leaf in each) * gain - sum(cost[leaf] for leaf in each) for each in sets)


def defended(chance: Mapping[str, float], works: Mapping[str, float]) -> dict[str, float]:
    """Return the chances of actions against which something was put that works so well, 0 to 1."""
    return {leaf: each * (1 - works.get(leaf, 0.0)) for leaf, each in chance.items()}
