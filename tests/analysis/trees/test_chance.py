"""The chance of a goal is exact although an action stands in two places, or it is two honest bounds."""

from __future__ import annotations

from math import prod
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.trees.made_up import (
    a_tree,
    a_tree_without_repeats,
    both,
    chances,
    either,
    every_set,
    leaf,
    reached,
)
from tmtui.analysis.trees.chance import bounds, chance
from tmtui.analysis.trees.tree import leaves

SEEDS = st.integers(min_value=0, max_value=2**32)


def test_an_action_that_stands_twice_counts_once() -> None:
    """The key opens both doors at once: 0.3 + 0.7 x 0.1 x 0.2 = 0.314; branch by branch 0.37 x 0.44 = 0.1628."""
    key = leaf("key")
    tree = both(either(key, leaf("saw")), either(key, leaf("bribe")))
    known = {"key": 0.3, "saw": 0.1, "bribe": 0.2}
    found = chance(tree, known)
    assert found.exact
    assert found.low == pytest.approx(0.3 + 0.7 * 0.1 * 0.2)


@given(SEEDS)
@settings(max_examples=50)
def test_it_is_the_sum_over_every_set_of_actions_that_reaches_the_goal(seed: int) -> None:
    random = Random(seed)
    tree = a_tree(random)
    known = chances(tree, random)
    really = sum(
        prod(known[name] if name in done else 1 - known[name] for name in sorted(leaves(tree)))
        for done in every_set(tree)
        if reached(tree, done)
    )
    found = chance(tree, known)
    assert found.exact
    assert found.low == pytest.approx(really)
    between = bounds(tree, known)
    assert between.low - 1e-9 <= really <= between.high + 1e-9


@given(SEEDS)
@settings(max_examples=30)
def test_the_bounds_meet_where_nothing_repeats(seed: int) -> None:
    random = Random(seed)
    tree = a_tree_without_repeats(random)
    known = chances(tree, random)
    between = bounds(tree, known)
    assert between.low == pytest.approx(between.high) == pytest.approx(chance(tree, known).low)


def test_a_tree_that_is_too_large_gets_bounds_and_does_not_pretend() -> None:
    key = leaf("key")
    tree = both(either(key, leaf("saw")), either(key, leaf("bribe")))
    found = chance(tree, {"key": 0.3, "saw": 0.1, "bribe": 0.2}, most=3)
    assert not found.exact
    assert found.low < 0.314 < found.high
