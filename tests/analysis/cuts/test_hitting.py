"""The cheapest set that meets every demand is really the cheapest, and where nobody proved it, it says so."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmtui.analysis.cuts.effort import Effort, by_itself
from tmtui.analysis.cuts.hitting import Demand, Option, cheapest

SEEDS = st.integers(min_value=0, max_value=2**32)


def any_of(*options: str) -> Demand:
    """Return a demand: `a+b` is an option of two controls."""
    return frozenset(frozenset(option.split("+")) for option in options)


def a_problem(random: Random, *, most: int = 8) -> tuple[list[Demand], Effort]:
    """Return made-up demands over controls that share what is begun once."""
    names = [f"c{i % 3}@{i}" for i in range(random.randint(1, most))]
    weights = {(f"c{i}", ""): random.choice([0, 500, 1000, 3000]) for i in range(3)}
    weights |= {(name.partition("@")[0], name.partition("@")[2]): random.choice([0, 500, 2000]) for name in names}
    parts = {}
    for name in names:
        control, _, subject = name.partition("@")
        parts[name] = frozenset({(control, ""), (control, subject)})
    for name in names:
        if random.random() < 0.2:
            parts[name] |= parts[random.choice(names)]
    demands = []
    for _ in range(random.randint(1, 7)):
        options: list[Option] = [
            frozenset(random.sample(names, min(len(names), 2 if random.random() < 0.2 else 1)))
            for _ in range(random.randint(1, 4))
        ]
        demands.append(frozenset(options))
    return demands, Effort(parts, weights)


def meets(controls: frozenset[str], demands: list[Demand]) -> bool:
    return all(any(option <= controls for option in demand) for demand in demands)


def brute(demands: list[Demand], effort: Effort) -> int:
    """Return the least weight of any set that meets all demands."""
    names = sorted({control for demand in demands for option in demand for control in option})
    sets = (frozenset(each) for size in range(len(names) + 1) for each in combinations(names, size))
    return min(effort.weight(each) for each in sets if meets(each, demands))


@given(SEEDS)
@settings(max_examples=50)
def test_no_cheaper_set_meets_all_demands(seed: int) -> None:
    demands, effort = a_problem(Random(seed))
    found = cheapest(demands, effort)
    assert meets(frozenset(found.controls), demands)
    assert found.exact
    assert round(found.days * 1000) == effort.weight(found.controls) == brute(demands, effort)


@given(SEEDS)
@settings(max_examples=30)
def test_a_search_that_ends_early_still_meets_all_demands_and_says_it_is_not_proven(seed: int) -> None:
    demands, effort = a_problem(Random(seed))
    found = cheapest(demands, effort, branches=0)
    assert meets(frozenset(found.controls), demands)
    assert not found.exact
    assert effort.weight(found.controls) >= brute(demands, effort)


@given(SEEDS)
@settings(max_examples=30)
def test_the_order_in_which_demands_come_does_not_matter(seed: int) -> None:
    random = Random(seed)
    demands, effort = a_problem(random)
    first = cheapest(demands, effort)
    random.shuffle(demands)
    assert cheapest([*demands, *demands], effort) == first


def test_one_door_that_all_ways_share_is_closed_rather_than_each_way_by_itself() -> None:
    effort = by_itself({"guard": 3, "a": 2, "b": 2})
    found = cheapest([any_of("guard", "a"), any_of("guard", "b")], effort)
    assert (found.controls, found.days) == (("guard",), 3)


def test_a_beginning_that_is_shared_is_paid_once() -> None:
    """Twice the same control costs 3 + 1 + 1, two different ones 3.5 + 2.5."""
    weights = {("mfa", ""): 3000, ("mfa", "jump"): 1000, ("mfa", "vpn"): 1000, ("x", "jump"): 3500, ("y", "vpn"): 2500}
    parts = {
        "mfa@jump": frozenset({("mfa", ""), ("mfa", "jump")}), "mfa@vpn": frozenset({("mfa", ""), ("mfa", "vpn")}),
        "x@jump": frozenset({("x", "jump")}), "y@vpn": frozenset({("y", "vpn")}),
    }  # fmt: skip
    found = cheapest([any_of("mfa@jump", "x@jump"), any_of("mfa@vpn", "y@vpn")], Effort(parts, weights))
    assert (found.controls, found.days) == (("mfa@jump", "mfa@vpn"), 5)


def test_what_works_only_in_a_pair_is_taken_as_a_pair() -> None:
    effort = by_itself({"factor": 1, "devices": 1, "rebuild": 3})
    found = cheapest([any_of("factor+devices", "rebuild")], effort)
    assert (found.controls, found.days) == (("devices", "factor"), 2)


def test_of_sets_that_cost_the_same_the_smaller_is_taken_then_the_first() -> None:
    effort = by_itself({"a": 1, "b": 1, "c": 2, "d": 2})
    assert cheapest([any_of("a", "c"), any_of("b", "c")], effort).controls == ("c",)
    assert cheapest([any_of("d", "c")], effort).controls == ("c",)


def test_a_demand_that_nothing_meets_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="cannot be met"):
        cheapest([frozenset()], by_itself({}))
