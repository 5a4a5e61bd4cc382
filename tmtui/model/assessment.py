"""The whole derived result, as front ends and writers see it.

An assessment is immutable: a pure function of facts, banks and a date. Lists are worked out when somebody asks for
them, so that a live screen over a large model pays only for what it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from tmtui.model.fact import State, Statement
from tmtui.model.frozen import frozen
from tmtui.model.level import Interval, Risk
from tmtui.model.threat import Because, Decision, Finding, Threat
from tmtui.model.value import Value

if TYPE_CHECKING:
    from tmtui.model.path import AttackPath, Cuts
    from tmtui.model.plan import Plan, WhatIf


class Origin(StrEnum):
    """Where a reading comes from."""

    STATED = "stated"
    """Somebody said it."""
    IMPLIED = "implied"
    """It follows from a catalogue row: what nginx usually is."""
    DERIVED = "derived"
    """The program worked it out from structure."""
    MISSING = "missing"
    """Nobody said anything."""
    INACTIVE = "inactive"
    """Its question does not arise here; a stored answer is kept."""


@frozen
class Reading:
    """What an attribute of a subject reads as, in the order stated, implied, derived, unknown."""

    state: State
    value: Value
    origin: Origin
    interval: Interval | None = None
    """For derived ratings: lowest and highest."""
    how: str = ""
    """Why, where it was not stated: `implied by technology nginx`."""


@frozen
class OpenQuestion:
    """A question somebody should still answer: nobody did, or the answer was "don't know" or is disputed."""

    id: str
    """Question id, `flow.encryption`."""
    subject: str
    text: str
    """The question with its placeholders filled."""
    section: str
    roles: tuple[str, ...]
    asked: bool
    """Whether somebody was asked and did not know."""
    ask: str = ""
    """Who is to answer."""
    ask_by: str = ""
    worth: int = 0
    """Points of risk that hang on it: high - low of the threats it decides."""
    seconds: int = 15
    """How long it usually takes."""
    disputed: bool = False


@frozen
class Coverage:
    """How much of the model was looked at."""

    answered: int
    unknown: int
    not_applicable: int
    unasked: int
    lists: tuple[tuple[str, str], ...]
    """The completeness lists of the model (`zones_listed` ...) and what each reads: complete, partial or empty."""
    verified: int = 0
    """Answers whose basis is tool or tested."""

    @property
    def total(self) -> int:
        """All questions that arise at present."""
        return self.answered + self.unknown + self.not_applicable + self.unasked


@frozen
class Summary:
    """The figures at the head of every report."""

    subjects: tuple[tuple[str, int], ...]
    """Kind and how many, in the order of the vocabulary."""
    certain: tuple[int, int, int, int, int]
    """Certain threats by level, very-low first."""
    possible: tuple[int, int, int, int, int]
    """Threats that are only possible, by the highest level they may have."""
    closed: int
    findings: int
    coverage: Coverage
    risk: Risk
    orphans: tuple[str, ...]
    """Decisions whose threat or control is gone."""
    disputed: tuple[tuple[str, str], ...]
    """Slots on which people differ."""
    cycles: tuple[str, ...] = ()
    """Loops in `parent` or `runs_on` that were cut, in words."""
    unshown: tuple[str, ...] = ()
    """Ids of controls that are said to be in place and that the facts do not show."""


@frozen
class Explanation:
    """Why a threat stands: everything behind it."""

    threat: Threat
    where: tuple[Because, ...]
    """Facts that make it relevant."""
    when: tuple[Because, ...]
    """Facts that make it weak."""
    likelihood: tuple[str, ...]
    """How the likelihood came about, one sentence each."""
    impact: tuple[str, ...]
    """How the impact came about, one sentence each."""


@frozen
class Differences:
    """What changed between two assessments."""

    opened: tuple[str, ...] = ()
    """Threat ids that are now certain."""
    closed: tuple[str, ...] = ()
    """Threat ids that no longer stand."""
    moved: tuple[str, ...] = ()
    """Threat ids whose certainty, level or points changed otherwise."""
    risk_before: Risk | None = None
    risk_after: Risk | None = None

    def __bool__(self) -> bool:
        return bool(self.opened or self.closed or self.moved)


@frozen
class Element:
    """A subject as pictures and tables need it; names are filled in, references are keys."""

    key: str
    kind: str
    name: str
    zone: str = ""
    """Component: key of its zone, or empty."""
    also_in: tuple[str, ...] = ()
    parent: str = ""
    """Zone: key of the zone it lies in."""
    source: str = ""
    target: str = ""
    technology: str = ""
    """Component: technology; flow: protocol; zone: kind; the label for people."""
    outside: bool = False
    """Zone: the internet, or run by others."""
    in_scope: bool = True
    crosses: bool = False
    """Flow: its ends share no zone."""
    carries: tuple[str, ...] = ()
    stored_by: tuple[str, ...] = ()
    ratings: tuple[tuple[str, Interval], ...] = field(default=())
    """What is at stake: property and interval, for `confidentiality`, `integrity`, `availability`, `safety`."""


class Assessment(Protocol):
    """Everything derived from one model's facts at one date."""

    @property
    def today(self) -> date: ...

    @property
    def last_fact(self) -> int:
        """Id of the newest fact it rests on; 0 for none."""

    @property
    def risk(self) -> Risk: ...

    def summary(self) -> Summary: ...

    def elements(self, kind: str) -> Sequence[Element]:
        """Return the active subjects of a kind, sorted by key."""

    def name(self, subject: str) -> str:
        """Return what people call the subject; for a flow `Web server → Photo database`; else the key."""

    def reading(self, subject: str, attribute: str) -> Reading: ...

    def at_stake(self, subject: str, quality: str) -> tuple[Interval, str]:
        """Return what is at stake in `quality` (confidentiality ...), and why in words."""

    def threats(self, *, closed: bool = False) -> Sequence[Threat]:
        """Return threats that are certain or possible (with `closed` the closed ones only), worst first."""

    def findings(self) -> Sequence[Finding]:
        """Return findings, worst first."""

    def explain(self, threat: str) -> Explanation:
        """Raises BadInput when no such threat arises."""

    def jewels(self) -> Sequence[str]:
        """Return the crown jewels, data and components: those people chose, else the few that are rated highest."""

    def cuts(self) -> Cuts:
        """Return what cuts the ways of attackers to the crown jewels; takes longer than anything else here."""

    def paths(self, *, k: int = 5) -> Sequence[AttackPath]:
        """Return up to `k` ways of attackers to every crown jewel, the likeliest of all first."""

    def paths_to(self, target: str, *, k: int = 5) -> Sequence[AttackPath]:
        """Raises BadInput when there is no such subject, or ways do not lead to its kind."""

    def plan(self, *, budget: float | None = None) -> Plan: ...

    def what_if(
        self, *, controls: Sequence[str] = (), statements: Sequence[Statement] = (), paths: bool = False
    ) -> WhatIf:
        """Return what controls or answers would change; with `paths` also the attack paths, which takes longer.

        Raises BadInput when there is no such control or subject.
        """

    def decision(self, subject: str) -> Decision:
        """Return what was decided about a threat or control id."""

    def open_questions(self) -> Sequence[OpenQuestion]:
        """Return open questions, those that move the risk most first."""

    def differences(self, earlier: Assessment) -> Differences: ...
