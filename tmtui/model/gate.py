"""The gate: what a model has to fulfil before something ships, and what breaks it.

A verdict is a value, so that a person, a script and a report of results all read the same one.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from tmtui.model.frozen import frozen
from tmtui.model.level import Interval


class BreachKind(StrEnum):
    """What breaks the gate, in the order in which it is listed."""

    THREAT = "threat"
    """A threat at or above the level on which nobody decided."""
    EXPIRED = "expired-decision"
    """An acceptance, or another decision with an end, whose date has passed."""
    INCOMPLETE = "incomplete-acceptance"
    """An acceptance without owner, reason or end; a file can say one."""
    OVERDUE = "control-overdue"
    """A control that was to be in place by now."""
    UNVERIFIED = "control-unverified"
    """A control that is said to be in place, and nobody checked in time."""
    REVIEW = "review-due"
    """Nobody said anything for longer than the model's review cadence."""
    DISPUTED = "people-differ"
    """People differ on an answer."""
    QUESTIONS = "open-questions"
    """More open questions than allowed."""


KIND_TITLES = {
    BreachKind.THREAT: "Nobody decided on these",
    BreachKind.EXPIRED: "Decisions that have run out",
    BreachKind.INCOMPLETE: "Acceptances without owner, reason or end",
    BreachKind.OVERDUE: "Controls past their date",
    BreachKind.UNVERIFIED: "Controls nobody checked in time",
    BreachKind.REVIEW: "A review is due",
    BreachKind.DISPUTED: "People differ",
    BreachKind.QUESTIONS: "Too many open questions",
}
"""What stands above the breaches of a kind."""


@frozen
class Policy:
    """How strict the gate is."""

    fail_on: int = 4
    """Lowest level that breaks it, 1 to 5. A level that is an interval counts with its upper end."""
    possible: bool = False
    """Whether threats that are only possible break it too."""
    max_open: int | None = None
    """Most open questions; nothing for any number."""


@frozen
class Breach:
    """One thing that breaks the gate."""

    kind: BreachKind
    id: str
    """Threat id, control id, `subject attribute` of a dispute, else the kind."""
    subject: str
    """Key of what it is about; `model` for the model as a whole."""
    level: Interval
    """Of the threat; nothing where it is about none."""
    what: str
    where: str
    """What people call the subject."""
    todo: str


@frozen
class Verdict:
    """What the gate says at a date."""

    policy: Policy
    today: date
    breaches: tuple[Breach, ...]
    treated: tuple[str, ...] = ()
    """Ids of threats that would break it, but for planned controls with an owner whose date has not passed."""
    too_early: bool = False
    """Zones, components or flows were not each said complete, so that a pass says little."""

    @property
    def passed(self) -> bool:
        """Whether nothing breaks it."""
        return not self.breaches
