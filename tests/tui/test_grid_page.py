"""A grid of many subjects: what tells them apart is what is shown."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tmtui.model.card import Choice, GridRow
from tmtui.tui.lines import plain, width_of
from tmtui.tui.pages.grid import EXTRA, grid_items, legend_rows, told_apart

NAMES = [f"server-with-a-long-name-{n:02}.example.internal" for n in range(1, 41)]


def test_long_names_drop_what_all_have_in_common() -> None:
    assert told_apart(NAMES, 60) == NAMES
    assert told_apart(NAMES, 30)[0] == "server-with-a-long-name-01…"
    assert told_apart(NAMES, 14)[8:10] == ["…09…", "…10…"]
    assert told_apart(["only-one-but-much-too-long"], 8) == ["only-one-but-much-too-long"]


@settings(max_examples=50)
@given(st.lists(st.text(alphabet="ab.-", max_size=30), min_size=2, max_size=5, unique=True), st.integers(1, 20))
def test_different_names_stay_different(names: list[str], room: int) -> None:
    short = told_apart(names, room)
    assert len(set(short)) == len(names)


def test_every_row_shows_which_one_it_is_at_every_width() -> None:
    rows = [GridRow(f"component/{n}", name, None) for n, name in enumerate(NAMES)]
    choices = (Choice("yes", "Yes"), Choice("no", "No, or only on some of them and never on weekends"), *EXTRA)
    for width in (36, 76, 196):
        made = [item.row for item in grid_items(rows, choices, {"component/1": "no"}, 0, width)]
        assert len({plain([row]) for row in made}) == len(rows)
        assert "● 2 No" in plain([made[1]])
    assert all(width_of(row) <= 76 for row in made[2:])


def test_the_legend_shows_every_option_with_its_digit_in_two_rows() -> None:
    long = "Yes, and the side that is called shows a certificate or host key"
    choices = (
        Choice("mutual", f"{long} and both sides do"),
        Choice("one", long),
        Choice("none", "No, it is plain text"),
    )
    for width in (40, 80, 120, 200):
        rows = legend_rows(choices, width)
        assert len(rows) == 2
        assert all(width_of(row) <= width for row in rows)
        text = plain(rows)
        assert all(sign in text for sign in ("1 Yes", "2 Yes", "3 No", "d don't know", "x doesn't apply"))
    assert long in plain(legend_rows(choices, 200))
    assert "space types an answer" in plain(legend_rows((), 80))
