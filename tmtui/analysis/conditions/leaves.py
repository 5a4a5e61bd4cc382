"""One comparison over a whole column: where it is true, where it is false.

A leaf over what is unknown is unknown; a leaf over what does not apply is false, plain or negated, so that nothing
ever fires on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from tmtui.analysis.cells.bits import from_indices
from tmtui.analysis.cells.columns import FAR, Coded, Column, Levels, Spans
from tmtui.analysis.cells.tri import Tri
from tmtui.banks.expression.tree import Compare, Contains, Known, Literal, Member, Truth

Leaf = Compare | Truth | Member | Contains | Known
Test = Callable[[object], bool | None]
"""Whether one value passes; nothing where the value cannot be compared."""

_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
_DAYS = {"Y": 365.0, "M": 30.0, "W": 7.0, "D": 1.0}
_HOURS = {"H": 1 / 24, "M": 1 / 1440, "S": 1 / 86400}


def in_days(duration: str) -> float:
    """Return an ISO duration in days, a month being 30 and a year 365: only good for comparing."""
    days, _, clock = duration.removeprefix("P").partition("T")
    total = sum(float(number) * _DAYS[unit] for number, unit in re.findall(r"([0-9.]+)([YMWD])", days))
    return total + sum(float(number) * _HOURS[unit] for number, unit in re.findall(r"([0-9.]+)([HMS])", clock))


def test_of(leaf: Leaf) -> Test:
    """Return the test a leaf makes of a plain value."""
    if isinstance(leaf, Compare):
        return lambda value: compare(value, leaf.operator, leaf.literal)
    if isinstance(leaf, Truth):
        wanted = ("no", "partly") if leaf.negated else ("yes",)
        return lambda value: value in wanted
    if isinstance(leaf, Contains):
        return lambda value: (isinstance(value, tuple) and leaf.value in value) is not leaf.negated
    if isinstance(leaf, Member):
        return lambda value: any(compare(value, "==", each) for each in leaf.values) is not leaf.negated
    return lambda _: not leaf.negated


def compare(value: object, operator: str, literal: Literal) -> bool | None:
    """Compare a plain value with a literal; nothing where they are of different types and order matters."""
    if isinstance(value, str) and isinstance(literal, str):
        if literal.startswith("P") and value.startswith("P"):
            return _OPERATORS[operator](in_days(value), in_days(literal))
        return _OPERATORS[operator](value, literal)
    if isinstance(value, (int, float)) and isinstance(literal, (int, float)):
        return _OPERATORS[operator](value, literal)
    return operator == "!=" if operator in ("==", "!=") else None


def on_column(leaf: Leaf, column: Column, alive: int) -> Tri:
    """Evaluate a leaf over an attribute."""
    if isinstance(leaf, Known):
        known, unknown = column.answered, alive & ~column.answered
        return (unknown & ~column.absent, known | column.absent) if leaf.negated else (known, unknown)
    if column.open and not column.values:
        test = test_of(leaf)
        true: list[int] = []
        false: list[int] = []
        for place, value in column.open.items():
            passed = test(value)
            if passed is not None:
                (true if passed else false).append(place)
        answered = column.answered
        return from_indices(true) & answered, (from_indices(false) & answered) | column.absent
    if isinstance(leaf, Contains):
        hit = column.values.get(leaf.value, 0)
    else:
        return _on_values(test_of(leaf), column)
    rest = column.answered & ~hit
    return (rest, hit | column.absent) if leaf.negated else (hit, rest | column.absent)


def _on_values(test: Test, column: Column) -> Tri:
    true = false = 0
    for value, mask in column.values.items():
        passed = test(value)
        if passed:
            true |= mask
        elif passed is not None:
            false |= mask
    return true, false | column.absent


def on_levels(leaf: Leaf, levels: Levels, alive: int) -> Tri:
    """Evaluate a leaf over a derived rating."""
    low, high = levels.low, levels.high
    exact = _exactly(levels)
    if isinstance(leaf, Known):
        known = 0
        for level in range(1, 6):
            known |= exact[level][0]
        return (alive & ~known, known) if leaf.negated else (known, alive & ~known)
    if isinstance(leaf, Compare) and leaf.operator in ("<", "<=", ">", ">=") and not isinstance(leaf.literal, str):
        # x >= 3 over levels asks for the threshold 3; x > 3 for 4; the others are their opposites.
        literal = leaf.literal
        threshold = next((level for level in range(1, 6) if _OPERATORS[leaf.operator](level, literal)), 6)
        if leaf.operator in (">", ">="):
            return (_at(low, threshold), alive & ~_at(high, threshold))
        threshold = next((level for level in range(1, 6) if not _OPERATORS[leaf.operator](level, literal)), 6)
        return (alive & ~_at(high, threshold), _at(low, threshold))
    if isinstance(leaf, Compare):
        return _equals(exact, (leaf.literal,), alive, negated=leaf.operator == "!=")
    if isinstance(leaf, Member):
        return _equals(exact, leaf.values, alive, negated=leaf.negated)
    return 0, alive


def _equals(exact: list[Tri], values: tuple[Literal, ...], alive: int, *, negated: bool) -> Tri:
    true, false = 0, alive
    for level in {value for value in values if value in (1, 2, 3, 4, 5)}:
        certain, maybe = exact[int(level)]
        true |= certain
        false &= ~maybe
    return (false, true) if negated else (true, false)


def _exactly(levels: Levels) -> list[Tri]:
    """Return for each level: who certainly has it, and who may."""
    found: list[Tri] = [(0, 0)]
    for level in range(1, 6):
        above_low = levels.low[level + 1] if level < 5 else 0
        above_high = levels.high[level + 1] if level < 5 else 0
        found.append((levels.low[level] & ~above_high, levels.high[level] & ~above_low))
    return found


def _at(masks: tuple[int, ...], threshold: int) -> int:
    return masks[threshold] if threshold <= 5 else 0


def on_spans(leaf: Leaf, spans: Spans, alive: int) -> Tri:
    """Evaluate a leaf over a derived number."""
    true: list[int] = []
    false: list[int] = []
    for place, (low, high) in enumerate(zip(spans.low, spans.high, strict=True)):
        passed = on_span(leaf, low, high)
        if passed is not None:
            (true if passed else false).append(place)
    return from_indices(true) & alive, from_indices(false) & alive


def on_span(leaf: Leaf, low: int, high: int) -> bool | None:
    """Evaluate a leaf over one number between two bounds."""
    if isinstance(leaf, Known):
        return (low == high) is not leaf.negated
    if isinstance(leaf, Compare):
        return _compare_span(low, high, leaf.operator, leaf.literal)
    if isinstance(leaf, Member):
        hits = [_compare_span(low, high, "==", value) for value in leaf.values]
        if True in hits:
            return not leaf.negated
        return None if None in hits else leaf.negated
    return False


def _compare_span(low: int, high: int, operator: str, literal: Coded) -> bool | None:
    if isinstance(literal, str):
        return operator == "!=" if operator in ("==", "!=") else None
    if operator in ("==", "!="):
        if low == high and low < FAR:
            return (low == literal) is (operator == "==")
        return None if low <= literal <= high and low < FAR else operator == "!="
    at_low, at_high = _OPERATORS[operator](low, literal), _OPERATORS[operator](high, literal)
    return at_low if at_low == at_high else None
