"""The head of the interview: what gives way first where there is little room."""

from __future__ import annotations

import pytest

from tmtui.model.card import Card, CardKind, SectionProgress
from tmtui.tui.lines import plain, spread, width_of
from tmtui.tui.pages.head import progress_line

SECTIONS = [SectionProgress("s", "Servers and devices", "areas", 41, 0, 1, 0, current=True)]


def head(name: str, width: int, so_far: str = "pass 358/405") -> str:
    card = Card(CardKind.QUESTION, "q", "model", "", "areas", "s", "Servers and devices", 1, 2, "?", so_far=so_far)
    left, right = progress_line(name, card, SECTIONS, "12:03", width)
    row = spread(left, right, width)
    assert width_of(row) <= width
    return plain([row])


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("name", ["Web shop", "A very long name of a threat model that somebody wrote in full"])
def test_the_count_and_when_it_was_saved_are_never_cut(name: str, width: int) -> None:
    shown = head(name, width)
    assert "41/42" in shown
    assert "saved 12:03" in shown


def test_the_bar_gives_way_before_how_far_the_whole_is() -> None:
    assert "▕" in head("Web shop", 120)
    assert "pass 358/405" in head("Web shop in the north", 80)
    assert "Web shop in the north" in head("Web shop in the north", 80)


def test_in_a_meeting_the_minutes_stand_rather_than_the_bar_or_what_is_left_over() -> None:
    so_far = "part 3/4, 2/10 min, 5 left over"
    assert so_far in head("Web shop", 120, so_far)
    assert "part 3/4, 2/10 min" in head("Balloon pictures", 80, so_far)
