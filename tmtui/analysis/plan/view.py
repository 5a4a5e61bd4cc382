"""What the plan sees of an assessment, and nothing more.

The plan asks in bulk (one condition over all subjects, one rule over all subjects), because a plan lays some hundred
changes over the facts and has to stay within a second at a thousand components.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol, Self

from tmtui.banks.bank import Attribute, Bank
from tmtui.banks.expression.tree import Expression
from tmtui.model.answers import Answer, Slot
from tmtui.model.level import Interval, Risk
from tmtui.model.threat import Decision
from tmtui.model.value import Value

Change = tuple[str, str]
"""Rule and subject of a threat."""


class Standing(Protocol):
    """One rule on one subject, without the facts behind it."""

    @property
    def certain(self) -> bool:
        """Whether it stands for certain; else only possibly."""

    @property
    def likelihood(self) -> Interval:
        """0 to 5; the lower bound is 0 while it is only possible."""

    @property
    def impact(self) -> Interval:
        """0 to 5, likewise."""

    @property
    def level(self) -> Interval:
        """0 to 5, likewise."""

    @property
    def points(self) -> Interval:
        """Points of this threat alone."""


class Effect(NamedTuple):
    """What a change does to one threat."""

    threat: Change
    before: Standing | None
    """Nothing where it arises only because of the change."""
    after: Standing | None
    """Nothing where it no longer stands."""


Truth = Callable[[str], bool | None]


class Changeable(Protocol):
    """What it takes to know which facts a control would change."""

    @property
    def bank(self) -> Bank:
        """Return the rules and controls."""

    def active(self, kind: str) -> Sequence[str]:
        """Return the subjects of a kind that are in scope."""

    def certainly(self, kind: str, expression: Expression) -> Callable[[str], bool]:
        """Return a test whether a subject of a kind is in scope and a condition certainly holds for it."""

    def lacks(self, attribute: Attribute, value: Value) -> Truth:
        """Return a test whether a subject has less of an attribute than a value: true, false, or nothing."""

    def related(self, subject: str, relation: str) -> Sequence[str]:
        """Return what one relation is known to lead to."""

    def value(self, subject: str, attribute: str) -> Value:
        """Return what an attribute reads as where it is known."""


class Assessed(Changeable, Protocol):
    """An assessment that changes can be laid over."""

    @property
    def risk(self) -> Risk:
        """Return the risk of the model with what was planned and verified; only the first state is asked for it."""

    @property
    def totals(self) -> tuple[int, int, int]:
        """Risk of the model: low, now, high."""

    @property
    def decided(self) -> Collection[str]:
        """Return the subjects of decisions: `threat/<id>` and `control/<id>`."""

    @property
    def decided_controls(self) -> Collection[str]:
        """Return the names of controls about which something was decided."""

    def standing(self, rule: str) -> Mapping[str, Standing]:
        """Return what certainly or possibly stands of a rule, by subject."""

    def still(self, rule: str, subjects: Collection[str]) -> set[str]:
        """Return those of some subjects on which a rule certainly or possibly stands."""

    def differences(self, earlier: Self) -> Iterator[Effect]:
        """Yield every threat that does not stand as it did earlier, with how it stood then and how it stands now."""

    def overlay(self, changes: Mapping[Slot, Value]) -> Self:
        """Return the assessment as it would be with these answers."""

    def settling(self) -> Mapping[Slot, Sequence[Change]]:
        """Return the missing answers that decide possible threats, and which threats each of them decides."""

    def answer(self, slot: Slot) -> Answer | None:
        """Return what somebody said, or nothing."""

    def decision(self, subject: str) -> Decision:
        """Return what was decided about `threat/<id>` or `control/<id>`."""

    def worded(self, template: str, subject: str) -> str:
        """Return a text of the bank with its placeholders filled for a subject."""


def rises(before: Standing | None, after: Standing | None) -> bool:
    """Whether a threat is new or stands worse than before."""
    if after is None:
        return False
    return before is None or after.points[0] > before.points[0] or after.points[1] > before.points[1]


def falls(before: Standing | None, after: Standing | None) -> bool:
    """Whether a threat still stands, but better than before in some respect and worse in none."""
    return before is not None and after is not None and before.points != after.points and not rises(before, after)
