"""The simulation against what is known without it: closed forms, ends of the scale, and itself run again."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmtui.analysis.scoring.fair import Pert, check, read, simulate
from tmtui.model.errors import BadInput


def expected(*estimates: Pert) -> float:
    """Return the mean loss a year in closed form: three estimates that do not depend on each other."""
    return math.prod((each.low + 4 * each.likely + each.high) / 6 for each in estimates)


@st.composite
def estimates(draw: st.DrawFn, most: float) -> Pert:
    return Pert(*sorted(draw(st.lists(st.floats(0, most), min_size=3, max_size=3))))


@settings(max_examples=25)
@given(estimates(20), estimates(1), estimates(1e6))
def test_the_mean_agrees_with_the_closed_form_within_its_error(tries: Pert, succeeds: Pert, cost: Pert) -> None:
    found = simulate(tries, succeeds, cost, trials=4_000)
    assert abs(found.mean - expected(tries, succeeds, cost)) <= 5 * found.error + 1e-9 * cost.high + 1e-9


def test_many_events_a_year_are_drawn_together_and_keep_their_mean() -> None:
    tries, succeeds, cost = Pert(500, 1_000, 2_000), Pert(0.2, 0.5, 0.9), Pert(10, 20, 200)
    found = simulate(tries, succeeds, cost)
    assert abs(found.mean - expected(tries, succeeds, cost)) <= 5 * found.error


def test_the_same_estimates_give_the_same_figures() -> None:
    vector = read("TEF:0.5,2,10/V:0.1,0.3,0.6/LM:1000,20000,500000")
    assert simulate(*vector) == simulate(*vector)


def test_the_curve_falls_from_all_years_to_none() -> None:
    found = simulate(*read("TEF:1,2,4/V:0.2,0.5,0.8/LM:10,50,100"))
    curve = [found.exceeded(amount) for amount in range(0, int(found.years[-1]) + 2, 5)]
    assert curve == sorted(curve, reverse=True)
    assert found.exceeded(found.years[-1]) == 0
    assert found.exceeded(-1) == 1
    assert found.p10 <= found.p50 <= found.p90


def test_what_is_shown_of_the_curve_falls_and_is_counted_from_the_years() -> None:
    found = simulate(*read("TEF:0.5,2,10/V:0.1,0.3,0.6/LM:1000,20000,500000"))
    curve = found.curve()
    assert curve[0][0] == 0
    for amount, share in curve:
        assert share == pytest.approx(sum(year > amount for year in found.years) / len(found.years))
    assert all(more > less and lower > higher for (less, lower), (more, higher) in pairwise(curve))
    assert len(curve) <= 13


def test_a_year_without_tries_costs_nothing() -> None:
    assert simulate(Pert(0, 0, 0), Pert(1, 1, 1), Pert(5, 5, 5)).curve() == ()
    assert simulate(Pert(0, 0, 0), Pert(1, 1, 1), Pert(5, 5, 5)).years[-1] == 0


def test_certain_figures_need_no_distribution() -> None:
    found = simulate(Pert(3, 3, 3), Pert(1, 1, 1), Pert(7, 7, 7), trials=20_000)
    assert math.isclose(found.mean, 21, rel_tol=0.02)
    assert all(year % 7 == 0 for year in found.years)


@pytest.mark.parametrize(
    ("vector", "says"),
    [
        ("TEF:1,2/V:0,0,1/LM:1,2,3", "three figures"),
        ("TEF:1,2,3/V:0,1,2/LM:1,2,3", "from 0 to 1"),
        ("TEF:3,2,1/V:0,0,1/LM:1,2,3", "Lowest, most likely, highest"),
        ("TEF:nan,1,2/V:0,0,1/LM:1,2,3", "Lowest, most likely, highest"),
        ("V:0,0,1/LM:1,2,3", "lacks TEF"),
    ],
)
def test_estimates_that_make_no_sense_are_refused(vector: str, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        check(vector)
    assert says in str(caught.value)
