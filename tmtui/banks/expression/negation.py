"""Turning a condition into its opposite by moving `not` to the leaves.

The opposite of a leaf is another leaf, never a wrapped one: over something that does not apply both are false.
"""

from __future__ import annotations

from dataclasses import replace

from tmtui.banks.expression.tree import All, Any, Compare, Constant, Expression, Quantified

_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def negate(expression: Expression) -> Expression:
    """Return the condition that is true where `expression` is false, unknown where it is unknown."""
    if isinstance(expression, All):
        return Any(tuple(negate(part) for part in expression.parts))
    if isinstance(expression, Any):
        return All(tuple(negate(part) for part in expression.parts))
    if isinstance(expression, Quantified):
        return Quantified(not expression.every, expression.relation, negate(expression.condition))
    if isinstance(expression, Compare):
        return replace(expression, operator=_OPPOSITE[expression.operator])
    if isinstance(expression, Constant):
        return Constant(not expression.value)
    return replace(expression, negated=not expression.negated)
