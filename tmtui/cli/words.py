"""Results in words: the same phrases wherever a verb prints them."""

from __future__ import annotations

from tmtui.model.assessment import Assessment
from tmtui.model.fact import State
from tmtui.model.level import Interval, word
from tmtui.model.plan import PlanRow
from tmtui.model.threat import Because, Certainty, Threat, Undecided
from tmtui.model.value import Value

TOO_EARLY = "too early to say: zones, components and flows are not all listed yet"
"""What stands in place of numbers before the picture is complete."""


def level(interval: Interval) -> str:
    """Return `high`, `up to high` or `low to high`."""
    low, high = interval
    if low == high:
        return word(high)
    return f"up to {word(high)}" if low == 0 else f"{word(low)} to {word(high)}"


def certainty(threat: Threat) -> str:
    """Return how sure a threat is."""
    return {
        Certainty.CERTAIN: "certain",
        Certainty.POSSIBLE: "possible, not decided yet",
        Certainty.CLOSED: "closed",
    }[threat.certainty]


def value(given: Value, state: State = State.ANSWERED) -> str:
    """Return a value as people read it."""
    if state is State.UNKNOWN:
        return "not known"
    if state is State.NOT_APPLICABLE:
        return "does not apply"
    if state is State.RETRACTED:
        return "taken back"
    if isinstance(given, tuple):
        return ", ".join(given)
    return f"{given:g}" if isinstance(given, float) else str(given if given is not None else "")


def attribute(name: str) -> str:
    """Return an attribute's name as words."""
    return name.replace("_", " ")


def because(assessment: Assessment, fact: Because) -> str:
    """Return `encryption of Web server → Photo database is none (told by dba, 2026-09-30)`, or how it follows."""
    about = f"{attribute(fact.attribute)} of {assessment.name(fact.subject)}"
    said = f"{about} {'' if fact.state is State.NOT_APPLICABLE else 'is '}{value(fact.value, fact.state)}"
    source = f"{fact.basis} by {fact.by}, {fact.at[:10]}" if fact.by else ""
    details = "; ".join(part for part in (fact.how, source) if part)
    return f"{said} ({details})" if details else said


def undecided(assessment: Assessment, gap: Undecided) -> str:
    """Return which answer would decide."""
    return f"{attribute(gap.attribute)} of {assessment.name(gap.subject)} ({gap.subject} {gap.attribute})"


def decides(row: PlanRow) -> str:
    """Return what finding out is good for, as `decides 2 findings`."""
    return f"decides {counted(len(row.findings), 'finding')}"


def counted(count: int, kind: str) -> str:
    """Return `1 zone`, `6 zones`, `4 identities`, `5 data`."""
    if count == 1 or kind == "data":
        return f"{count} {kind}"
    return f"{count} {kind[:-1]}ies" if kind.endswith("y") else f"{count} {kind}s"
