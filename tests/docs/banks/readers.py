"""Which threats and questions read the answer to a question, and which controls set it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tests.docs.banks.conditions import reads
from tests.docs.banks.handbook import Handbook
from tmtui.banks.bank import Control, Rule
from tmtui.banks.expression.tree import Expression

Slot = tuple[str, str]
"""Kind and attribute or trait."""


@dataclass(frozen=True, slots=True)
class Readers:
    """By slot: ids in the order of the banks."""

    rules: Mapping[Slot, tuple[str, ...]]
    questions: Mapping[Slot, tuple[str, ...]]
    controls: Mapping[Slot, tuple[str, ...]]

    def of(self, book: Handbook, slot: Slot) -> str:
        """Return links to what reads a slot."""
        rules = [book.rule(id_) for id_ in self.rules.get(slot, ())]
        return ", ".join([*rules, *(book.question(id_) for id_ in self.questions.get(slot, ()))])

    def setting(self, book: Handbook, slot: Slot) -> str:
        """Return links to what sets a slot."""
        return ", ".join(book.control(id_) for id_ in self.controls.get(slot, ()))


def readers(book: Handbook) -> Readers:
    """Look through all conditions once."""
    bank = book.bank
    return Readers(
        _gathered((slot, each.id) for each in bank.rules.values() for slot in _all(book, each.of, conditions(each))),
        _gathered((slot, each.id) for each in bank.questions.values() for slot in _all(book, each.of, (each.when,))),
        _gathered((slot, each.id) for each in bank.controls.values() for slot in _set(book, each)),
    )


def conditions(rule: Rule) -> tuple[Expression | None, ...]:
    """Return everything that a threat looks at."""
    return (rule.where, rule.when, rule.false_alarm_when, *(condition for _, condition in rule.likelihood))


def changed_kinds(book: Handbook, control: Control) -> tuple[str, ...]:
    """Return the kinds of subject whose attributes a control sets."""
    relation = book.names.relation(control.of, control.on) if control.on else None
    return relation.to if relation is not None else (control.of,)


def _all(book: Handbook, kind: str, found: Iterable[Expression | None]) -> list[Slot]:
    return sorted({slot for each in found for slot in reads(book, kind, each)})


def _set(book: Handbook, control: Control) -> list[Slot]:
    return [(kind, name) for kind in changed_kinds(book, control) for name, _ in control.sets]


def _gathered(pairs: Iterable[tuple[Slot, str]]) -> Mapping[Slot, tuple[str, ...]]:
    found: dict[Slot, list[str]] = defaultdict(list)
    for slot, id_ in pairs:
        found[slot].append(id_)
    return {slot: tuple(ids) for slot, ids in found.items()}
