"""All answers that matter to a condition, made from the condition itself.

The names a condition reads are free; each gets every value it can have, and "I don't know". A trait is given through
one technology, protocol or kind for each combination of the traits that the condition looks at, so the number of
assignments stays small.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from tests.question_banks.scene import CALLER, HERE, NEAR, OUTSIDE, SUBJECTS, UNSAID
from tmtui.banks.bank import Bank, Rule
from tmtui.banks.expression.tree import Constant, Expression, Path, leaves
from tmtui.banks.vocabulary import DERIVED
from tmtui.model.answers import Slot
from tmtui.model.card import AnswerType
from tmtui.model.subject import kind_of
from tmtui.model.value import Value

Assignment = dict[Slot, Value]

_CALLED_FROM: tuple[Slot, tuple[Value, ...]] = ((CALLER, "zone"), (HERE, OUTSIDE))

_STRUCTURE = {"exposed": _CALLED_FROM, "from_outside": _CALLED_FROM}
"""Derived name: the answer that decides it, and its values; the scene's fixed answers decide the others."""


def of_rule(bank: Bank, rule: Rule) -> Iterator[Assignment]:
    """Yield every combination of answers that the rule can tell apart."""
    parts = [rule.when, *(condition for _, condition in rule.likelihood)]
    parts += [part for part in (rule.where, rule.false_alarm_when) if part is not None]
    free = _Free(bank)
    for part in parts:
        free.read(SUBJECTS[rule.of], part)
    return free.combinations()


class _Free:
    """Collects what is free, then gives it values."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self.traits: dict[Slot, set[str]] = {}
        self.values: dict[Slot, tuple[Value, ...]] = {}

    def read(self, subject: str, condition: Expression) -> None:
        for leaf in leaves(condition):
            if not isinstance(leaf, Constant):
                self._path(subject, leaf.path)

    def _path(self, subject: str, path: Path) -> None:
        for step in path[:-1]:
            subject = NEAR[kind_of(subject), step]
        kind, name = kind_of(subject), path[-1]
        trait_of = self.bank.traits.get((kind, name))
        if trait_of is not None:
            self.traits.setdefault((subject, trait_of), set()).add(name)
        elif name in DERIVED.get(kind, {}):
            self.values.update([_STRUCTURE[name]] if name in _STRUCTURE else [])
        elif (subject, name) not in self.values:
            self._attribute(subject, kind, name)

    def _attribute(self, subject: str, kind: str, name: str) -> None:
        attribute = self.bank.attributes[kind, name]
        if attribute.catalogue:
            values: tuple[Value, ...] = tuple(option.value for option in attribute.options)
        elif attribute.type is AnswerType.YESNO:
            values = ("yes", "partly", "no")
        elif attribute.type is AnswerType.SCALE:
            values = (1, 2, 3, 4, 5)
        else:
            values = tuple(option.value for option in attribute.options)
        self.values[subject, name] = (*values, UNSAID)
        question = self.bank.questions.get(attribute.question)
        if question is not None and question.when is not None:
            self.read(subject, question.when)

    def combinations(self) -> Iterator[Assignment]:
        domains = dict(self.values)
        for slot, traits in self.traits.items():
            if slot not in domains:
                domains[slot] = self._one_of_each(slot, traits)
        for values in product(*domains.values()):
            yield dict(zip(domains, values, strict=True))

    def _one_of_each(self, slot: Slot, traits: set[str]) -> tuple[Value, ...]:
        """Return one catalogue value for each combination of these traits that some value has."""
        catalogue = self.bank.catalogue_of(kind_of(slot[0]), slot[1])
        assert catalogue is not None
        found: dict[frozenset[str], Value] = {}
        for row in catalogue.rows:
            run_by_others = any(value != "us" for name, value in row.implied if name == "run_by")
            if not row.unknown_traits and not run_by_others:
                found.setdefault(row.traits & frozenset(traits), row.value)
        return tuple(found.values())
