"""Cost, time, skill and chance of a goal, from those of single actions."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.trees.made_up import a_tree, a_tree_without_repeats, both, chances, either, in_order, leaf
from tmtui.analysis.trees.figures import (
    BEST_CHANCE,
    CHANCE,
    COST,
    DAMAGE,
    NOTICED,
    POSSIBLE,
    SKILL,
    TIME,
    best_outcome,
    carried_up,
    defended,
    over_sets,
)
from tmtui.analysis.trees.tree import leaves, repeated
from tmtui.analysis.trees.ways import smallest_sets

SEEDS = st.integers(min_value=0, max_value=2**32)
SAFE = either(leaf("A"), both(leaf("B"), leaf("C")))
P = {"A": 0.1, "B": 0.5, "C": 0.4}


def test_the_cheapest_way_and_the_chances_of_the_worked_example() -> None:
    assert carried_up(SAFE, COST, {"A": 100.0, "B": 20.0, "C": 30.0}) == 50
    assert carried_up(SAFE, BEST_CHANCE, P) == pytest.approx(0.2)
    assert carried_up(SAFE, CHANCE, P) == pytest.approx(0.28)


def test_what_is_done_in_order_takes_the_sum_of_the_times_and_side_by_side_the_longest() -> None:
    hours = {"A": 9.0, "B": 2.0, "C": 3.0}
    assert carried_up(both(leaf("B"), leaf("C")), TIME, hours) == 3
    assert carried_up(in_order(leaf("B"), leaf("C")), TIME, hours) == 5
    assert carried_up(SAFE, TIME, hours) == 3


def test_skill_is_that_of_the_hardest_action_of_the_easiest_way() -> None:
    assert carried_up(SAFE, SKILL, {"A": 4.0, "B": 1.0, "C": 3.0}) == 3


def test_a_goal_is_possible_when_one_of_its_ways_is() -> None:
    assert carried_up(SAFE, POSSIBLE, {"A": False, "B": True, "C": True})
    assert not carried_up(SAFE, POSSIBLE, {"A": False, "B": True, "C": False})


def test_damage_adds_up_and_being_noticed_grows_along_a_way() -> None:
    assert carried_up(SAFE, DAMAGE, {"A": 4.0, "B": 3.0, "C": 2.0}) == 5
    assert carried_up(SAFE, NOTICED, {"A": 0.9, "B": 0.5, "C": 0.5}) == pytest.approx(0.75)


def test_an_attacker_weighs_what_to_gain_against_what_it_costs() -> None:
    sets = smallest_sets(SAFE).sets
    cost = {"A": 100.0, "B": 20.0, "C": 30.0}
    assert best_outcome(sets, P, cost, gain=1000) == pytest.approx(150)
    assert best_outcome(sets, P, cost, gain=100) == pytest.approx(-30)


def test_a_defence_lowers_the_chance_of_its_action() -> None:
    assert carried_up(SAFE, CHANCE, defended(P, {"B": 1.0})) == pytest.approx(0.1)
    assert carried_up(SAFE, BEST_CHANCE, defended(P, {"B": 0.5})) == pytest.approx(0.1)


def test_an_action_that_stands_twice_is_paid_once() -> None:
    """Carrying up counts the key twice; over the sets it counts once."""
    key = leaf("key")
    tree = both(either(key, leaf("saw")), either(key, leaf("bribe")))
    cost = {"key": 10.0, "saw": 7.0, "bribe": 8.0}
    assert repeated(tree) == ("key",)
    assert carried_up(tree, COST, cost) == 15
    assert over_sets(smallest_sets(tree).sets, COST, cost) == 10


def test_a_goal_that_hangs_in_two_places_repeats_its_actions() -> None:
    shared = both(leaf("a"), leaf("b"))
    assert repeated(either(shared, both(shared, leaf("c")))) == ("a", "b")
    assert repeated(shared) == ()


@given(SEEDS)
@settings(max_examples=50)
def test_where_nothing_repeats_both_ways_of_reckoning_agree(seed: int) -> None:
    random = Random(seed)
    tree = a_tree_without_repeats(random)
    known, sets = chances(tree, random), smallest_sets(tree)
    assert repeated(tree) == ()
    if sets.all:
        for figure in (COST, BEST_CHANCE, SKILL, DAMAGE):
            assert carried_up(tree, figure, known) == pytest.approx(over_sets(sets.sets, figure, known))


@given(SEEDS)
@settings(max_examples=50)
def test_skill_and_possibility_do_not_mind_what_repeats(seed: int) -> None:
    random = Random(seed)
    tree = a_tree(random)
    sets = smallest_sets(tree).sets
    skill = {name: random.randint(1, 5) for name in leaves(tree)}
    can = {name: random.random() < 0.6 for name in leaves(tree)}
    assert carried_up(tree, SKILL, {name: float(each) for name, each in skill.items()}) == over_sets(sets, SKILL, skill)
    assert carried_up(tree, POSSIBLE, can) == over_sets(sets, POSSIBLE, can)
