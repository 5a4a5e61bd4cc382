"""Whatever is written, the terminal shows the same through the driver as without it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tui.driver.both_ways import BothWays, all_of

WIDTH, HEIGHT = 24, 6

numbers = st.sampled_from([0, 1, 2, 3, 4, 7, 9, 22, 23, 24, 27, 29, 31, 39, 42, 49, 94, 103]).map(str)
colours = st.sampled_from(["", "38;5;200", "48;5;17", "38;2;1;2;3", "48;2;9;8;7", "1;31;44", "0;7"])
codes = st.one_of(numbers, colours)
pens = codes.map(lambda code: f"\x1b[{code}m")
narrow = st.sampled_from([*"abcdefg .─▸✓é", "e\u0301", " ", "  "])
pairs = st.one_of(narrow.map(lambda text: text * 2), st.sampled_from([*"語漢字ー　👍🎈"]))
texts = st.lists(pairs, min_size=1, max_size=8).map("".join)
"""Text that takes an even number of columns and is written at an even one, so that no wide character is cut in two."""


@st.composite
def places(draw: st.DrawFn) -> str:
    """Go somewhere; a column is always an even one."""
    x, y = 2 * draw(st.integers(0, 2)), draw(st.integers(0, HEIGHT - 1))
    first = draw(st.sampled_from([f"\x1b[{y + 1};{x + 1}H", "\x1b[H", f"\x1b[{y + 1}H"]))
    return first + draw(st.sampled_from(["", "\r", "\x1b[A", "\x1b[2B", "\x1b[2D", "\x1b[2C", "\x1b[3G", "\x1b[2d"]))


erasing = st.sampled_from(["\x1b[0m\x1b[K", "\x1b[m\x1b[2K", "\x1b[0m\x1b[J", "\x1b[0m\x1b[2J"])
harmless = st.sampled_from(["\x1b]0;title\x07", "\x1b[?2004h", "\x07", "\x1b[?1004h"])
strange = st.sampled_from(["\x1b[2L\x1b[H", "\x1b[M\x1b[H", "\x1b[2P\x1b[H", "\x1b[2;4r\x1b[H", "\x1b[7m\x1b[K\x1b[H"])
written = st.tuples(places(), pens, texts).map("".join)
parts = st.one_of(written, erasing, harmless)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(parts, max_size=8).map("".join), max_size=8))
def test_any_writes_show_the_same(writes: list[str]) -> None:
    all_of(WIDTH, HEIGHT, ["\x1b[H", *writes])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.one_of(parts, strange), max_size=12))
def test_what_is_not_known_is_passed_on_and_what_follows_shows_the_same(writes: list[str]) -> None:
    all_of(WIDTH, HEIGHT, ["\x1b[H", *writes])


@settings(max_examples=30, deadline=None)
@given(st.lists(parts, max_size=10).map("".join), st.data())
def test_it_does_not_matter_where_a_write_ends(text: str, data: st.DataObject) -> None:
    both = BothWays(WIDTH, HEIGHT)
    text = f"\x1b[H{text}"
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=12)))
    for first, end in zip([0, *ends], [*ends, len(text)], strict=True):
        both.write(text[first:end])
    both.assert_alike()


@settings(max_examples=30, deadline=None)
@given(st.lists(parts, max_size=6), st.lists(parts, max_size=6))
def test_a_refresh_mends_whatever_the_line_did_to_the_screen(before: list[str], after: list[str]) -> None:
    both = all_of(WIDTH, HEIGHT, ["\x1b[H\x1b[m\x1b[2J", *before])
    both.thrifty.reset()
    both.thrift.refresh()
    both.write("\x1b[H")
    both.assert_alike()
    for data in after:
        both.write(data).assert_alike()
