"""Lengths of time are said in words, and what is none is left as it is."""

from __future__ import annotations

import pytest

from tmtui.model.duration import duration_in_words


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        ("P6M", "6 months"),
        ("P1Y", "1 year"),
        ("PT4H", "4 hours"),
        ("P1DT12H", "1 day and 12 hours"),
        ("P", "P"),
        ("soon", "soon"),
    ],
)
def test_a_length_of_time_is_said_as_people_say_it(duration: str, words: str) -> None:
    assert duration_in_words(duration) == words
