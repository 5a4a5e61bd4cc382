"""Conditions made up at random that a bank could hold: every path leads somewhere, every comparison fits its type."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from tmtui.banks.bank import Attribute
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
from tmtui.banks.vocabulary import DERIVED, QUALITIES, RELATIONS
from tmtui.model.card import AnswerType

Attributes = Mapping[tuple[str, str], Attribute]
Traits = Mapping[tuple[str, str], str]

_DERIVED_IN_QUESTIONS = ("crosses_boundary", "same_host", "from_outside", "exposed", "outside", "depth")
"""What the conditions of questions may use: nothing that could in turn depend on those questions."""
_LITERALS: dict[AnswerType, tuple[str | int | float, ...]] = {
    AnswerType.SCALE: (1, 2, 3, 4, 5),
    AnswerType.NUMBER: (0, 1, 2, 3, 10),
    AnswerType.DURATION: ("P7D", "P30D", "P1Y"),
    AnswerType.DATE: ("2025-01-01", "2026-03-01"),
}
_ORDERED = ("==", "!=", "<", "<=", ">", ">=")


def expression(
    random: Random, kind: str, attributes: Attributes, traits: Traits, *, depth: int, plain: bool = False,
    quantifiers: int = 2,
) -> Expression:  # fmt: skip
    """Return a condition about subjects of a kind.

    Args:
        random: decides everything.
        kind: what the condition is about.
        attributes: what may be compared.
        traits: further yes/no names.
        depth: how many levels of `and`, `or`, `any`, `all` there may be.
        plain: for conditions of questions: leave out what is at stake, distances and ratings.
        quantifiers: how many `any` and `all` may nest.
    """
    choice = random.random()
    if depth > 0 and choice < 0.35:
        parts = tuple(
            expression(random, kind, attributes, traits, depth=depth - 1, plain=plain, quantifiers=quantifiers)
            for _ in range(random.randint(2, 3))
        )
        return All(parts) if random.random() < 0.5 else Any(parts)
    if depth > 0 and quantifiers and choice < 0.55:
        found = _relation(random, kind, attributes)
        if found is not None:
            path, to = found
            inner = expression(
                random, to, attributes, traits, depth=depth - 1, plain=plain, quantifiers=quantifiers - 1
            )
            return Quantified(random.random() < 0.5, path, inner)
    return _leaf(random, kind, attributes, traits, plain)


def _single(kind: str, attributes: Attributes) -> list[tuple[str, str]]:
    """Return the relations that lead to one subject, and its kind."""
    found = [(name, relation.to[0]) for name, relation in RELATIONS[kind].items() if not relation.many]
    return found + [
        (name, attribute.to[0])
        for (of, name), attribute in attributes.items()
        if of == kind and attribute.type is AnswerType.REF
    ]


def _relation(random: Random, kind: str, attributes: Attributes) -> tuple[tuple[str, ...], str] | None:
    hops: list[str] = []
    singles = _single(kind, attributes)
    if singles and random.random() < 0.3:
        name, kind = random.choice(singles)
        hops.append(name)
    many = [(name, relation.to[0]) for name, relation in RELATIONS[kind].items() if relation.many]
    many += [
        (name, attribute.to[0])
        for (of, name), attribute in attributes.items()
        if of == kind and attribute.type is AnswerType.REFS and len(attribute.to) == 1
    ]
    if not many:
        return None
    name, to = random.choice(many)
    return (*hops, name), to


def _leaf(random: Random, kind: str, attributes: Attributes, traits: Traits, plain: bool) -> Expression:
    path: list[str] = []
    for _ in range(random.choice((0, 0, 0, 1, 1, 2))):
        singles = _single(kind, attributes)
        if not singles:
            break
        name, kind = random.choice(singles)
        path.append(name)
    candidates: list[tuple[str, AnswerType, tuple[str, ...]]] = [
        (name, AnswerType.YESNO, ()) for of, name in traits if of == kind
    ]
    for (of, name), attribute in attributes.items():
        if of == kind and attribute.type is not AnswerType.TEXT and not (plain and name in QUALITIES):
            candidates.append((name, attribute.type, tuple(option.value for option in attribute.options)))
    for name, of_type in DERIVED.get(kind, {}).items():
        if not plain or name in _DERIVED_IN_QUESTIONS:
            candidates.append((name, of_type, ()))
    if not candidates:
        return Constant(random.random() < 0.5)
    name, of_type, values = random.choice(candidates)
    path.append(name)
    return _test(random, tuple(path), of_type, values)


def _test(random: Random, path: tuple[str, ...], of_type: AnswerType, values: tuple[str, ...]) -> Expression:
    negated = random.random() < 0.4
    if random.random() < 0.1 or of_type is AnswerType.REF:
        return Known(path, negated)
    if of_type is AnswerType.YESNO:
        return Truth(path, negated)
    if of_type in (AnswerType.CHOICES, AnswerType.REFS):
        return Contains(path, random.choice(values), negated) if values else Known(path, negated)
    if of_type is AnswerType.CHOICE:
        if random.random() < 0.3:
            return Member(path, tuple(random.sample(values, min(2, len(values)))), negated)
        return Compare(path, random.choice(("==", "!=")), random.choice(values))
    return Compare(path, random.choice(_ORDERED), random.choice(_LITERALS[of_type]))
