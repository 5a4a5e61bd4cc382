"""Threats, findings, questions and the summary as plain JSON values, byte-identical for the same input.

Keys are added, never renamed.
"""

from __future__ import annotations

from dataclasses import asdict

from tmtui.model.assessment import Assessment
from tmtui.model.level import Interval, words
from tmtui.model.threat import Because, Finding, Threat
from tmtui.model.value import Value


def threats_json(assessment: Assessment, *, closed: bool = False) -> list[dict[str, object]]:
    """Return all threats, worst first."""
    return [threat_json(threat) for threat in assessment.threats(closed=closed)]


def threat_json(threat: Threat) -> dict[str, object]:
    """Return one threat."""
    return {
        "id": threat.id,
        "rule": threat.rule,
        "subject": threat.subject,
        "title": threat.title,
        "certainty": threat.certainty.value,
        "stride": list(threat.stride),
        "linddun": list(threat.linddun),
        "cwe": list(threat.cwe),
        "capec": list(threat.capec),
        "attack": list(threat.attack),
        "source": threat.source,
        "likelihood": list(threat.likelihood),
        "impact": list(threat.impact),
        "level": _words(threat.level),
        "points": list(threat.points),
        "because": [_because(each) for each in threat.because],
        "undecided": [asdict(each) for each in threat.undecided],
        "controls": list(threat.controls),
        "status": threat.decision.status,
        "until": threat.decision.until,
        "owner": threat.decision.owner,
        "why": threat.decision.why,
        "at_stake": threat.at_stake,
    }


def _words(level: Interval) -> list[str]:
    return list(words(level))


def _value(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value


def _because(reason: Because) -> dict[str, object]:
    return {
        "subject": reason.subject,
        "attribute": reason.attribute,
        "value": _value(reason.value),
        "state": reason.state.value,
        "basis": reason.basis.value,
        "by": reason.by,
        "at": reason.at,
        "how": reason.how,
    }


def findings_json(assessment: Assessment) -> list[dict[str, object]]:
    """Return all findings, worst first."""
    return [_finding(finding) for finding in assessment.findings()]


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "title": finding.title,
        "subjects": list(finding.subjects),
        "level": _words(finding.level),
        "points": list(finding.points),
        "threats": list(finding.threats),
        "certain": finding.certain,
    }


def questions_json(assessment: Assessment) -> list[dict[str, object]]:
    """Return all open questions, worth most first."""
    return [
        {
            "id": question.id,
            "subject": question.subject,
            "text": question.text,
            "section": question.section,
            "worth": question.worth,
            "seconds": question.seconds,
            "roles": list(question.roles),
            "asked": question.asked,
            "ask": question.ask,
            "ask_by": question.ask_by,
            "disputed": question.disputed,
        }
        for question in assessment.open_questions()
    ]


def summary_json(assessment: Assessment) -> dict[str, object]:
    """Return counts, coverage, progress and risk."""
    summary = assessment.summary()
    levels = ("very-low", "low", "moderate", "high", "very-high")
    coverage = summary.coverage
    return {
        "subjects": dict(summary.subjects),
        "certain": dict(zip(levels, summary.certain, strict=True)),
        "possible": dict(zip(levels, summary.possible, strict=True)),
        "closed": summary.closed,
        "findings": summary.findings,
        "coverage": {
            "answered": coverage.answered,
            "unknown": coverage.unknown,
            "not_applicable": coverage.not_applicable,
            "unasked": coverage.unasked,
            "total": coverage.total,
            "verified": coverage.verified,
            "lists": dict(coverage.lists),
        },
        "risk": asdict(summary.risk),
        "orphans": list(summary.orphans),
        "disputed": [list(slot) for slot in summary.disputed],
        "cycles": list(summary.cycles),
        "unshown": list(summary.unshown),
        "today": assessment.today.isoformat(),
        "last_fact": assessment.last_fact,
    }


def explain_json(assessment: Assessment, threat: str) -> dict[str, object]:
    """Return everything behind one threat.

    Raises:
        BadInput: when no such threat arises.
    """
    found = assessment.explain(threat)
    return {
        "threat": threat_json(found.threat),
        "where": [_because(each) for each in found.where],
        "when": [_because(each) for each in found.when],
        "likelihood": list(found.likelihood),
        "impact": list(found.impact),
    }
