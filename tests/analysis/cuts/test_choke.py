"""What a control takes off the worst ways; and doors that have to be closed together."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.cuts.made_up import Field, a_field, chance_of, field, ways
from tmtui.analysis.cuts.choke import Losses, chokes, pairs
from tmtui.analysis.cuts.ground import Known
from tmtui.analysis.cuts.hitting import Option

TWO_DOORS = [
    ("start", "a", 0.9, "front"), ("start", "b", 0.9, "back"), ("a", "jewel", 0.9, ""), ("b", "jewel", 0.9, ""),
]  # fmt: skip
COSTS = {"front": 1, "back": 1}


def one(*names: str) -> Option:
    return frozenset(names)


def test_closing_one_of_two_doors_gains_nothing_and_both_gain_all() -> None:
    place = field(TWO_DOORS, COSTS)
    losses = Losses(place, ["jewel"])
    assert [each.points for each in chokes(losses, [one("front"), one("back")])] == [0, 0]
    (pair,) = pairs(losses, Known(place))
    assert (pair.one.controls, pair.other.controls) == (one("back"), one("front"))
    assert pair.together == pytest.approx(810)


def test_a_door_that_gains_enough_by_itself_needs_no_pair() -> None:
    steps = [(source, target, 0.1 if target == "b" else chance, names) for source, target, chance, names in TWO_DOORS]
    place = field(steps, COSTS)
    losses = Losses(place, ["jewel"])
    (front, back) = chokes(losses, [one("front"), one("back")])
    assert (front.controls, back.points) == (one("front"), 0)
    assert front.points == pytest.approx(810 - 90)
    assert pairs(losses, Known(place)) == [], "what the back door adds is not worth a word"


def test_a_second_door_that_gains_nothing_alone_is_named_with_the_first() -> None:
    steps = [(source, target, 0.6 if target == "b" else chance, names) for source, target, chance, names in TWO_DOORS]
    place = field(steps, COSTS)
    (pair,) = pairs(Losses(place, ["jewel"]), Known(place))
    assert (pair.one.controls, pair.one.points) == (one("back"), 0)
    assert pair.other.controls == one("front")
    assert pair.other.points == pytest.approx(810 - 540)
    assert pair.together == pytest.approx(810)


def test_a_control_that_two_doors_share_stands_alone() -> None:
    steps = [*TWO_DOORS[:2], ("a", "room", 0.9, ""), ("b", "room", 0.9, ""), ("room", "jewel", 0.9, "safe")]
    losses = Losses(field(steps, {**COSTS, "safe": 9}), ["jewel"])
    best, *_ = chokes(losses, [one("front"), one("back"), one("safe")])
    assert best.controls == one("safe")
    assert best.points == pytest.approx(0.9**3 * 1000)


def test_what_every_jewel_loses_adds_up() -> None:
    steps = [("start", "a", 1.0, "gate"), ("a", "jewel", 0.6, ""), ("a", "crown", 0.9, "")]
    losses = Losses(field(steps, {"gate": 1}, {"jewel": 1000, "crown": 300}), ["jewel", "crown"])
    assert losses.gain(one("gate")) == pytest.approx(600 + 270)


def worst(place: Field, done: frozenset[str], target: str) -> float:
    net = place.net(done)
    worth = max(end.worth for end in net.ends.values() if end.target == target)
    return max((chance_of(way) * worth for way in ways(net, target)), default=0.0)


@given(st.integers(min_value=0, max_value=2**32))
@settings(max_examples=50)
def test_the_worst_way_is_the_worst_of_all_there_are(seed: int) -> None:
    place = a_field(Random(seed))
    losses = Losses(place, ["jewel", "crown"])
    for done in (frozenset[str](), *(frozenset({name}) for name in place.controls)):
        assert losses.total(done) == pytest.approx(sum(worst(place, done, target) for target in ("jewel", "crown")))
        assert losses.gain(done) >= 0


@given(st.integers(min_value=0, max_value=2**32))
@settings(max_examples=50)
def test_of_every_pair_one_is_worth_little_alone_and_adds_much_to_the_other(seed: int) -> None:
    place = a_field(Random(seed))
    losses = Losses(place, ["jewel", "crown"])
    for pair in pairs(losses, Known(place)):
        both = pair.one.controls | pair.other.controls
        assert pair.together == pytest.approx(losses.gain(both))
        added = pair.together - pair.other.points
        assert pair.one.points <= added / 4
        assert added >= 0.15 * losses.total()
