"""Rows that move are moved, the rest stays where it is, and it costs little."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tui.driver.both_ways import BothWays, all_of

WIDTH, HEIGHT = 50, 12
TEXTS = [*(f"\x1b[1;3{each % 8}m{each} \x1b[0ma row about {each} and nothing else" for each in range(9)), "", ""]

pictures = st.lists(st.sampled_from(TEXTS), min_size=HEIGHT, max_size=HEIGHT)


def picture(rows: list[str]) -> str:
    """Return what draws all rows."""
    return "".join(f"\x1b[{y + 1};1H{row}\x1b[0m\x1b[K" for y, row in enumerate(rows)) + "\x1b[1;1H"


@settings(max_examples=50, deadline=None)
@given(st.lists(pictures, min_size=2, max_size=6))
def test_any_pictures_of_the_same_rows_show_the_same(frames: list[list[str]]) -> None:
    all_of(WIDTH, HEIGHT, map(picture, frames))


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 40), st.integers(1, 6), st.integers(0, 3), st.integers(0, 3), st.booleans())
def test_a_list_that_scrolls_between_a_head_and_a_foot(at: int, by: int, head: int, foot: int, up: bool) -> None:
    both = BothWays(WIDTH, HEIGHT)
    for first in (at, at - by if up else at + by):
        rows = [f"entry {number * 7919 % 1000} of a long list" for number in range(first, first + HEIGHT - head - foot)]
        both.write(picture([*["head" * 8] * head, *rows, *["foot" * 8] * foot])).assert_alike()


def test_scrolling_by_one_row_costs_one_row() -> None:
    both = BothWays(WIDTH, HEIGHT)
    entries = [f"{chr(97 + number) * 30} of the list" for number in range(20)]
    both.write(picture(["the head", *entries[:10], "the foot"]))
    before = both.bytes_thrifty
    both.write(picture(["the head", *entries[1:11], "the foot"])).assert_alike()
    assert both.bytes_thrifty - before < 90
