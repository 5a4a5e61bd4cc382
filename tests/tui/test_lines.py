"""Lines: whatever the text, a row takes the cells it was given, and nothing a terminal obeys is in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tmtui.tui.lines import clip, cut, fit, flat, line, pad, plain, spread, to_ascii, width_of, wrap
from tmtui.tui.widgets.paper import changed

ANY_TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)
HOSTILE = "\x1b]0;owned\x07\x1b[31mred\x9b2Jx\u202egnp.exe [/24] [@click=app.quit]x[/]"


@given(ANY_TEXT, st.integers(2, 40))
def test_no_row_is_wider_than_its_room(text: str, width: int) -> None:
    assert width_of(line(cut(text, width))) <= width
    assert width_of(line(pad(text, width))) == width
    assert all(width_of(row) <= width for row in wrap(text, width))
    assert width_of(fit(line("- ", (text, "bad"), "end"), width)) <= width


@given(ANY_TEXT, ANY_TEXT, st.integers(0, 60))
def test_left_gives_way_to_right(left: str, right: str, width: int) -> None:
    row = spread(line(left), line(right), width)
    assert width_of(row) <= max(width, width_of(line(right)))


@given(st.text(max_size=80))
def test_wrapping_loses_no_word(text: str) -> None:
    kept = "".join(plain(wrap(text, 12)).split())
    assert kept == "".join(flat(text).split())


@given(ANY_TEXT)
def test_ascii_rows_are_as_wide_as_before(text: str) -> None:
    assert to_ascii(flat(text)).isascii()


def test_box_and_arrow_characters_have_ascii_twins() -> None:
    assert to_ascii("▸ web → db ▕██░▏ ✓ ✗ …") == "> web > db [##.] + x ~"


def test_hostile_text_becomes_plain_text() -> None:
    shown = plain([line(HOSTILE)])
    assert "\x1b" not in shown
    assert not any(0x80 <= ord(each) < 0xA0 for each in shown)
    assert "\u202e" not in shown
    assert "[/24] [@click=app.quit]x[/]" in shown, "markup signs are text like any other"


def test_a_cut_page_says_so() -> None:
    rows = [line(str(number)) for number in range(5)]
    assert plain(clip(rows, 3, 40, " more")) == "0\n1\n2 … more"
    assert clip(rows, 9, 40) == rows


def test_only_the_cells_that_differ_are_sent() -> None:
    before = [line("  1 yes"), line("  2 no"), line("same")]
    after = [line(("▸", "mark"), " 1 yes"), line("  2 nope"), line("same")]
    assert [(region.x, region.y, region.width) for region in changed(before, after, 20)] == [(0, 0, 1), (6, 1, 2)]


def test_a_row_that_went_is_wiped() -> None:
    assert [(region.y, region.width) for region in changed([line("ab"), line("cd")], [line("ab")], 20)] == [(1, 2)]


def test_wide_characters_count_as_two_cells() -> None:
    assert [(region.x, region.width) for region in changed([line("漢a")], [line("漢b")], 20)] == [(2, 1)]
