"""What differs between two moments of a model: what was said, what came and went, and what follows from it.

Both moments stand side by side and nothing is told from one end only, so a difference read backwards is the difference
the other way round.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from tmtui.model.answers import Slot
from tmtui.model.fact import Basis, State
from tmtui.model.frozen import frozen
from tmtui.model.level import Interval, Risk
from tmtui.model.threat import Certainty
from tmtui.model.value import Value


@frozen
class Moment:
    """A model at one point of its log."""

    label: str
    """As people named it: a revision, a date, `now`."""
    date: str
    """ISO date that decisions are held against."""
    last_fact: int
    """Id of the newest fact that counts; 0 for none."""
    risk: Risk
    certain: tuple[int, int, int, int, int]
    """Certain threats by level, very-low first."""
    possible: tuple[int, int, int, int, int]
    open_questions: int
    """Questions that arise and that nobody answered."""


@frozen
class Word:
    """What stood on an attribute at one moment."""

    state: State
    value: Value
    basis: Basis
    by: str
    """Who said it; several where people differ."""
    at: str
    """When, ISO time."""
    fact: int
    disputed: bool = False


class SaidKind(StrEnum):
    """How an answer differs."""

    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    BASIS = "basis"
    """The same answer, known in another way."""
    CONFIRMED = "confirmed"
    """The same answer, said again."""


@frozen
class Said:
    """One attribute on which something was said anew."""

    subject: str
    attribute: str
    before: Word | None
    after: Word | None

    @property
    def slot(self) -> Slot:
        """Subject and attribute."""
        return self.subject, self.attribute

    @property
    def kind(self) -> SaidKind:
        """How it differs."""
        if _nothing(self.before):
            return SaidKind.NEW
        if _nothing(self.after):
            return SaidKind.WITHDRAWN
        before, after = self.before, self.after
        if before is None or after is None:  # pragma: no cover - said above
            return SaidKind.CHANGED
        if (before.state, before.value, before.disputed) != (after.state, after.value, after.disputed):
            return SaidKind.CHANGED
        return SaidKind.BASIS if before.basis is not after.basis else SaidKind.CONFIRMED


def _nothing(word: Word | None) -> bool:
    return word is None or word.state is State.RETRACTED


@frozen
class Standing:
    """How a threat stood at one moment."""

    title: str
    certainty: Certainty
    level: Interval
    points: Interval
    status: str

    @property
    def weight(self) -> tuple[int, ...]:
        """How bad it is, as lists sort it."""
        (low, high), (least, most) = self.level, self.points
        return high, self.certainty is Certainty.CERTAIN, most, low, least


class Turn(StrEnum):
    """Which way a threat or a finding went."""

    OPENED = "opened"
    CLOSED = "closed"
    WORSE = "worse"
    BETTER = "better"
    DECIDED = "decided"
    """It stands as before, and what was decided about it differs."""


@frozen
class ThreatTurn:
    """A threat that does not stand as it did."""

    id: str
    subject: str
    before: Standing | None
    after: Standing | None
    because: tuple[Slot, ...] = ()
    """The answers that differ and that made the difference; empty where only a date passed."""

    @property
    def title(self) -> str:
        """The threat's title, as it reads later where it stands then."""
        return _title(self.before, self.after, self.id)

    @property
    def turn(self) -> Turn:
        """Which way it went."""
        return _turn(self.before, self.after)


@frozen
class FindingStanding:
    """How a finding stood at one moment."""

    title: str
    level: Interval
    threats: int
    """How many threats it had."""

    @property
    def weight(self) -> tuple[int, ...]:
        """How bad it is: by its level, then by its threats."""
        return *self.level[::-1], self.threats


@frozen
class FindingTurn:
    """A finding that does not stand as it did."""

    rule: str
    before: FindingStanding | None
    after: FindingStanding | None

    @property
    def title(self) -> str:
        """The finding's title, as it reads later where it stands then."""
        return _title(self.before, self.after, self.rule)

    @property
    def turn(self) -> Turn:
        """Which way it went."""
        return _turn(self.before, self.after)


def _title(before: Standing | FindingStanding | None, after: Standing | FindingStanding | None, id: str) -> str:
    standing = after or before
    return standing.title if standing is not None else id


def _turn(before: Standing | FindingStanding | None, after: Standing | FindingStanding | None) -> Turn:
    if before is None:
        return Turn.OPENED
    if after is None:
        return Turn.CLOSED
    if before.weight == after.weight:
        return Turn.DECIDED
    return Turn.WORSE if after.weight > before.weight else Turn.BETTER


@frozen
class Diff:
    """What differs between two moments."""

    earlier: Moment
    later: Moment
    said: tuple[Said, ...] = ()
    """By subject and attribute."""
    came: tuple[str, ...] = ()
    """Subjects that are part of the model at the later moment only."""
    went: tuple[str, ...] = ()
    threats: tuple[ThreatTurn, ...] = ()
    """By turn, worst first."""
    findings: tuple[FindingTurn, ...] = ()
    names: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """What people called each subject at the earlier and at the later moment."""

    def __bool__(self) -> bool:
        return bool(self.said or self.came or self.went or self.threats or self.findings)

    def name(self, subject: str) -> str:
        """Return what people call a subject, at the later moment if it is there then."""
        earlier, later = self.names.get(subject, (subject, subject))
        return later if later != subject else earlier
