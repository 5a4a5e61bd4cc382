"""The language of conditions: what is written, what is understood, and what is refused where."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.banks.conditions import NOT_APPLICABLE, conditions, leaves, names, truth
from tests.banks.fixture_files import Case, cases
from tmtui.banks.expression.lexer import SyntaxFault
from tmtui.banks.expression.negation import negate
from tmtui.banks.expression.parser import parse, parse_marked
from tmtui.banks.expression.printer import to_text
from tmtui.banks.expression.tree import (
    All,
    Any,
    Compare,
    Constant,
    Contains,
    Expression,
    Known,
    Member,
    Quantified,
    Truth,
)
from tmtui.banks.fault import BankErrors
from tmtui.model.errors import Place

HERE = Place("mine.md", 7, 3)


@pytest.mark.parametrize("case", cases("expressions"), ids=lambda case: case.title)
def test_what_a_condition_reads_as(case: Case) -> None:
    assert to_text(parse(case.given, HERE)) == case.expected


@pytest.mark.parametrize("case", cases("expression-errors"), ids=lambda case: case.title)
def test_what_is_refused_and_where(case: Case) -> None:
    with pytest.raises(BankErrors) as caught:
        parse(case.given, Place("", 1, 1))
    assert str(caught.value) == case.expected


def test_the_tree_of_each_form() -> None:
    assert parse("a and b or c", HERE) == Any((All((Truth(("a",)), Truth(("b",)))), Truth(("c",))))
    assert parse('target.zone.kind != "dmz"', HERE) == Compare(("target", "zone", "kind"), "!=", "dmz")
    assert parse('x not in ["a", 2, no]', HERE) == Member(("x",), ("a", 2, "no"), negated=True)
    assert parse('not contains(x, "a") and not known(y)', HERE) == All(
        (Contains(("x",), "a", True), Known(("y",), True))
    )
    expected = Quantified(False, ("inbound",), Any((Truth(("a",), True), Compare(("b",), "<", 2))))
    assert parse("not all(inbound, a and b >= 2)", HERE) == expected


@given(conditions)
@settings(max_examples=300)
def test_printing_and_parsing_gives_the_same_tree(condition: Expression) -> None:
    assert parse(to_text(condition), HERE) == condition


@given(conditions)
@settings(max_examples=100)
def test_every_leaf_and_quantifier_has_a_mark_where_it_stands(condition: Expression) -> None:
    text = to_text(condition)
    paths = [".".join(path) for path in _paths(condition)]
    marks = [mark for mark in parse_marked(text).marks if not text.startswith(("yes", "no"), mark.path)]
    assert len(marks) == len(paths)
    assert all(text.startswith(path, mark.path) for path, mark in zip(paths, marks, strict=True))


def _paths(condition: Expression) -> list[tuple[str, ...]]:
    if isinstance(condition, (All, Any)):
        return [path for part in condition.parts for path in _paths(part)]
    if isinstance(condition, Quantified):
        return [condition.relation, *_paths(condition.condition)]
    return [] if isinstance(condition, Constant) else [condition.path]


values = st.sampled_from(["yes", "no", "partly", "a", "b", 1, 3, None])


def fill(condition: Expression, world: dict[tuple[str, ...], object], data: st.DataObject) -> None:
    """Make up what everything that the condition reads reads as."""
    if isinstance(condition, (All, Any)):
        for part in condition.parts:
            fill(part, world, data)
    elif isinstance(condition, Quantified):
        members: list[dict[tuple[str, ...], object]] = [{} for _ in range(data.draw(st.integers(0, 2)))]
        for member in members:
            fill(condition.condition, member, data)
        world[condition.relation] = members
        world[(*condition.relation, "complete")] = data.draw(st.booleans())
    elif not isinstance(condition, Constant):
        world.setdefault(condition.path, data.draw(values))


def _relations(condition: Expression) -> list[tuple[str, ...]]:
    if isinstance(condition, (All, Any)):
        return [path for part in condition.parts for path in _relations(part)]
    if isinstance(condition, Quantified):
        return [condition.relation, *_relations(condition.condition)]
    return []


def _is_sound(condition: Expression) -> bool:
    """Whether no name is both relation and attribute, and each relation is ranged over once, as worlds here need it."""
    relations = _relations(condition)
    attributes = [path for path in _paths(condition) if path not in relations]
    ranged = len(relations) + len(attributes) == len(_paths(condition)) and len(set(relations)) == len(relations)
    return ranged and not any(path[:-1] in relations for path in attributes)


@given(conditions.filter(_is_sound), st.data())
@settings(max_examples=300)
def test_not_means_the_opposite_where_everything_applies(condition: Expression, data: st.DataObject) -> None:
    world: dict[tuple[str, ...], object] = {}
    fill(condition, world, data)
    straight, turned = truth(condition, world), truth(negate(condition), world)
    assert turned == (None if straight is None else not straight)
    assert truth(negate(negate(condition)), world) == straight


@given(leaves.filter(lambda leaf: hasattr(leaf, "path")))
def test_a_leaf_over_what_does_not_apply_is_false_in_either_polarity(leaf: Expression) -> None:
    world = {leaf.path: NOT_APPLICABLE}  # type: ignore[union-attr]
    assert truth(leaf, world) is False
    assert truth(negate(leaf), world) is False


@given(conditions)
def test_not_in_the_text_is_the_opposite_tree(condition: Expression) -> None:
    assert parse(f"not ({to_text(condition)})", HERE) == negate(condition)


WORDS = (
    "a", "b.c", "and", "or", "not", "in", "any", "all", "known", "contains", "(", ")", "[", "]", ",", "==", "<", '"x"',
    "3", "yes", "otherwise",
)  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)))
@settings(max_examples=500)
def test_any_text_is_a_condition_or_a_fault_inside_it(text: str) -> None:
    fault = None
    try:
        parsed = parse_marked(text)
    except SyntaxFault as found:
        fault = found
    if fault is None:
        assert parse(to_text(parsed.expression), HERE) == parsed.expression
    else:
        assert fault.message
        assert 0 <= fault.offset <= len(text)


def test_depth_and_length_are_bounded() -> None:
    parse("(" * 49 + "a" + ")" * 49, HERE)
    for text in ("(" * 5000 + "a", "not " * 5000 + "a", "(" * 50 + "a" + ")" * 50, "a or " * 500 + "a"):
        with pytest.raises(BankErrors):
            parse(text, HERE)


@given(names)
def test_a_fault_stands_at_the_column_of_the_place(name: str) -> None:
    with pytest.raises(BankErrors) as caught:
        parse(f"{name} = 3", HERE)
    assert caught.value.faults[0].place == Place("mine.md", 7, 3 + len(name) + 1)
