"""YAML comes in as located nodes of texts, and hostile or broken documents are refused with a place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmtui.banks.fault import FAULT_LIMIT, Faults
from tmtui.banks.yaml_nodes import Listing, Mapping, Node, Scalar
from tmtui.banks.yaml_reader import Rules, read_nodes
from tmtui.model.errors import Place

LENIENT = Rules("file", characters=200_000, depth=20, values=10_000, allows_empty=True)
STRICT = replace(LENIENT, what="block", allows_empty=False)


def read(text: str, rules: Rules = LENIENT) -> tuple[Node | None, list[str]]:
    faults = Faults()
    root = read_nodes(text, Place("f.yaml", 1, 1), rules, faults)
    return root, [str(fault) for fault in faults.in_order()]


@pytest.mark.parametrize("rules", [STRICT, LENIENT], ids=["block", "file"])
def test_scalars_stay_what_was_written(rules: Rules) -> None:
    root, faults = read("a: 3.10\nb: no\nc: 12:30\nd: 010\ne: [1, yes]", rules)
    assert not faults
    assert isinstance(root, Mapping)
    texts = {key.text: node.text for key, node in root.pairs if isinstance(node, Scalar)}
    assert texts == {"a": "3.10", "b": "no", "c": "12:30", "d": "010"}
    listed = root.value("e")
    assert isinstance(listed, Listing)
    assert [item.text for item in listed.items if isinstance(item, Scalar)] == ["1", "yes"]


@pytest.mark.parametrize("rules", [STRICT, LENIENT], ids=["block", "file"])
@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: 1\nb: 2\na: 3", "f.yaml:3:1", "the key `a` is given twice, first on line 1"),
        ("a: &x 1", "f.yaml:1:4", "anchors are not taken: `&x`"),
        ("a: *x", "f.yaml:1:4", "aliases are not taken: `*x`"),
        ("a: !!python/object:os.system 1", "f.yaml:1:4", "tags are not taken"),
        ("? [a]\n: 1", "f.yaml:1:3", "a key has to be a text"),
        ("a: b: c", "f.yaml:1:5", "this is not YAML"),
        ("--- 1\n--- 2", "f.yaml:2:1", "a second YAML document begins here"),
        ("a: \x00", "f.yaml:1:4", "a character that YAML does not allow"),
        ("é: ü\nö: ä\ufffe", "f.yaml:2:5", "a character that YAML does not allow"),
        ("a: b\nc: \ud800", "f.yaml:2:4", "a character that YAML does not allow"),
        ('a: "\\UFFFFFFFF"', "f.yaml:1:7", "YAML"),
        ('a: "\\ud800"', "f.yaml:1:7", "YAML"),
        ("[" * 100_000, "f.yaml:1:21", "nested deeper than 20 levels"),
        ("a: [" + "x, " * 20_000, "f.yaml:1:30002", "more than 10,000 values in one"),
        ("a: " + "x" * 200_000, "f.yaml:1:1", "is longer than 200,000 characters"),
    ],
)
def test_what_is_refused_says_where_and_why(text: str, place: str, words: str, rules: Rules) -> None:
    _, faults = read(text, rules)
    assert faults[0].startswith(f"{place}: error: ")
    assert words in faults[0]
    assert len(faults) == 1


EMPTY = "a:\nb: ''\nc: {}\nd: ' '"


def test_empty_values_are_faults_where_the_rules_say_so() -> None:
    assert [fault.partition(" Give")[0] for fault in read(EMPTY, STRICT)[1]] == [
        "f.yaml:1:3: error: a value is missing here.",
        "f.yaml:2:4: error: a value is missing here.",
        "f.yaml:3:4: error: `{}` holds nothing.",
        "f.yaml:4:4: error: a value is missing here.",
    ]


def test_where_empty_values_may_stand_quotes_around_nothing_are_something() -> None:
    root, faults = read(EMPTY)
    assert not faults
    assert isinstance(root, Mapping)
    assert {key.text: node.is_missing for key, node in root.pairs if isinstance(node, Scalar)} == {
        "a": True,
        "b": False,
        "d": False,
    }


def test_places_count_from_where_the_document_begins_in_its_file() -> None:
    faults = Faults()
    root = read_nodes("a: 1\nb: 2\n", Place("bank.md", 12, 1), STRICT, faults)
    assert isinstance(root, Mapping)
    assert [str(node.place) for _, node in root.pairs] == ["bank.md:12:4", "bank.md:13:4"]


def test_aliases_that_multiply_are_refused_and_cost_nothing() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    assert len(read("\n".join(lines))[1]) == 40 + 2 * 39


def test_reading_stops_when_nobody_would_mend_more_in_one_go() -> None:
    root, faults = read("a: [" + "&x 1, " * 1000 + "]")
    assert root is None
    assert len(faults) == FAULT_LIMIT


@given(st.text(st.characters()), st.sampled_from([STRICT, LENIENT]))
@settings(max_examples=150)
def test_any_text_gives_nodes_or_located_faults(text: str, rules: Rules) -> None:
    faults = Faults()
    read_nodes(text, Place("f.yaml", 1, 1), rules, faults)
    assert all(fault.place.line >= 1 and fault.place.column >= 1 and fault.message for fault in faults.found)
