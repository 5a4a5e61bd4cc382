"""Whatever is given to the reader: a document or located faults, never another exception, and clean text."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.banks.banks import WHOLE
from tests.banks.fixture_files import HEAD
from tmtui.banks.bank import Bank
from tmtui.banks.block import RULES
from tmtui.banks.codec import from_json, to_json
from tmtui.banks.compose import composed
from tmtui.banks.fault import BankErrors, Faults
from tmtui.banks.reader import Document, read_bank, read_document
from tmtui.model.text import clean

LINES = WHOLE.split("\n")
FRAGMENTS = (
    "```", "````", "~~~", "```ask", "```threat", "---", "# ", "## ", "### ", "#### Plainly", "#### ", "> ", "- ",
    "    ", "\t", "|", "| a |", "<!--", "-->", "<div>", "{", "}", "{name", "[", "]", "&a", "*a",
    "!!python/object:os.system", "<<: *a", "%YAML 1.1", "? ", ": ", "#", '"', "'", "\\", "\x00",
    "\x1b]52;c;aGk=\x07", "\x1b[2J", "\u202e", "\ufeff", "\ud800", "\U0010ffff", "\ufffe", "\x85", "\u2028", "\r",
    "when: any(any(", "when: " + "(" * 60, "likelihood: {3: otherwise}", "of: flow", "id: lost", "options:",
    "type: rows", "999999999999999999999",
)  # fmt: skip


def read(text: str) -> tuple[Document, Bank, Faults]:
    faults = Faults()
    document = read_document(text, "any.md", faults)
    return document, composed([document], faults), faults


def check(text: str) -> None:
    document, bank, faults = read(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for fault in faults.in_order():
        assert fault.place.file == "any.md"
        assert 1 <= fault.place.line <= lines, fault
        assert fault.place.column >= 1, fault
        assert fault.message
        assert clean(str(fault)) == str(fault)
        assert "\n" not in str(fault)
    assert _is_clean(to_json(bank))
    if faults.errors == 0:
        assert document.source.id


def _is_clean(plain: object) -> bool:
    if isinstance(plain, list):
        return all(_is_clean(item) for item in plain)
    return not isinstance(plain, str) or clean(plain) == plain


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from([*FRAGMENTS, "\n", "\n", "\n", " ", "a", "1"]), max_size=60).map("".join))
@settings(max_examples=200)
def test_pieces_of_banks(text: str) -> None:
    check(HEAD + text)


Change = Callable[[list[str]], list[str]]

places = st.integers(0, len(LINES) - 1)
changes: st.SearchStrategy[Change] = st.one_of(
    places.map(lambda at: lambda lines: lines[:at] + lines[at + 1 :]),
    places.map(lambda at: lambda lines: [*lines[:at], lines[at % len(lines)], *lines[at:]]),
    st.tuples(places, places).map(lambda ends: lambda lines: lines[: min(ends)] + lines[max(ends) :]),
    st.tuples(places, places).map(lambda pair: lambda lines: _swapped(lines, *pair)),
    st.tuples(places, st.integers(0, 40), st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=3))).map(
        lambda put: lambda lines: _inserted(lines, *put)
    ),
    st.tuples(places, st.sampled_from(FRAGMENTS)).map(
        lambda put: lambda lines: [*lines[: put[0]], put[1], *lines[put[0] :]]
    ),
)


def _swapped(lines: list[str], one: int, other: int) -> list[str]:
    lines = list(lines)
    one, other = one % len(lines), other % len(lines)
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def _inserted(lines: list[str], at: int, column: int, text: str) -> list[str]:
    line = lines[at % len(lines)]
    return [*lines[: at % len(lines)], line[:column] + text + line[column:], *lines[at % len(lines) + 1 :]]


@given(st.lists(changes, min_size=1, max_size=8), st.sampled_from(["\n", "\r\n", "\r"]))
@settings(max_examples=150)
def test_a_good_bank_after_accidents(accidents: list[Change], line_end: str) -> None:
    lines = LINES
    for change in accidents:
        lines = change(lines) or [""]
    check(line_end.join(lines))


USING = WHOLE.replace("bank: whole", "bank: mine\nuses: [whole]")


def test_a_bank_that_repeats_all_it_uses_changes_nothing() -> None:
    faults = Faults()
    documents = [read_document(WHOLE, "whole.md", faults), read_document(USING, "any.md", faults)]
    both, alone = composed(documents, faults), composed(documents[:1], faults)
    assert [str(fault) for fault in faults.in_order()] == []
    assert list(both.questions) == list(alone.questions)
    assert both.attributes == alone.attributes
    assert {rule.id: rule.likelihood for rule in both.rules.values()} == {
        rule.id: rule.likelihood for rule in alone.rules.values()
    }


@given(st.lists(changes, min_size=1, max_size=5))
@settings(max_examples=60)
def test_accidents_in_a_bank_that_changes_another(accidents: list[Change]) -> None:
    lines = USING.split("\n")
    for change in accidents:
        lines = change(lines) or [""]
    faults = Faults()
    bank = composed(
        [read_document(WHOLE, "whole.md", faults), read_document("\n".join(lines), "any.md", faults)], faults
    )
    assert all(fault.place.line >= 1 and fault.message for fault in faults.in_order())
    assert from_json(json.loads(json.dumps(to_json(bank)))) == bank


@given(st.sampled_from(FRAGMENTS), st.sampled_from(["ask", "threat", "control", "catalogue", "attribute"]))
@example("options: [[[[[[[[[[[[", "ask")
@example('fills: "\\ud800 \\UFFFFFFFF"', "ask")
@example('fills: "\\e]52;c;aGk=\\a"', "ask")
def test_a_block_with_one_strange_line(line: str, fence: str) -> None:
    check(f"{HEAD}## S\n\n### T\n\n```{fence}\n{line}\nof: flow\nid: x\n```\n")


BOMBS = {
    "aliases": "a: &a [x, x]\n" + "\n".join(f"b{n}: &b{n} [*a, *a, *a, *a]" for n in range(200)),
    "depth": "a: " + "[" * 20_000,
    "mappings": "a: " + "{a: " * 20_000,
    "values": "a: [" + "x, " * 60_000 + "x]",
    "keys": "\n".join(f"key{n}: x" for n in range(15_000)),
    "one long text": "a: " + "x" * (RULES.characters + 1),
    "merge keys": "<<: &a {b: c}\n<<: *a",
    "quotes": '"' * 100_000,
    "a long condition": "when: " + "a or " * 10_000 + "a",
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_bombs_are_refused_where_they_stand(bomb: str) -> None:
    text = f"{HEAD}## S\n\n### T\n\n```ask\n{bomb}\n```\n"
    check(text)
    with pytest.raises(BankErrors):
        read_bank(text, "any.md")


def test_many_quotations_and_lists_deep() -> None:
    for piece in (
        ">" * 5000,
        "- " * 5000,
        "*" * 5000,
        "[" * 5000,
        "`" * 5001,
        "|" * 5000,
        "| a\n" * 2000,
        "### T\n" * 2000,
    ):
        check(HEAD + "## S\n\n" + piece + "\n")


def test_a_bank_that_is_too_long_is_refused() -> None:
    with pytest.raises(BankErrors) as caught:
        read_bank("x" * 4_000_001, "long.md")
    assert str(caught.value).startswith("long.md:1:1: error: the bank is longer than 4,000,000 characters.")


def test_what_a_terminal_would_obey_comes_out_clean() -> None:
    evil = (
        WHOLE.replace("Prose before it.", "Prose \x1b]52;c;aGk=\x07before\u202e it.")
        .replace("mtls", "m\x9b31mtls")
        .replace('options: {yes: "Yes, tested"', 'options: {yes: "Yes\\e[31m, tested\\u202e"')
    )
    evil = evil.replace('"The end: fines."', '"The end\\e]0;title\\a: fines."')
    _, bank, faults = read(evil)
    assert faults.errors == 0
    assert bank.questions["data.confidentiality"].levels[4] == "The end: fines."
    assert bank.questions["component.ports"].prose.startswith("Prose before it.")
    assert bank.attributes["component", "backup"].options[0].label == "Yes, tested"
    assert _is_clean(to_json(bank))
