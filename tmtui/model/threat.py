"""Threats, findings, and the facts behind them, as people see them."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from tmtui.model.fact import Basis, State
from tmtui.model.frozen import frozen
from tmtui.model.level import Interval
from tmtui.model.value import Value


class Certainty(StrEnum):
    """How sure it is that a threat stands."""

    CERTAIN = "certain"
    """The stated facts make it so."""
    POSSIBLE = "possible"
    """Facts that nobody knows yet decide it."""
    CLOSED = "closed"
    """It would apply here, and the stated facts rule it out."""


@frozen
class Because:
    """A stated fact that a result rests on."""

    subject: str
    attribute: str
    value: Value
    state: State
    basis: Basis
    by: str
    """Who said it."""
    at: str
    """When, ISO time."""
    how: str = ""
    """How it counts where that is not plain: `implied by technology nginx`, `distance from outside 1`, `missing`."""


@frozen
class Undecided:
    """An answer that would decide a possible threat."""

    subject: str
    attribute: str
    question: str
    """Id of the question that asks for it, or empty where none does."""


@frozen
class Decision:
    """What people decided about a threat or a control; facts about `threat/<id>` and `control/<id>`."""

    status: str = "open"
    """Threat: open, accepted, transferred, avoided, false-alarm. Control: recommended, planned, in-progress,
    implemented, verified, rejected."""
    why: str = ""
    until: str = ""
    """ISO date on which an acceptance ends by itself."""
    owner: str = ""
    due: str = ""
    """ISO date until when it is to be done."""
    expired: bool = False
    """The date in `until` has passed, so the decision counts no more."""
    stated: str = ""
    """The status as somebody said it, also where its date has passed; empty where nobody did."""
    basis: str = ""
    """How the status is known: `told`, `tool` ...; empty where nobody said one."""
    evidence: str = ""
    """Where the status can be looked up."""


THREAT_STATUSES = ("open", "accepted", "transferred", "avoided", "false-alarm")
"""Statuses a threat can be given."""

CONTROL_STATUSES = ("recommended", "planned", "in-progress", "implemented", "verified", "rejected")
"""Statuses a control can be given."""


@frozen
class Threat:
    """One rule on one subject: what can happen there, how sure that is, and why."""

    id: str
    """`<rule>@<subject>`."""
    rule: str
    subject: str
    title: str
    explanation: str
    certainty: Certainty
    stride: tuple[str, ...]
    linddun: tuple[str, ...]
    cwe: tuple[str, ...]
    """Full ids, as `CWE-319`."""
    capec: tuple[str, ...]
    """Full ids, as `CAPEC-94`."""
    attack: tuple[str, ...]
    """Technique ids, as `T1040`."""
    source: str
    """adversary, mistake, failure or nature."""
    likelihood: Interval
    impact: Interval
    level: Interval
    points: Interval
    because: tuple[Because, ...]
    """What makes it stand, or what closes it."""
    undecided: tuple[Undecided, ...]
    controls: tuple[str, ...]
    """Ids of the controls on offer, as `tls@flow/web..photos`."""
    decision: Decision = field(default_factory=Decision)
    at_stake: str = ""
    """What the impact comes from, in words: `confidentiality 5: it stores Customer records`."""
    false_alarm: str = ""
    """When it is none, in words of the bank."""


@frozen
class Finding:
    """One rule over all its subjects; what registers, plans and reports list."""

    rule: str
    title: str
    """The title of its worst threat, and how many more: `Web talks to Db in plain text, and 5 more`."""
    subjects: tuple[str, ...]
    level: Interval
    points: Interval
    threats: tuple[str, ...]
    """Threat ids, worst first."""
    certain: int = 0
    """How many of the threats are certain."""
