"""Days as people say them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtui.model.when import day_in_words, read_day

TODAY = date(2026, 11, 22)
"""A Sunday."""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-24", "2026-12-24"),
        ("tomorrow", "2026-11-23"),
        (" Today ", "2026-11-22"),
        ("+3w", "2026-12-13"),
        ("in 2 months", "2027-01-22"),
        ("3 weeks ago", "2026-11-01"),
        ("-1y", "2025-11-22"),
        ("next monday", "2026-11-23"),
        ("sunday", "2026-11-29"),
        ("fri", "2026-11-27"),
        ("end of month", "2026-11-30"),
        ("24 Dec", "2026-12-24"),
        ("March 3", "2027-03-03"),
        ("24.12.2026", "2026-12-24"),
        ("1 March 2025", "2025-03-01"),
    ],
)
def test_words_mean_days(text: str, day: str) -> None:
    read = read_day(text, TODAY)
    assert read is not None
    assert read.isoformat() == day


@pytest.mark.parametrize("text", ["", "soon", "3", "3w", "03/04/2026", "2026-02-30", "31 feb", "12 foo", "+9999y"])
def test_what_is_no_day_or_two_is_not_guessed(text: str) -> None:
    assert read_day(text, TODAY) is None


def test_a_month_on_from_its_last_day_stays_in_the_next_month() -> None:
    assert read_day("+1m", date(2026, 1, 31)) == date(2026, 2, 28)


@given(st.text(max_size=30))
def test_any_text_is_no_day_or_one_that_can_be_written_down_and_read_again(text: str) -> None:
    day = read_day(text, TODAY)
    assert day is None or read_day(day.isoformat(), TODAY) == day


@given(st.integers(-4000, 4000))
def test_a_day_said_back_begins_with_what_can_be_read_again(days: int) -> None:
    day = TODAY + timedelta(days=days)
    assert read_day(day_in_words(day, TODAY).split(", ")[1], TODAY) == day


def test_a_day_is_said_with_how_far_it_is() -> None:
    assert day_in_words(date(2026, 12, 24), TODAY) == "Thursday, 24 December 2026, in 5 weeks"
    assert day_in_words(TODAY, TODAY).endswith(", today")
