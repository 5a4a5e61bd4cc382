"""The Markdown summary: in order, for people, the same for the same facts, and never more than text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.exchange.systems import bank_in_other_words, material, reworded, shipped_bank, statements
from tests.exchange.test_escape import HOSTILE
from tmtui.exchange.material import Material
from tmtui.exchange.registry import write
from tmtui.model.fact import Basis, Statement

ORDER = [
    "Decisions asked of you",
    "What could happen",
    "First actions",
    "How sure we are",
    "Already in place",
    "Picture",
    "Findings",
    "Attack paths",
    "Plan",
    "Open questions",
    "On record",
    "Appendix",
]
PLAINTEXT = "cleartext-traffic@flow/web..photos"


def parse(text: str) -> list[Token]:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)


def walk(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from walk(token.children or [])


def headings(tokens: list[Token], tag: str = "h2") -> list[str]:
    return [
        "".join(child.content for child in tokens[place + 1].children or [])
        for place, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == tag
    ]


def shape(tokens: list[Token]) -> list[tuple[str, str]]:
    """Return the blocks of a document without their words."""
    return [(token.type, token.tag) for token in tokens if token.type != "inline"]


def decided() -> list[Statement]:
    """Return the balloon pictures with a decision, a dispute, notes, an assumption and somebody asked."""
    return [
        *statements("balloon"),
        Statement(f"threat/{PLAINTEXT}", "status", "accepted", source="decision"),
        Statement(f"threat/{PLAINTEXT}", "why", "moved in May", source="decision"),
        Statement(f"threat/{PLAINTEXT}", "until", "2026-05-31", source="decision"),
        Statement("component/web", "run_by", "us", basis=Basis.ASSUMED),
        Statement("note/power", "exists", "yes"),
        Statement("note/power", "sort", "worry"),
        Statement("note/power", "text", "The power goes out"),
        Statement("zone/servers", "lets_in", "anything", author="dba", differs=True),
    ]


@pytest.fixture(scope="module")
def hybrid() -> Material:
    return material(statements("hybrid"))


def test_sections_come_in_the_order_in_which_people_need_them(hybrid: Material) -> None:
    tokens = parse(write("markdown", hybrid))
    found = headings(tokens)
    assert found == [title for title in ORDER if title in found]
    assert {"How sure we are", "Picture", "Findings", "Plan", "Appendix"} <= set(found)
    assert headings(tokens, "h1") == [hybrid.name]
    assert tokens[0].type == "blockquote_open", "the handling line comes first"


def test_every_row_of_every_table_has_the_cells_of_its_head(hybrid: Material) -> None:
    columns, cells = 0, 0
    for token in parse(write("markdown", hybrid)):
        columns = columns + 1 if token.type == "th_open" else 0 if token.type == "table_open" else columns
        cells = 0 if token.type == "tr_open" else cells + (token.type == "td_open")
        if token.type == "tr_close" and cells:
            assert cells == columns


def test_what_is_an_answer_or_certain_is_in_it(hybrid: Material) -> None:
    text = write("markdown", hybrid)
    tokens = parse(text)
    shown = {token.content for token in walk(tokens) if token.type == "code_inline"}
    certain = [finding for finding in hybrid.assessment.findings() if finding.certain]
    assert {finding.rule for finding in certain} <= shown
    assert len(headings(tokens, "h4")) == len(certain)
    assert {answer.subject for answer in hybrid.answers} <= shown | {f"threat/{name}" for name in shown}


def test_what_is_only_possible_is_counted_and_its_worst_named(hybrid: Material) -> None:
    text = write("markdown", hybrid)
    possible = [finding for finding in hybrid.assessment.findings() if not finding.certain]
    assert f"{len(possible)} findings may be there or not" in text
    assert f"`{possible[0].rule}`" in text


def test_the_same_facts_give_the_same_bytes(hybrid: Material) -> None:
    again = material(statements("hybrid"))
    for format in ("markdown", "json", "mermaid", "answers"):
        assert write(format, again) == write(format, hybrid), format


def test_decisions_disputes_notes_and_assumptions_are_on_record() -> None:
    text = write("markdown", material(decided()))
    assert "2026-05-31 (ran out)" in text
    assert "ran out on 2026-05-31" in text, "it is asked to be decided again"
    assert "moved in May" in text
    assert "### Worries\n\n- The power goes out" in text
    assert "### Assumptions" in text
    assert "People differ on" in text
    assert "dba says" in text


def test_an_empty_model_says_that_it_is_too_early() -> None:
    tokens = parse(write("markdown", material([Statement("model", "name", "Empty")])))
    text = write("markdown", material([Statement("model", "name", "Empty")]))
    assert "Too early to say" in text
    assert headings(tokens, "h1") == ["Empty"]
    assert not re.search(r"\d points", text)


def test_the_diagram_draws_every_zone_as_a_box_around_what_stands_in_it(hybrid: Material) -> None:
    text = write("mermaid", hybrid)
    zones = hybrid.assessment.elements("zone")
    assert text.count("  subgraph ") == len(zones)
    boxes: list[str] = []
    inside = {}
    for line in text.splitlines():
        words = line.split()
        if words[0] == "subgraph":
            boxes.append(words[1].partition("[")[0])
        elif words == ["end"]:
            boxes.pop()
        elif line.lstrip().startswith("component_") and "-->" not in line and "==>" not in line:
            inside[line.split("[")[0].split("(")[0].strip()] = boxes[-1] if boxes else ""
    for component in hybrid.assessment.elements("component"):
        expected = component.zone.replace("/", "_").replace("-", "_")
        assert inside[component.key.replace("/", "_").replace("-", "_")] == expected
    crossing = sum(flow.crosses for flow in hybrid.assessment.elements("flow"))
    assert text.count(" ==>") == crossing


TEXTS = st.sampled_from([text for text in HOSTILE if text.strip()]) | st.text(min_size=1, max_size=20)
MARKUP = {"html_block", "html_inline", "link_open", "image", "em_open", "strong_open", "s_open", "code_block"}


def unsafe(tokens: list[Token]) -> Counter[str]:
    return Counter(token.type for token in walk(tokens) if token.type in MARKUP - {"strong_open"})


@cache
def plainly() -> tuple[tuple[str, str], ...]:
    """Return the outline of the summary when everything typed is harmless."""
    return tuple(_outline(parse(write("markdown", material(reworded(decided(), lambda _: "x"))))))


@given(st.lists(TEXTS, min_size=10, max_size=30))
@settings(max_examples=8)
def test_nothing_that_people_typed_is_read_as_markup(typed: list[str]) -> None:
    calls = iter(range(10**6))
    hostile = reworded(decided(), lambda _: f"x{typed[next(calls) % len(typed)]}")
    text = write("markdown", material(hostile))
    tokens = parse(text)
    assert not unsafe(tokens)
    assert tuple(_outline(tokens)) == plainly()
    assert not set(text) & set("\x1b\x07\x9b\u202e\x00")


@given(st.lists(TEXTS, min_size=10, max_size=30))
@settings(max_examples=5)
def test_nothing_that_a_bank_holds_is_read_as_markup(typed: list[str]) -> None:
    calls = iter(range(10**6))
    bank = bank_in_other_words(lambda text: f"{text}{typed[next(calls) % len(typed)]}" if text else text)
    tokens = parse(write("markdown", material(decided(), bank=bank)))
    expected = parse(write("markdown", material(decided(), bank=shipped_bank())))
    assert not unsafe(tokens)
    assert Counter(_outline(tokens)) == Counter(_outline(expected))


def _outline(tokens: list[Token]) -> list[tuple[str, str]]:
    """Return headings, tables, lists and fences; how many paragraphs a text has is its own affair."""
    return [pair for pair in shape(tokens) if not pair[0].startswith("paragraph")]
