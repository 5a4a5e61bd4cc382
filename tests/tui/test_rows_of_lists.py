"""Rows of lists: what is cut off, what never is, and what the line that speaks says in full."""

from __future__ import annotations

import pytest

from tmtui.tui.lines import line, plain, width_of
from tmtui.tui.pages.outline import Item, cut_text, item_line
from tmtui.tui.pages.words import figure

LONG = "Somebody comes into the server network by a door the guard does not watch"
ROW = Item("x", line(("● high  ", "bad"), LONG), tail=line(", and 12 more"), opens=True)


def text(item: Item, width: int) -> str:
    return plain([item_line(item, True, False, width)])


@pytest.mark.parametrize("width", [40, 60, 79, 80, 120])
@pytest.mark.parametrize("mark", ["", "~ moved"])
def test_how_many_more_there_are_stays_in_sight_and_the_row_in_its_width(width: int, mark: str) -> None:
    item = Item("x", ROW.row, opens=True, tail=ROW.tail, mark=mark)
    assert ", and 12 more" in (text(item, width) if width > 40 else cut_text(item, width))
    assert text(item, width).endswith(mark)
    assert width_of(item_line(item, True, False, width)) <= width


def test_only_a_row_that_is_cut_is_said_in_full_and_without_what_is_seen_anyway() -> None:
    assert "…, and 12 more" in text(ROW, 60)
    assert cut_text(ROW, 60) == LONG
    assert "…" not in text(ROW, 120)
    assert cut_text(ROW, 120) == ""


@pytest.mark.parametrize("width", range(40, 80))
def test_no_blank_stands_before_the_comma_where_the_cut_falls_between_words(width: int) -> None:
    assert " ," not in text(ROW, width)


def test_what_takes_more_than_half_of_a_row_is_cut_like_everything() -> None:
    item = Item("x", line("Fix it"), tail=line(("  planned, server administration, 2027-03-31", "good")))
    assert text(item, 40).endswith("…")
    assert "2027-03-31" in cut_text(item, 40)


@pytest.mark.parametrize(("number", "words"), [(1130.5, "1,130.5"), (2.0, "2"), (0.25, "0.25"), (1000000, "1,000,000")])
def test_figures_are_written_as_people_write_them(number: float, words: str) -> None:
    assert figure(number) == words
