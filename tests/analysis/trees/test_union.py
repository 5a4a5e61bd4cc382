"""Ways laid over each other share their states, and never go in a circle."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tmtui.analysis.trees.union import Stop, Union


def all_ways(union: Union) -> list[tuple[object, ...]]:
    """Return every way to the end; never ends where there is a circle."""

    def back(stop: Stop) -> list[tuple[object, ...]]:
        before = union.before(stop)
        return [(*way, stop[1]) for each in before for way in back(each)] if before else [(stop[1],)]

    return back(union.end) if union.end is not None else []


def test_what_two_ways_share_is_there_once() -> None:
    union = Union(["sabg", "scbg"])
    assert union.before((0, "b")) == [(0, "a"), (0, "c")]
    assert union.before((0, "g")) == [(0, "b")]


def test_a_way_against_the_direction_of_another_keeps_to_itself() -> None:
    union = Union(["sabg", "sbag"])
    assert sorted(map(str, all_ways(union))) == ["('s', 'a', 'b', 'g')", "('s', 'b', 'a', 'g')"]


@given(st.integers(min_value=0, max_value=2**32))
@settings(max_examples=50)
def test_every_way_is_in_it_and_there_is_no_circle(seed: int) -> None:
    random = Random(seed)
    ways = [
        ("s", *random.sample("abcdef", random.randint(1, 5)), "g") for _ in range(random.randint(1, 5))
    ]  # fmt: skip
    assert set(ways) <= set(all_ways(Union(ways)))
