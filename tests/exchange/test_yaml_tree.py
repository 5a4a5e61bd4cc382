"""YAML comes in as a tree of texts with places, and hostile or broken files are refused with a place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmtui.exchange.faults import Fault, FileErrors
from tmtui.exchange.yaml_text import scalar
from tmtui.exchange.yaml_tree import Mapping, Scalar, Sequence, read_tree


def test_scalars_stay_what_was_written() -> None:
    root = read_tree("a: 3.10\nb: no\nc: 12:30\nd: 010\ne: [1, yes]", "f.yaml")
    assert isinstance(root, Mapping)
    texts = {name: node.text for name, (_, node) in root.items.items() if isinstance(node, Scalar)}
    assert texts == {"a": "3.10", "b": "no", "c": "12:30", "d": "010"}
    listed = root.items["e"][1]
    assert isinstance(listed, Sequence)
    assert [item.text for item in listed.items if isinstance(item, Scalar)] == ["1", "yes"]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: 1\nb: 2\na: 3", "f.yaml:3:1", "second time; the first is in line 1"),
        ("a: &x 1", "f.yaml:1:4", "anchor"),
        ("a: *x", "f.yaml:1:4", "alias"),
        ("a: !!python/object:os.system 1", "f.yaml:1:4", "tag"),
        ("? [a]\n: 1", "f.yaml:1:3", "key has to be a text"),
        ("a: b: c", "f.yaml:1:5", "not YAML"),
        ("--- 1\n--- 2", "f.yaml:2:1", "second document"),
        ("a: \x00", "f.yaml:1:4", "no YAML file may hold"),
        ('a: "\\UFFFFFFFF"', "f.yaml:1:7", "YAML"),
        ('a: "\\ud800"', "f.yaml:1:7", "YAML"),
        ("[" * 100_000, "f.yaml:1:21", "nested deeper than 20"),
    ],
)
def test_what_is_refused_says_where_and_why(text: str, place: str, words: str) -> None:
    with pytest.raises(FileErrors) as caught:
        read_tree(text, "f.yaml")
    assert str(caught.value).startswith(f"{place}: ")
    assert words in str(caught.value)


def test_aliases_that_multiply_are_refused_and_cost_nothing() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    with pytest.raises(FileErrors) as caught:
        read_tree("\n".join(lines), "bomb.yaml")
    assert len(caught.value.faults) == 40 + 2 * 39


@given(st.text())
@settings(max_examples=150)
def test_any_text_gives_a_tree_or_a_located_error(text: str) -> None:
    faults: tuple[Fault, ...] = ()
    try:
        read_tree(text, "f.yaml")
    except FileErrors as error:
        faults = error.faults
    assert all(fault.place.file == "f.yaml" and fault.message for fault in faults)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
@settings(max_examples=200)
def test_a_text_written_as_a_scalar_is_read_as_the_same_text(texts: list[str]) -> None:
    inside = ", ".join(scalar(text) for text in texts)
    lines = "".join(f"  {scalar(f'k{n}')}: {scalar(text)}\n" for n, text in enumerate(texts))
    root = read_tree(f"list: [{inside}]\nmap:\n  z: end\n{lines}", "f.yaml")
    assert isinstance(root, Mapping)
    listed, mapped = root.items["list"][1], root.items["map"][1]
    assert isinstance(listed, Sequence)
    assert isinstance(mapped, Mapping)
    assert [item.text for item in listed.items if isinstance(item, Scalar)] == texts
    assert [node.text for _, node in mapped.items.values() if isinstance(node, Scalar)] == ["end", *texts]
