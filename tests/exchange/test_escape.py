"""Whatever was typed reads in Markdown as it was typed, wherever a writer puts it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tmtui.exchange.writers.markdown.blocks import bullets, fenced, heading, numbered, table
from tmtui.exchange.writers.markdown.escape import code, paragraphs, text
from tmtui.exchange.writers.mermaid import label
from tmtui.model.text import one_line

HOSTILE = [
    "<script>alert(1)</script>",
    "<!-- gone -->",
    "[click](javascript:alert(1))",
    "![x](http://example.test/x.png)",
    "[a]: http://example.test",
    "| a | b |",
    "`code` ``` fence",
    "# not a heading",
    "- not a list",
    "1. not a list",
    "+ not a list",
    "> not a quote",
    "***",
    "---",
    "===",
    "&lt;b&gt; &amp; &#60;",
    "https://example.test and www.example.test",
    "somebody@example.test",
    "~~struck~~ __bold__ _it_ *it*",
    "trailing \\",
    "a_b_c [/24] $x$",
    "one\n\n# two\n- three",
    "\x1b]52;c;AAAA\x07x\x9b31m\u202egnp.exe",
    "{source} }",
    "#",
    "",
    "    indented",
    "\t",
    "[^1] [x] [ ]",
    "a  \nb",
]
ANY = st.sampled_from(HOSTILE) | st.text(max_size=40) | st.text("#-+>|`<&*_[]()!\\~=:. 1ax\n", max_size=20)


PLAIN = {"paragraph_open", "inline", "text", "text_special", "paragraph_close"}
"""Types of token of a paragraph without any markup."""


def parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def walk(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from walk(token.children or [])


def shown(tokens: list[Token]) -> list[str]:
    """Return the text of every inline run, as a reader of the page sees it."""
    return ["".join(child.content for child in token.children or []) for token in tokens if token.type == "inline"]


def types(tokens: list[Token]) -> set[str]:
    return {token.type for token in walk(tokens)}


@given(ANY)
@settings(max_examples=400)
def test_a_paragraph_shows_what_was_typed_and_nothing_else(raw: str) -> None:
    tokens = parser().parse(f"before {text(raw)} after")
    assert types(tokens) <= PLAIN
    assert shown(tokens) == [f"before {one_line(raw)} after"]


@given(ANY)
@settings(max_examples=400)
def test_text_that_begins_a_paragraph_stays_text(raw: str) -> None:
    tokens = parser().parse(text(raw))
    assert types(tokens) <= PLAIN
    assert shown(tokens) == ([one_line(raw)] if one_line(raw) else [])


@given(st.lists(ANY, min_size=1, max_size=3))
@settings(max_examples=200)
def test_lists_hold_one_item_for_each_text(raws: list[str]) -> None:
    for made in (bullets(text(raw) for raw in raws), numbered([text(raw) for raw in raws])):
        tokens = parser().parse(made[0])
        assert sum(token.type == "list_item_open" for token in tokens) == len(raws)
        assert shown(tokens) == [one_line(raw) for raw in raws if one_line(raw)]


@given(st.lists(st.tuples(ANY, ANY), min_size=1, max_size=3))
@settings(max_examples=200)
def test_tables_keep_their_columns(rows: list[tuple[str, str]]) -> None:
    made = table(("A", "B"), [(text(left), text(right)) for left, right in rows])
    tokens = parser().parse(made[0])
    assert sum(token.type == "td_open" for token in tokens) == 2 * len(rows)
    cells = [one_line(cell) or "–" for row in rows for cell in row]
    assert shown(tokens) == ["A", "B", *cells]


@given(ANY, st.integers(1, 4))
@settings(max_examples=200)
def test_headings_are_headings_of_their_level(raw: str, level: int) -> None:
    tokens = parser().parse(heading(level, text(raw)))
    assert [token.tag for token in tokens if token.type == "heading_open"] == [f"h{level}"]
    assert shown(tokens) == [one_line(raw)]


@given(st.text(max_size=200) | st.lists(ANY, max_size=4).map("\n\n".join))
@settings(max_examples=200)
def test_prose_keeps_its_paragraphs(raw: str) -> None:
    tokens = parser().parse("\n\n".join(paragraphs(raw)))
    assert types(tokens) <= PLAIN
    assert " ".join(shown(tokens)) == one_line(raw)


@given(ANY)
@settings(max_examples=200)
def test_code_is_a_key_or_plain_text(raw: str) -> None:
    tokens = parser().parse(f"x {code(raw)}")
    assert types(tokens) <= PLAIN | {"code_inline"}


@pytest.mark.parametrize("key", ["flow/web-1..db-1:ssh", "tls@flow/web..photos", "component/web"])
def test_keys_are_shown_as_code(key: str) -> None:
    tokens = parser().parse(code(key))
    assert [token.content for token in walk(tokens) if token.type == "code_inline"] == [key]


@given(ANY)
@settings(max_examples=200)
def test_a_diagram_label_holds_nothing_that_mermaid_html_or_markdown_reads(raw: str) -> None:
    made = label(raw)
    assert made[0] == made[-1] == '"'
    assert not set(made[1:-1]) & set('"`<>[]{}|\\&\n\x1b')
    tokens = parser().parse(fenced("mermaid", f"flowchart LR\n  a[{made}]\n"))
    assert [token.type for token in tokens] == ["fence"]
