"""What the plan sees of an assessment, and nothing more.

The plan asks in bulk (one condition over all subjects, one rule over all subjects), because a plan lays some hundred
changes over the facts and has to stay within a second at a thousand components.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from typing import Protocol

from tmtui.banks.bank import Bank
from tmtui.banks.expression.tree import Expression
from tmtui.model.answers import Slot
from tmtui.model.assessment import OpenQuestion
from tmtui.model.level import Interval, Risk
from tmtui.model.threat import Decision, Threat
from tmtui.model.value import Value


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


class Assessed(Protocol):
    """An assessment that changes can be laid over."""

    @property
    def bank(self) -> Bank:
        """Return the rules and controls."""

    @property
    def risk(self) -> Risk:
        """Return the risk of the model with what was planned and verified; only the first state is asked for it."""

    @property
    def totals(self) -> tuple[int, int, int]:
        """Risk of the model: low, now, high."""

    @property
    def decided(self) -> Collection[str]:
        """Return the subjects of decisions: `threat/<id>` and `control/<id>`."""

    def active(self, kind: str) -> Sequence[str]:
        """Return the subjects of a kind that are in scope."""

    def truths(self, kind: str, expression: Expression) -> tuple[Set[str], Set[str]]:
        """Return the subjects for which a condition is certainly true, and those for which it is certainly false."""

    def related(self, subject: str, relation: str) -> Sequence[str]:
        """Return what one relation is known to lead to."""

    def standing(self, rule: str) -> Mapping[str, Standing]:
        """Return what certainly or possibly stands of a rule, by subject; the same object while nothing changed."""

    def overlay(self, changes: Mapping[Slot, Value]) -> Assessed:
        """Return the assessment as it would be with these answers."""

    def value(self, subject: str, attribute: str) -> Value:
        """Return what an attribute reads as where it is known."""

    def threats(self, *, closed: bool = False) -> Sequence[Threat]:
        """Return threats with the facts behind them, worst first."""

    def decision(self, subject: str) -> Decision:
        """Return what was decided about `threat/<id>` or `control/<id>`."""

    def open_questions(self) -> Sequence[OpenQuestion]:
        """Return open questions, those that move the risk most first."""

    def name(self, subject: str) -> str:
        """Return what people call the subject."""


Change = tuple[str, str]
"""Rule and subject of a threat."""


def differences(before: Assessed, after: Assessed) -> Iterator[tuple[Change, Standing | None, Standing | None]]:
    """Yield every threat that is not the same in both, with how it stands before and after."""
    for rule in before.bank.rules:
        old, new = before.standing(rule), after.standing(rule)
        if old is new:
            continue
        for subject, standing in old.items():
            other = new.get(subject)
            if other is not standing and not _same(standing, other):
                yield (rule, subject), standing, other
        for subject, standing in new.items():
            if subject not in old:
                yield (rule, subject), None, standing


def _same(one: Standing, other: Standing | None) -> bool:
    return (
        other is not None
        and one.certain == other.certain
        and one.likelihood == other.likelihood
        and one.impact == other.impact
        and one.points == other.points
    )


def rises(before: Standing | None, after: Standing | None) -> bool:
    """Whether a threat is new or stands worse than before."""
    if after is None:
        return False
    return before is None or after.points[0] > before.points[0] or after.points[1] > before.points[1]


def falls(before: Standing | None, after: Standing | None) -> bool:
    """Whether a threat still stands, but better than before in some respect and worse in none."""
    return before is not None and after is not None and before.points != after.points and not rises(before, after)
