"""What an answer can be, and what a leaf of a condition makes of it.

A trait is an answer about the technology, protocol or kind that brings it; a derived name is an answer about the
picture it is worked out from. So every name a condition can use comes down to one slot of the scene.
"""

from __future__ import annotations

from tests.question_banks.scene import (
    ABSENT,
    CALLED,
    CALLER,
    FIXED,
    FLOW,
    HERE,
    ONWARD,
    OUTSIDE,
    RECORDS,
    SUBJECTS,
    UNSAID,
)
from tmtui.banks.bank import Attribute, Bank, Row
from tmtui.banks.expression.tree import Compare, Contains, Expression, Known, Member, Truth
from tmtui.banks.vocabulary import DERIVED
from tmtui.model.answers import Slot
from tmtui.model.card import AnswerType
from tmtui.model.subject import kind_of
from tmtui.model.value import Value

_SCALE: tuple[Value, ...] = (4, 1, 2, 3, 5)
_FROM_OUTSIDE: tuple[Slot, tuple[Value, ...]] = ((CALLER, "zone"), (HERE, OUTSIDE))

_WORKED_OUT: dict[tuple[str, str], tuple[Slot, tuple[Value, ...], dict[Value, Value]]] = {
    (CALLED, "exposed"): (*_FROM_OUTSIDE, {HERE: "no", OUTSIDE: "yes"}),
    (CALLED, "reachable_from_internet"): (*_FROM_OUTSIDE, {HERE: "no", OUTSIDE: "yes"}),
    (FLOW, "crosses_boundary"): (*_FROM_OUTSIDE, {HERE: "no", OUTSIDE: "yes"}),
    (FLOW, "from_outside"): (*_FROM_OUTSIDE, {HERE: "no", OUTSIDE: "yes"}),
    (FLOW, "same_host"): ((CALLER, "runs_on"), (ABSENT, CALLED), {ABSENT: "no", CALLED: "yes"}),
    (ONWARD, "same_host"): (("component/further", "runs_on"), (ABSENT, CALLED), {ABSENT: "no", CALLED: "yes"}),
}
"""Subject and derived name: the answer that decides it, its values, and what each of them makes of it."""

_LENGTHS = ("P1D", "P7D", "P30D", "P90D", "P180D", "P365D", "P730D", "P3650D")


class Slots:
    """The answers of the scene, as a bank sees them."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self._domains: dict[Slot, tuple[Value, ...]] = {}

    def slot(self, subject: str, name: str) -> Slot | None:
        """Return the answer that a name of a subject comes down to; nothing where the scene cannot show it."""
        kind = kind_of(subject)
        if (subject, name) in _WORKED_OUT:
            return _WORKED_OUT[subject, name][0]
        if name in DERIVED.get(kind, {}):
            return (RECORDS, name.removesuffix("_at_stake")) if name.endswith("_at_stake") else None
        trait_of = self.bank.traits.get((kind, name))
        if trait_of is not None:
            return subject, trait_of
        return (subject, name) if (kind, name) in self.bank.attributes else None

    def domain(self, slot: Slot) -> tuple[Value, ...]:
        """Return the answers a slot can have, the plainest first."""
        if slot not in self._domains:
            self._domains[slot] = self._domain(slot)
        return self._domains[slot]

    def _domain(self, slot: Slot) -> tuple[Value, ...]:
        for decided, values, _ in _WORKED_OUT.values():
            if decided == slot:
                return values
        attribute = self.bank.attributes[kind_of(slot[0]), slot[1]]
        catalogue = self.bank.catalogue_of(kind_of(slot[0]), slot[1])
        if catalogue is not None:
            rows = [row for row in catalogue.rows if not row.unknown_traits and _ours(row)]
            names: list[Value] = [
                row.value for row in sorted(rows, key=lambda row: len(row.implied)) if row.value != "internet"
            ]
            usual = [value for value in (FIXED.get(slot),) if value in names]
            return (*usual, *(value for value in names if value not in usual), "other", UNSAID)
        return (*_plain_domain(attribute), UNSAID)

    def verdict(self, leaf: Expression, slot: Slot, name: str, value: Value) -> bool | None:
        """Return what a leaf says when the slot behind its name `name` holds `value`."""
        seen = self._seen(slot, name, value)
        if isinstance(leaf, Known):
            return (seen is not UNSAID) is not leaf.negated
        if seen is UNSAID:
            return None
        if isinstance(leaf, Truth):
            return (seen == "yes") is not leaf.negated
        if isinstance(leaf, Member):
            return (seen in leaf.values) is not leaf.negated
        if isinstance(leaf, Contains):
            return (isinstance(seen, tuple) and leaf.value in seen) is not leaf.negated
        assert isinstance(leaf, Compare)
        return _compared(seen, leaf.operator, leaf.literal)

    def _seen(self, slot: Slot, name: str, value: Value) -> Value:
        """Return what a name reads as: a trait of the row, a derived name by what decides it, else the answer."""
        for (_, derived), (decided, _, meaning) in _WORKED_OUT.items():
            if decided == slot and derived == name:
                return meaning[value]
        if self.bank.traits.get((kind_of(slot[0]), name)) == slot[1]:
            catalogue = self.bank.catalogue_of(kind_of(slot[0]), slot[1])
            row = catalogue.row(str(value)) if catalogue is not None and value is not UNSAID else None
            if row is None or row.unknown_traits:
                return UNSAID
            return "yes" if name in row.traits else "no"
        return UNSAID if value is ABSENT else value


def _ours(row: Row) -> bool:
    return not any(name == "run_by" and value != "us" for name, value in row.implied)


def _plain_domain(attribute: Attribute) -> tuple[Value, ...]:
    if attribute.type is AnswerType.YESNO:
        return ("no", "yes", "partly")
    if attribute.type is AnswerType.SCALE:
        return _SCALE
    if attribute.type is AnswerType.REF:
        return tuple(SUBJECTS[kind] for kind in attribute.to)
    if attribute.type is AnswerType.REFS:
        return tuple((SUBJECTS[kind],) for kind in attribute.to)
    if attribute.type is AnswerType.CHOICES:
        return (*((option.value,) for option in attribute.options), ())
    if attribute.type is AnswerType.DURATION:
        return _LENGTHS
    if attribute.type is AnswerType.NUMBER:
        return (0, 1, 2, 3, 5, 10, 30, 100, 1000)
    return tuple(option.value for option in attribute.options) or ("something",)


def _compared(seen: Value, operator: str, literal: str | float) -> bool:
    if operator == "==":
        return seen == literal
    if operator == "!=":
        return seen != literal
    one, other = _measure(seen), _measure(literal)
    return {"<": one < other, "<=": one <= other, ">": one > other, ">=": one >= other}[operator]


def _measure(value: Value) -> float:
    """Return a number to compare by; a duration in days."""
    if isinstance(value, str) and value.startswith("P"):
        days = {"D": 1, "W": 7, "M": 30, "Y": 365}
        return float(int(value[1:-1]) * days[value[-1]])
    assert isinstance(value, (int, float)), f"{value} cannot be ranked"
    return float(value)
