"""What is sent, byte by byte, where it matters that it is little or exact."""

from __future__ import annotations

import pytest

from tests.tui.driver.both_ways import START
from tmtui.tui.driver.changes import shortest_way
from tmtui.tui.driver.style import DEFAULT, applied, between
from tmtui.tui.driver.thrift import Thrift
from tmtui.tui.driver.widths import columns


@pytest.fixture
def thrift() -> Thrift:
    """A terminal that shows three rows of text."""
    thrift = Thrift(40, 5)
    thrift.send(f"{START}\x1b[H\x1b[2Jfirst row\x1b[2;1Hsecond row\x1b[3;1H\x1b[1;36mthird\x1b[0m row\x1b[1;1H")
    return thrift


def test_the_same_again_costs_nothing(thrift: Thrift) -> None:
    assert thrift.send("\x1b[2;1Hsecond row\x1b[3;1H\x1b[0;1;36mthird\x1b[0m row\x1b[1;1H") == ""


def test_one_changed_letter_costs_one_movement_and_one_letter(thrift: Thrift) -> None:
    assert thrift.send("\x1b[2;1Hsecond raw\x1b[1;1H") == "\x1b[2;9Ha"


def test_a_row_that_grew_shorter_is_erased_to_its_end(thrift: Thrift) -> None:
    assert thrift.send(f"\x1b[2;1H{'se':40}\x1b[1;1H") == "\x1b[2;3H\x1b[K"


def test_rows_are_reached_by_the_shortest_way() -> None:
    assert shortest_way(4, 3, 0, 4) == "\r\n"
    assert shortest_way(4, 3, 5, 3) == "\x1b[C"
    assert shortest_way(4, 3, 3, 3) == "\b"
    assert shortest_way(4, 3, 4, 2) == "\x1b[A"
    assert shortest_way(None, None, 0, 0) == "\x1b[H"
    assert shortest_way(None, 3, 10, 3) == "\r\x1b[10C"


def test_a_pen_changes_by_what_differs_or_from_a_reset() -> None:
    bold, red = applied(DEFAULT, "1"), applied(DEFAULT, "1;31")
    assert between(bold, red) == "\x1b[31m"
    assert between(red, DEFAULT) == "\x1b[m"
    assert between(applied(red, "2"), red) in {"\x1b[0;1;31m", "\x1b[22;1m"}
    assert between(red, applied(red, "38;5;200")) == "\x1b[38;5;200m"


@pytest.mark.parametrize(
    "sequence",
    ["\x1b]0;title\x07", "\x1b]52;c;aGk=\x1b\\", "\x1b[?2004h", "\x1b[>9u", "\x1b[?1003h", "\x1b[?2048$p", "\x07"],
)
def test_what_is_not_about_cells_goes_through_as_it_is(thrift: Thrift, sequence: str) -> None:
    assert thrift.send(sequence) == sequence
    assert thrift.send("\x1b[2;1Hsecond row\x1b[1;1H") == "", "and nothing was forgotten"


def test_what_moves_cells_goes_through_and_the_next_picture_is_sent_whole(thrift: Thrift) -> None:
    assert thrift.send("\x1b[2L").endswith("\x1b[2L")
    assert "second row" in thrift.send("\x1b[2;1Hsecond row\x1b[1;1H")


def test_brackets_around_frames_are_not_worth_their_bytes(thrift: Thrift) -> None:
    assert thrift.send("\x1b[?2026$p\x1b[?2026h\x1b[2;1Hsecond row\x1b[?2026l") == ""


def test_another_size_makes_everything_unknown(thrift: Thrift) -> None:
    thrift.resize(50, 6)
    assert "second row" in thrift.send("\x1b[2;1Hsecond row")


def test_after_the_screen_was_left_nothing_is_held_back(thrift: Thrift) -> None:
    assert thrift.send("\x1b[?1049l").endswith("\x1b[?1049l")
    assert thrift.send("second row\n") == "second row\n"
    thrift.send(START)
    assert "second row" in thrift.send("\x1b[2;1Hsecond row")


def test_neighbours_of_a_character_of_doubtful_width_stay_where_they_are() -> None:
    assert columns("\U0001f44d") is None
    thrift = Thrift(40, 3)
    thrift.send(f"{START}\x1b[H\x1b[2Jabc \U0001f44d end")
    sent = thrift.send("\x1b[1;1Habd \U0001f44d end")
    assert "\x1b[2K" in sent, "the row is written anew"
    assert "\x1b[1;8Hend" in sent, "and what follows is addressed by its column"


def test_what_the_terminal_cannot_show_is_replaced_before_it_is_counted() -> None:
    thrift = Thrift(40, 3, "ascii")
    assert "caf? end" in thrift.send(f"{START}\x1b[Hcaf\u00e9 end")
