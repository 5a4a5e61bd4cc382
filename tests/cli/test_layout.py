"""Tables and paragraphs fit the width they are given, measured in terminal cells."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tmtui.cli.layout import cells, table, wrap
from tmtui.model.text import one_line

LINES = st.text("ab日 é\u0301-", max_size=60).map(one_line)


@given(LINES, st.integers(20, 80), st.integers(0, 8))
@settings(max_examples=200)
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int, indent: int) -> None:
    lines = wrap(text, width, indent)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.lists(st.tuples(LINES, LINES, LINES), max_size=4), st.integers(40, 100))
@settings(max_examples=200)
def test_tables_fit_and_lose_nothing(rows: list[tuple[str, str, str]], width: int) -> None:
    lines = table(("ONE", "TWO", "THREE"), rows, width)
    assert all(cells(line) <= width for line in lines)
    said = "".join(sorted("".join("".join(lines).split())))
    assert said == "".join(
        sorted("".join("".join(("ONE", "TWO", "THREE", *(cell for row in rows for cell in row))).split()))
    )


def test_columns_line_up_where_characters_are_wide() -> None:
    lines = table(("NAME", "KEY"), [("日本", "x"), ("abcd", "y")], 0)
    assert lines == ["NAME  KEY", "日本  x", "abcd  y"]


def test_without_a_width_nothing_is_broken() -> None:
    text = "word " * 100 + "end"
    assert wrap(text, 0) == [text]
    assert len(table(("A", "B"), [("x", text)], 0)) == 2
