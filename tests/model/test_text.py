"""Whatever is typed, no byte of it can steer a terminal or reverse what is read."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtui.model.text import clean, one_line

HOSTILE = st.text(st.one_of(st.characters(), st.sampled_from("\x1b\x07\x9b\x9d\x90]\\[;\u202e\u2066\x7f\r\n\t")))


@given(HOSTILE)
def test_nothing_a_terminal_obeys_is_left(text: str) -> None:
    found = clean(text)
    controls = [c for c in found if unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t"]
    assert not controls
    assert not set(found) & set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")


@given(HOSTILE)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_text_stays_as_typed(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\x1b]0;PWNED\x07web", "web"),
        ("\x1b]52;c;aGk=\x1b\\db", "db"),
        ("\x9d0;title\x9cx", "x"),
        ("red \x1b[31mdb\x1b[0m", "red db"),
        ("\x9b31mred", "red"),
        ("gpj.\u202eexe", "gpj.exe"),
        ("net [/24]", "net [/24]"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("Zürich – Ørsted 数据", "Zürich – Ørsted 数据"),
        ("👩‍💻 laptop", "👩‍💻 laptop"),
    ],
)
def test_known_tricks(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(HOSTILE)
def test_a_name_is_one_line(text: str) -> None:
    assert not set(one_line(text)) & set("\n\t")
