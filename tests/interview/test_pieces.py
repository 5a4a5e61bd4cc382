"""Cutting typed text: nothing is lost, quotes protect."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tmtui.interview.quick_entry.pieces import bare, entries, quoted, split

NAMES = (
    st.text(min_size=1, max_size=30)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text.isprintable() and bool(text))
)


@given(NAMES)
def test_a_quoted_name_reads_back_as_itself(name: str) -> None:
    assert bare(quoted(name)) == name
    assert split(quoted(name), ",") == [quoted(name)]
    assert split(quoted(name), ";") == [quoted(name)]


@given(st.lists(NAMES, min_size=1, max_size=5))
def test_a_list_of_quoted_names_splits_into_those_names(names: list[str]) -> None:
    assert [bare(part) for part in split(", ".join(map(quoted, names)), ",")] == names


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_every_word_of_a_paste_is_in_some_entry_or_a_comment(text: str) -> None:
    found = list(entries(text))
    assert all(part.strip() == part and part for _, part in found)
    assert all(1 <= number <= text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1 for number, _ in found)


def test_bullets_numbers_and_comments_of_a_pasted_list_are_no_part_of_names() -> None:
    paste = "- web-1\n* web-2\n1. db-1\n# from the wiki\n\n10.0.0.1; web-3"

    assert list(entries(paste)) == [(1, "web-1"), (2, "web-2"), (3, "db-1"), (6, "10.0.0.1"), (6, "web-3")]


def test_a_quote_that_is_never_closed_spoils_its_line_only() -> None:
    assert list(entries('a "b; c\nd; e')) == [(1, 'a "b'), (1, "c"), (2, "d"), (2, "e")]
