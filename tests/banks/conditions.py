"""Random conditions, and a slow, plain reading of them to hold others against."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from tmtui.banks.expression.lexer import KEYWORDS
from tmtui.banks.expression.tree import (
    All,
    Any,
    Compare,
    Constant,
    Contains,
    Expression,
    Known,
    Literal,
    Member,
    Path,
    Quantified,
    Truth,
)

NOT_APPLICABLE = object()
World = Mapping[Path, object]
"""What a path reads as; unknown when it is missing. For a quantifier its relation gives a list of worlds, and under
the relation with `complete` behind it whether the list is known to be whole."""

names = st.from_regex(r"[a-e][a-z0-9_]{0,3}", fullmatch=True).filter(lambda name: name not in KEYWORDS)
paths = st.lists(names, min_size=1, max_size=3).map(tuple)
texts = st.one_of(
    st.sampled_from(["a", "b", "yes", "no", 'say "x"', "back\\slash", ""]), st.text('ab-" \\é', max_size=6)
)
numbers = st.one_of(st.integers(-999, 999), st.floats(-999, 999, allow_nan=False).map(lambda number: round(number, 3)))
literals: st.SearchStrategy[Literal] = st.one_of(texts, numbers)
leaves: st.SearchStrategy[Expression] = st.one_of(
    st.builds(Compare, paths, st.sampled_from(["==", "!="]), literals),
    st.builds(Compare, paths, st.sampled_from(["<", "<=", ">", ">="]), numbers),
    st.builds(Truth, paths, st.booleans()),
    st.builds(Member, paths, st.lists(literals, min_size=1, max_size=3).map(tuple), st.booleans()),
    st.builds(Contains, paths, texts, st.booleans()),
    st.builds(Known, paths, st.booleans()),
    st.builds(Constant, st.booleans()),
)


def _joined(kind: type[All] | type[Any], parts: list[Expression]) -> Expression:
    """Join as the parser does: nothing of one kind directly in itself."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, kind) else (part,))]
    return kind(tuple(flat))


def _combined(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    parts = st.lists(inner, min_size=2, max_size=3)
    return st.one_of(parts.map(lambda found: _joined(All, found)), parts.map(lambda found: _joined(Any, found)))


def _quantified(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    return st.builds(Quantified, st.booleans(), st.lists(names, min_size=1, max_size=2).map(tuple), inner)


simple = st.recursive(leaves, _combined, max_leaves=6)
once = st.recursive(st.one_of(leaves, _quantified(simple)), _combined, max_leaves=4)
conditions: st.SearchStrategy[Expression] = st.recursive(st.one_of(leaves, _quantified(once)), _combined, max_leaves=5)


def truth(expression: Expression, world: World) -> bool | None:
    """Return what a condition is in a world: true, false or unknown."""
    if isinstance(expression, Constant):
        return expression.value
    if isinstance(expression, All):
        return every([truth(part, world) for part in expression.parts])
    if isinstance(expression, Any):
        return some([truth(part, world) for part in expression.parts])
    if isinstance(expression, Quantified):
        members = world.get(expression.relation, [])
        assert isinstance(members, list)
        found = [truth(expression.condition, member) for member in members]
        whole = world.get((*expression.relation, "complete"), False)
        return (
            every([*found, *([] if whole else [None])])
            if expression.every
            else some([*found, *([] if whole else [None])])
        )
    return _leaf(expression, world.get(expression.path))


def every(found: list[bool | None]) -> bool | None:
    return False if False in found else None if None in found else True


def some(found: list[bool | None]) -> bool | None:
    return True if True in found else None if None in found else False


def _leaf(leaf: Compare | Truth | Member | Contains | Known, value: object) -> bool | None:
    if value is NOT_APPLICABLE:
        return False
    if isinstance(leaf, Known):
        return (value is not None) is not leaf.negated
    if value is None:
        return None
    if isinstance(leaf, Truth):
        return (value == "yes") is not leaf.negated
    if isinstance(leaf, Member):
        return (value in leaf.values) is not leaf.negated
    if isinstance(leaf, Contains):
        return (value == leaf.value) is not leaf.negated
    if leaf.operator in ("==", "!="):
        return (value == leaf.literal) is (leaf.operator == "==")
    if not isinstance(value, (int, float)) or not isinstance(leaf.literal, (int, float)):
        return None
    return {
        "<": value < leaf.literal,
        "<=": value <= leaf.literal,
        ">": value > leaf.literal,
        ">=": value >= leaf.literal,
    }[leaf.operator]
