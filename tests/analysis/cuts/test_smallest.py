"""The cheapest cut leaves no way open that could be cut, and no cheaper set does."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.cuts.made_up import Field, a_field, chance_of, every_set, field, ways
from tmtui.analysis.cuts.ground import Matters
from tmtui.analysis.cuts.net import End, Step
from tmtui.analysis.cuts.smallest import smallest

SEEDS = st.integers(min_value=0, max_value=2**32)
FLOOR = 0.02


def likely(floor: float) -> Matters:
    return lambda way: way.chance >= floor


def cuttable(place: Field, step: Step) -> bool:
    return bool(place.cutters(None, step.key, frozenset()))  # type: ignore[arg-type]


def is_open(place: Field, done: frozenset[str], target: str) -> bool:
    """Whether a way is open that could be cut and gets everywhere it goes more easily than what cannot be cut."""
    net = place.net(done)
    hard: dict[object, float] = {"start": 1.0}
    for goal in "abcd":
        for way in ways(place.net(done, {goal: End("jewel", 1)}), "jewel"):
            if not any(cuttable(place, step) for step in way):
                hard[goal] = max(hard.get(goal, 0.0), chance_of(way))
    for way in ways(net, target):
        if not any(cuttable(place, step) for step in way) and way:
            hard[target] = max(hard.get(target, 0.0), chance_of(way))
    for way in ways(net, target):
        soft, needless, chance = False, False, 1.0
        for step in way:
            chance *= step.chance
            soft = soft or cuttable(place, step)
            needless = needless or (soft and hard.get(step.target, 0.0) >= chance)
        if soft and not needless and chance >= FLOOR:
            return True
    return False


@given(SEEDS)
@settings(max_examples=50)
def test_it_cuts_every_way_that_can_be_cut_and_nothing_cheaper_does(seed: int) -> None:
    place = a_field(Random(seed))
    for target in ("jewel", "crown"):
        found = smallest(place, [target], matters=likely(FLOOR))
        assert not is_open(place, frozenset(found.controls), target)
        assert found.exact
        least = min(place.effort.weight(each) for each in every_set(place.controls) if not is_open(place, each, target))
        assert round(found.days * 1000) == least


@given(SEEDS)
@settings(max_examples=30)
def test_a_cut_for_all_jewels_cuts_the_ways_to_each(seed: int) -> None:
    place = a_field(Random(seed))
    targets = ("crown", "jewel")
    found = smallest(place, targets, matters=likely(FLOOR))
    assert not any(is_open(place, frozenset(found.controls), target) for target in targets)
    apart = [smallest(place, [target], matters=likely(FLOOR)).days for target in targets]
    assert max(apart) <= found.days <= sum(apart)


def test_two_doors_with_one_room_behind_them_are_cut_at_the_room_when_that_is_cheaper() -> None:
    steps = [
        ("start", "a", 0.9, "front"), ("start", "b", 0.9, "back"), ("a", "room", 0.9, ""), ("b", "room", 0.9, ""),
        ("room", "jewel", 0.9, "safe"),
    ]  # fmt: skip
    assert smallest(field(steps, {"front": 1, "back": 1, "safe": 3}), ["jewel"]).controls == ("back", "front")
    assert smallest(field(steps, {"front": 1, "back": 1, "safe": 1.5}), ["jewel"]).controls == ("safe",)


def test_a_way_that_nothing_cuts_is_listed_and_the_others_are_cut() -> None:
    found = smallest(
        field([("start", "jewel", 0.3, ""), ("start", "a", 0.9, "lock"), ("a", "jewel", 0.9, "")], {"lock": 2}),
        ["jewel"],
    )
    assert found.controls == ("lock",)
    assert [[step.key for step in way.steps] for way in found.uncut] == [["start>jewel"]]
    assert found.uncut[0].points == pytest.approx(300)


def test_a_detour_is_left_alone_while_the_main_road_cannot_be_closed() -> None:
    steps = [("start", "a", 0.9, ""), ("start", "b", 0.6, "lock"), ("b", "a", 0.9, ""), ("a", "jewel", 0.9, "")]
    found = smallest(field(steps, {"lock": 1}), ["jewel"])
    assert (found.controls, len(found.uncut)) == ((), 1)


def test_what_is_less_likely_than_the_floor_need_not_be_cut() -> None:
    place = field([("start", "a", 0.1, "lock"), ("a", "jewel", 0.1, "")], {"lock": 1})
    assert smallest(place, ["jewel"], matters=likely(0.02)).controls == ()
    assert smallest(place, ["jewel"], matters=likely(0.005)).controls == ("lock",)


def test_a_way_that_a_control_opens_is_cut_too_and_the_set_is_not_called_exact() -> None:
    steps = [("start", "a", 0.9, "lock"), ("a", "jewel", 0.9, ""), ("start", "b", 0.6, "seal"), ("b", "jewel", 0.9, "")]
    place = field(steps, {"lock": 1, "seal": 1})
    place.opened["start>b"] = "lock"
    found = smallest(place, ["jewel"])
    assert (found.controls, found.exact) == (("lock", "seal"), False)


def test_a_control_that_fails_beside_another_is_not_counted_on() -> None:
    """The lock alone would do; beside the seal, which the other way needs, it does not."""

    class Quarrel(Field):
        def _open(self, step: Step, done: frozenset[str]) -> bool:
            return super()._open(step, done - {"lock"} if "seal" in done else done)

    steps = [
        ("start", "a", 0.9, "lock bolt"), ("a", "jewel", 0.9, ""), ("start", "b", 0.6, "seal"), ("b", "jewel", 0.9, "")
    ]  # fmt: skip
    plain = field(steps, {"lock": 1, "bolt": 5, "seal": 1})
    found = smallest(Quarrel(plain._steps, plain._ends, plain._cutters, plain.effort), ["jewel"])
    assert (found.controls, found.exact) == (("bolt", "seal"), False)
