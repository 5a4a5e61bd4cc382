"""Checks of one condition against the names there are: every fault points at the very name or value that is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from tmtui.banks.answer_value import is_date, is_duration
from tmtui.banks.bank import Attribute
from tmtui.banks.check.names import Names
from tmtui.banks.expression.parser import Mark
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
from tmtui.banks.fault import Faults, listed, quoted, with_article
from tmtui.banks.shapes import Condition
from tmtui.model.card import AnswerType

Kinds = tuple[str, ...]
Leaf = Compare | Truth | Member | Contains | Known

_FREE = (AnswerType.TEXT, AnswerType.NOTE)
_MANY = (AnswerType.CHOICES, AnswerType.REFS)
_ORDERED = (AnswerType.SCALE, AnswerType.NUMBER, AnswerType.DATE, AnswerType.DURATION)


def check_condition(condition: Condition, kinds: Kinds, names: Names, faults: Faults) -> None:
    """Report every name, value and comparison of a condition that cannot be meant.

    Args:
        condition: as it was read.
        kinds: what it is about; a relation may lead to several, and then one that fits is enough.
        names: what there is.
        faults: takes what is wrong.
    """
    _Checker(condition, names, faults).check(condition.expression, kinds)


class _Checker:
    """Walks tree and marks together."""

    def __init__(self, condition: Condition, names: Names, faults: Faults) -> None:
        self.condition, self.names, self.faults = condition, names, faults
        self.marks: Iterator[Mark] = iter(condition.marks)

    def error(self, offset: int, message: str, suggestion: str = "") -> None:
        self.faults.error(self.condition.at(offset), message, suggestion)

    def check(self, expression: Expression, kinds: Kinds) -> None:
        if isinstance(expression, (All, Any)):
            for part in expression.parts:
                self.check(part, kinds)
        elif isinstance(expression, Quantified):
            mark = next(self.marks)
            self.check(expression.condition, self.members(expression, kinds, mark.path))
        elif isinstance(expression, Constant):
            next(self.marks)
        else:
            self.leaf(expression, kinds, next(self.marks))

    def members(self, expression: Quantified, kinds: Kinds, offset: int) -> Kinds:
        """Return the kinds a quantifier ranges over; none when that is at fault, and then nothing inside is checked."""
        *single, last = expression.relation
        kinds, offset = self.follow(tuple(single), kinds, offset)
        if not kinds or any(self.names.is_broken(kind, last) for kind in kinds):
            return ()
        relations = [found for kind in kinds if (found := self.names.relation(kind, last))]
        if not relations:
            known = [name for kind in kinds for name in self.names.relations(kind)]
            self.faults.unknown(self.condition.at(offset), f"relation of {_either(kinds)}:", last, known)
            return ()
        if not relations[0].many:
            word = "all" if expression.every else "any"
            self.error(
                offset,
                f"{quoted(last)} leads to one subject, so `{word}` has nothing to range over.",
                f"Write `{last}.` and an attribute.",
            )
            return ()
        return tuple(dict.fromkeys(kind for relation in relations for kind in relation.to))

    def follow(self, path: Path, kinds: Kinds, offset: int) -> tuple[Kinds, int]:
        """Go along single-valued relations; return where that leads and the offset after them."""
        for name in path:
            if not kinds or any(self.names.is_broken(kind, name) for kind in kinds):
                return (), offset
            relations = [found for kind in kinds if (found := self.names.relation(kind, name))]
            if not relations:
                known = [each for kind in kinds for each in self.names.relations(kind)]
                self.faults.unknown(self.condition.at(offset), f"relation of {_either(kinds)}:", name, known)
                return (), offset
            if relations[0].many:
                self.error(
                    offset, f"{quoted(name)} leads to several subjects.", f"Write `any({name}, …)` or `all({name}, …)`."
                )
                return (), offset
            kinds = tuple(dict.fromkeys(kind for relation in relations for kind in relation.to))
            offset += len(name) + 1
        return kinds, offset

    def leaf(self, leaf: Leaf, kinds: Kinds, mark: Mark) -> None:
        *relations, name = leaf.path
        kinds, offset = self.follow(tuple(relations), kinds, mark.path)
        if not kinds or any(self.names.is_broken(kind, name) for kind in kinds):
            return
        found = [attribute for kind in kinds if (attribute := self.names.readable(kind, name))]
        if found:
            self.use(leaf, found, offset, mark)
        elif isinstance(leaf, Known) and any(self.names.relation(kind, name) for kind in kinds):
            return
        else:
            self.report_unknown(name, kinds, offset)

    def report_unknown(self, name: str, kinds: Kinds, offset: int) -> None:
        place = self.condition.at(offset)
        if any(self.names.relation(kind, name) for kind in kinds):
            self.faults.error(
                place,
                f"{quoted(name)} is a relation and has no value.",
                "Name an attribute behind it, or use any or all.",
            )
            return
        owners = " or ".join(sorted(self.names.owners(name)))
        hint = f"{quoted(name)} is of {with_article(owners)}: go there along a relation." if owners else ""
        known = [each for kind in kinds for each in (*self.names.readables(kind), *self.names.relations(kind))]
        self.faults.unknown(place, f"attribute or trait of {_either(kinds)}:", name, known, otherwise=hint)

    def use(self, leaf: Leaf, found: list[Attribute], offset: int, mark: Mark) -> None:
        """Check what is done with a name that exists."""
        kind, name = found[0].type, found[0].name
        if kind in _FREE:
            self.error(
                offset,
                f"{quoted(name)} is free text, which no condition can read.",
                "Ask a question with options for it.",
            )
        elif isinstance(leaf, Known):
            return
        elif isinstance(leaf, Truth):
            self.truth(leaf, found[0], offset)
        elif isinstance(leaf, Contains):
            self.contains(leaf, found, offset, mark)
        elif kind in _MANY:
            hint = f'Write `contains({name}, "…")`.' if kind is AnswerType.CHOICES else f"Write `any({name}, …)`."
            self.error(offset, f"{quoted(name)} has several values.", hint)
        elif kind is AnswerType.REF:
            self.error(
                offset,
                f"{quoted(name)} points to a subject, which no bank can name.",
                f"Write `known({name})`, or `{name}.` and an attribute.",
            )
        elif isinstance(leaf, Member):
            for literal, at in zip(leaf.values, mark.literals, strict=True):
                self.value(literal, found, at)
        else:
            self.compare(leaf, found, offset, mark)

    def truth(self, leaf: Truth, attribute: Attribute, offset: int) -> None:
        if attribute.type is AnswerType.YESNO:
            return
        name = attribute.name
        hints = {
            AnswerType.CHOICE: f'Compare it: `{name} == "{_first(attribute)}"`.',
            AnswerType.CHOICES: f'Write `contains({name}, "{_first(attribute)}")`.',
            AnswerType.REF: f"Write `known({name})`.",
            AnswerType.REFS: f"Write `any({name}, …)`.",
        }
        hint = hints.get(attribute.type, f"Compare it: `{name} >= …`.")
        self.error(offset, f"{quoted(name)} is not a yes or no ({attribute.type}).", hint)

    def contains(self, leaf: Contains, found: list[Attribute], offset: int, mark: Mark) -> None:
        attribute = found[0]
        if attribute.type is AnswerType.REFS:
            self.error(
                offset,
                f"{quoted(attribute.name)} points to subjects, which no bank can name.",
                f"Write `any({attribute.name}, …)`.",
            )
        elif attribute.type is not AnswerType.CHOICES:
            self.error(
                offset, f"{quoted(attribute.name)} has one value.", f'Write `{attribute.name} == "{leaf.value}"`.'
            )
        else:
            self.value(leaf.value, found, mark.literals[0])

    def compare(self, leaf: Compare, found: list[Attribute], offset: int, mark: Mark) -> None:
        if leaf.operator not in ("==", "!=") and found[0].type not in _ORDERED:
            hint = f"Use `==`, or `{found[0].name} in [...]`."
            message = f"the values of {quoted(found[0].name)} ({found[0].type}) have no order for `{leaf.operator}`."
            self.error(mark.literals[0], message, hint)
            return
        self.value(leaf.literal, found, mark.literals[0])

    def value(self, literal: Literal, found: list[Attribute], offset: int) -> None:
        """Report a value that the attribute never has."""
        kind, name = found[0].type, found[0].name
        shown = quoted(f'"{literal}"' if isinstance(literal, str) else str(literal))
        if kind in (AnswerType.CHOICE, AnswerType.CHOICES, AnswerType.YESNO):
            known = [option.value for attribute in found for option in attribute.options]
            if not known or literal in known or (kind is AnswerType.YESNO and literal in ("yes", "partly", "no")):
                return
            if isinstance(literal, str):
                self.faults.unknown(
                    self.condition.at(offset), f"value of `{name}`:", literal, known, otherwise=listed(known[:12])
                )
            else:
                self.error(offset, f"{shown} is never a value of `{name}`.", listed(known[:12]))
        elif kind is AnswerType.SCALE and literal not in (1, 2, 3, 4, 5):
            self.error(offset, f"{shown} is not a level.", "Levels are the numbers 1 to 5.")
        elif kind is AnswerType.NUMBER and isinstance(literal, str):
            self.error(offset, f"{shown} is not a number.", "Write it without quotes." if literal.isdigit() else "")
        elif kind is AnswerType.DATE and not (isinstance(literal, str) and is_date(literal)):
            self.error(offset, f"{shown} is not a date.", 'Write `"2026-03-31"`.')
        elif kind is AnswerType.DURATION and not (isinstance(literal, str) and is_duration(literal)):
            self.error(offset, f"{shown} is not a duration.", 'Write `"P30D"`.')


def _either(kinds: Kinds) -> str:
    return with_article(" or ".join(kinds))


def _first(attribute: Attribute) -> str:
    return attribute.options[0].value if attribute.options else "…"
