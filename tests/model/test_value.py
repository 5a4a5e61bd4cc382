"""A value has one canonical text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtui.model.value import Value, as_set, canonical, parse

VALUES = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8")),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.lists(st.text(st.characters(codec="utf-8"))).map(as_set),
)


@given(VALUES)
def test_a_value_comes_back_from_its_text(value: Value) -> None:
    assert parse(canonical(value)) == value


@given(VALUES)
def test_the_text_is_canonical(value: Value) -> None:
    assert canonical(parse(canonical(value))) == canonical(value)


@pytest.mark.parametrize("text", ["true", "{}", "[1]", "nope", "[[]]", "NaN"])
def test_what_is_no_value_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse(text)


def test_an_infinite_number_is_refused() -> None:
    with pytest.raises(ValueError, match=r".+"):
        canonical(float("inf"))
