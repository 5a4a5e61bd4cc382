"""Conditions as trees, after `not` was moved to the leaves.

There is no node for negation: `not (a and b)` is stored as `not a or not b`, so that a leaf over something that does
not apply can be false in either polarity and nothing ever fires on what doesn't apply.
"""

from __future__ import annotations

from collections.abc import Iterator

from tmtui.model.frozen import frozen

Path = tuple[str, ...]
"""Names from the subject: an attribute or trait, after at most two relations (`target`, `zone`, `kind`)."""

Literal = str | int | float
"""A text, a number; durations as ISO text (`P30D`), yes, no and partly as text."""


@frozen
class Compare:
    """`path == literal` and its kin."""

    path: Path
    operator: str
    """One of `== != < <= > >=`."""
    literal: Literal


@frozen
class Truth:
    """A bare yes/no name: true for yes; negated true for no and partly."""

    path: Path
    negated: bool = False


@frozen
class Member:
    """`path in ["a", "b"]`, or not in."""

    path: Path
    values: tuple[Literal, ...]
    negated: bool = False


@frozen
class Contains:
    """`contains(path, "a")` for attributes with several values."""

    path: Path
    value: str
    negated: bool = False


@frozen
class Known:
    """`known(path)`: whether it reads as anything but unknown."""

    path: Path
    negated: bool = False


@frozen
class Quantified:
    """`any(relation, condition)` or `all(relation, condition)`."""

    every: bool
    """`all` when true, `any` when false."""
    relation: Path
    """The relation ranged over, after at most one single-valued relation (`target.inbound`)."""
    condition: Expression


@frozen
class Constant:
    """Always true or always false: `otherwise`, and a literal yes or no."""

    value: bool


@frozen
class All:
    """Every part holds; two parts or more."""

    parts: tuple[Expression, ...]


@frozen
class Any:
    """At least one part holds; two parts or more."""

    parts: tuple[Expression, ...]


Expression = Compare | Truth | Member | Contains | Known | Quantified | Constant | All | Any


def leaves(expression: Expression) -> Iterator[Compare | Truth | Member | Contains | Known | Constant]:
    """Yield the leaves from left to right, those inside quantifiers too (their paths start at the member)."""
    if isinstance(expression, (All, Any)):
        for part in expression.parts:
            yield from leaves(part)
    elif isinstance(expression, Quantified):
        yield from leaves(expression.condition)
    else:
        yield expression
