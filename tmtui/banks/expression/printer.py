"""Conditions back into text; `parse` of what is printed gives the same tree."""

from __future__ import annotations

from decimal import Decimal

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
    Quantified,
    Truth,
)

_KEYWORDS = ("yes", "no", "partly")


def to_text(expression: Expression) -> str:
    """Return the text of a condition, in the form a bank is written in."""
    if isinstance(expression, All):
        return " and ".join(
            _bracketed(part) if isinstance(part, (All, Any)) else to_text(part) for part in expression.parts
        )
    if isinstance(expression, Any):
        return " or ".join(_bracketed(part) if isinstance(part, Any) else to_text(part) for part in expression.parts)
    if isinstance(expression, Quantified):
        name = "all" if expression.every else "any"
        return f"{name}({'.'.join(expression.relation)}, {to_text(expression.condition)})"
    if isinstance(expression, Constant):
        return "yes" if expression.value else "no"
    return _leaf(expression)


def _bracketed(expression: Expression) -> str:
    return f"({to_text(expression)})"


def _leaf(leaf: Compare | Truth | Member | Contains | Known) -> str:
    path = ".".join(leaf.path)
    if isinstance(leaf, Compare):
        return f"{path} {leaf.operator} {_literal(leaf.literal)}"
    if isinstance(leaf, Member):
        values = ", ".join(_literal(value) for value in leaf.values)
        return f"{path} {'not in' if leaf.negated else 'in'} [{values}]"
    if isinstance(leaf, Contains):
        text = f"contains({path}, {_quoted(leaf.value)})"
    else:
        text = f"known({path})" if isinstance(leaf, Known) else path
    return f"not {text}" if leaf.negated else text


def _literal(literal: Literal) -> str:
    if isinstance(literal, str):
        return literal if literal in _KEYWORDS else _quoted(literal)
    if isinstance(literal, float):
        digits = format(Decimal(repr(literal)), "f")
        return digits if "." in digits else f"{digits}.0"
    return str(literal)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
