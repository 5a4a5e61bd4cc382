"""Cost and chance of a goal from those of single actions, where each action counts once."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.trees.made_up import a_tree, both, chances, either, every_set, leaf, reached, smallest_sets
from tmtui.analysis.trees.chance import chance
from tmtui.analysis.trees.chance import chances as chances_of_parts
from tmtui.analysis.trees.tree import leaves, repeated, walk
from tmtui.analysis.trees.ways import cheapest, likeliest, sets_of_parts

SEEDS = st.integers(min_value=0, max_value=2**32)
SAFE = either(leaf("A"), both(leaf("B"), leaf("C")))
P = {"A": 0.1, "B": 0.5, "C": 0.4}


def test_the_cheapest_way_and_the_chances_of_the_worked_example() -> None:
    sets = smallest_sets(SAFE)
    assert cheapest(sets, {"A": 100.0, "B": 20.0, "C": 30.0}) == 50
    assert likeliest(sets, P) == pytest.approx(0.2)
    assert chance(SAFE, P).low == pytest.approx(0.28)


def test_an_action_that_stands_twice_is_paid_once() -> None:
    """Added up branch by branch the key would be paid twice, and saw and bribe for 15 would look like the cheapest."""
    key = leaf("key")
    tree = both(either(key, leaf("saw")), either(key, leaf("bribe")))
    assert repeated(tree) == ("key",)
    assert cheapest(smallest_sets(tree), {"key": 10.0, "saw": 7.0, "bribe": 8.0}) == 10


def test_a_goal_that_hangs_in_two_places_repeats_its_actions() -> None:
    shared = both(leaf("a"), leaf("b"))
    assert repeated(either(shared, both(shared, leaf("c")))) == ("a", "b")
    assert repeated(shared) == ()


@given(SEEDS)
@settings(max_examples=40)
def test_the_cheapest_set_costs_what_trying_every_set_finds(seed: int) -> None:
    random = Random(seed)
    tree = a_tree(random)
    cost = {name: float(random.randint(0, 9)) for name in leaves(tree)}
    reaching = [each for each in every_set(tree) if reached(tree, each)]
    assert cheapest(smallest_sets(tree), cost) == min(sum(cost[name] for name in each) for each in reaching)


@given(SEEDS)
@settings(max_examples=30)
def test_every_goal_on_the_way_is_reckoned_as_if_it_were_the_top(seed: int) -> None:
    random = Random(seed)
    tree = a_tree(random)
    known = chances(tree, random)
    found, sets = chances_of_parts(tree, known), sets_of_parts(tree)
    for part in walk(tree):
        assert found[id(part)].low == pytest.approx(chance(part, known).low)
        assert sets[id(part)] == smallest_sets(part)
