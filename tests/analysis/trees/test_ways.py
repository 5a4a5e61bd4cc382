"""The smallest sets of actions are all of them, reach the goal, and contain nothing needless."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.trees.made_up import a_tree, both, either, every_set, leaf, reached, smallest_sets


@given(st.integers(min_value=0, max_value=2**32))
@settings(max_examples=50)
def test_they_are_the_sets_that_reach_the_goal_and_of_which_no_part_does(seed: int) -> None:
    tree = a_tree(Random(seed))
    reaching = [each for each in every_set(tree) if reached(tree, each)]
    least = {each for each in reaching if not any(other < each for other in reaching)}
    found = smallest_sets(tree)
    assert found.all
    assert set(found.sets) == least
    assert len(found.sets) == len(least)


def test_more_than_can_be_kept_is_cut_short_and_said_so() -> None:
    doors = [either(*(leaf(f"{door}{i}") for i in range(4))) for door in "abcd"]
    assert len(smallest_sets(both(*doors)).sets) == 256
    found = smallest_sets(both(*doors), most=100)
    assert not found.all
    assert all(reached(both(*doors), each) for each in found.sets)
