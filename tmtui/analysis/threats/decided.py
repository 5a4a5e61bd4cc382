"""What people decided about threats and controls, and the threats and controls they added in their own words.

Decisions are facts about `threat/<id>` and `control/<id>`. One with a date in the past counts no more: an acceptance
re-opens by itself, as a pure function of today. Threats and controls are many to many: a control of one's own names
every threat it is against, and each side has a status of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from tmtui.model.answers import Answer, Slot
from tmtui.model.fact import State
from tmtui.model.frozen import frozen, single
from tmtui.model.level import Interval
from tmtui.model.subject import kind_of, tail_of
from tmtui.model.threat import Decision

OWN = "own-"
"""Ids that begin so are threats and controls that people added by hand."""

NOWHERE = ("false-alarm", "avoided")
"""Statuses whose threat counts nowhere."""

Records = Mapping[str, Mapping[str, Answer]]
"""By subject `threat/<id>` or `control/<id>`: attribute and answer."""


@frozen
class OwnThreat:
    """A threat somebody added by hand; its likelihood is overall, not given a position."""

    id: str
    rule: str
    subject: str
    title: str
    likelihood: Interval
    impact: Interval


@frozen
class OwnControl:
    """A control in somebody's own words. It changes no facts, so it closes nothing by itself."""

    id: str
    subject: str
    title: str
    against: tuple[str, ...]
    """Ids of the threats it helps against."""


@single
class Decided:
    """Everything decided, read at one date."""

    records: Records
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    """By subject."""
    away: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Rule id: keys of subjects whose threat counts nowhere."""
    own: tuple[OwnThreat, ...] = ()
    """Threats added by hand, by id; also those whose subject is gone."""
    own_controls: tuple[OwnControl, ...] = ()
    """Controls added by hand, by id; also those whose subject is gone."""

    def helps(self, threat: str) -> tuple[OwnControl, ...]:
        """Return the controls in people's own words that are against a threat."""
        return tuple(each for each in self.own_controls if threat in each.against)


def changed(records: Records, news: Mapping[Slot, Answer | None]) -> Records:
    """Return the records after some answers about threats or controls changed."""
    fresh = dict(records)
    for (subject, attribute), answer in news.items():
        record = dict(fresh.get(subject, {}))
        if answer is None:
            record.pop(attribute, None)
        else:
            record[attribute] = answer
        if record:
            fresh[subject] = record
        else:
            fresh.pop(subject, None)
    return fresh


def decided(records: Records, today: date) -> Decided:
    """Read decisions at a date."""
    decisions: dict[str, Decision] = {}
    away: dict[str, set[str]] = {}
    own: list[OwnThreat] = []
    own_controls: list[OwnControl] = []
    for subject, record in sorted(records.items()):
        decision = _decision(subject, record, today)
        decisions[subject] = decision
        rule, _, about = tail_of(subject).partition("@")
        if kind_of(subject) != "threat":
            title = _text(record, "title")
            if rule.startswith(OWN) and title:
                own_controls.append(OwnControl(tail_of(subject), about, title, _against(record)))
            continue
        if decision.status in NOWHERE:
            away.setdefault(rule, set()).add(about)
        if rule.startswith(OWN):
            threat = _own(tail_of(subject), rule, about, record)
            if threat is not None:
                own.append(threat)
    gone = {rule: frozenset(keys) for rule, keys in away.items()}
    return Decided(records, decisions, gone, tuple(own), tuple(own_controls))


def _text(record: Mapping[str, Answer], name: str) -> str:
    answer = record.get(name)
    return answer.value if answer is not None and isinstance(answer.value, str) else ""


def _decision(subject: str, record: Mapping[str, Answer], today: date) -> Decision:
    until = _text(record, "until")
    first = "open" if kind_of(subject) == "threat" else "recommended"
    status = _text(record, "status") or first
    expired = bool(until) and until < today.isoformat() and status != first
    said = record.get("status")
    return Decision(
        first if expired else status, _text(record, "why"), until, _text(record, "owner"), _text(record, "due"),
        expired, _text(record, "status"),
        str(said.fact.basis) if said is not None else "", said.fact.evidence if said is not None else "",
    )  # fmt: skip


def _against(record: Mapping[str, Answer]) -> tuple[str, ...]:
    answer = record.get("against")
    return tuple(map(tail_of, answer.value)) if answer is not None and isinstance(answer.value, tuple) else ()


def _own(threat: str, rule: str, subject: str, record: Mapping[str, Answer]) -> OwnThreat | None:
    exists = record.get("exists")
    said = [name for name in ("title", "likelihood", "impact") if name in record]
    if not said or (exists is not None and (exists.state is not State.ANSWERED or exists.value == "no")):
        return None
    words = rule.removeprefix(OWN).replace("-", " ")
    return OwnThreat(
        threat, rule, subject, _text(record, "title") or words[:1].upper() + words[1:],
        _level(record.get("likelihood")), _level(record.get("impact")),
    )  # fmt: skip


def _level(answer: Answer | None) -> Interval:
    if answer is None or not isinstance(answer.value, int) or not 1 <= answer.value <= 5:
        return (1, 5)
    return (answer.value, answer.value)
