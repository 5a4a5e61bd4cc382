"""A difference between two moments as plain JSON values. Keys are added, never renamed."""

from __future__ import annotations

from dataclasses import asdict

from tmtui.model.diff import Diff, FindingStanding, Moment, Said, Standing, ThreatTurn, Word
from tmtui.model.level import words

LEVELS = ("very-low", "low", "moderate", "high", "very-high")


def diff_json(diff: Diff) -> dict[str, object]:
    """Return everything that differs."""
    return {
        "from": _moment(diff.earlier),
        "to": _moment(diff.later),
        "said": [_said(diff, each) for each in diff.said],
        "came": [{"subject": key, "name": diff.name(key)} for key in diff.came],
        "went": [{"subject": key, "name": diff.name(key)} for key in diff.went],
        "threats": [_threat(each) for each in diff.threats],
        "findings": [
            {
                "rule": each.rule, "title": each.title, "turn": each.turn.value, "before": _finding(each.before),
                "after": _finding(each.after),
            }
            for each in diff.findings
        ],
    }  # fmt: skip


def _moment(moment: Moment) -> dict[str, object]:
    return {
        "label": moment.label,
        "date": moment.date,
        "last_fact": moment.last_fact,
        "risk": asdict(moment.risk),
        "certain": dict(zip(LEVELS, moment.certain, strict=True)),
        "possible": dict(zip(LEVELS, moment.possible, strict=True)),
        "open_questions": moment.open_questions,
    }


def _said(diff: Diff, said: Said) -> dict[str, object]:
    return {
        "subject": said.subject,
        "name": diff.name(said.subject),
        "attribute": said.attribute,
        "kind": said.kind.value,
        "before": _word(said.before),
        "after": _word(said.after),
    }


def _word(word: Word | None) -> dict[str, object] | None:
    if word is None:
        return None
    return {
        "value": list(word.value) if isinstance(word.value, tuple) else word.value,
        "state": word.state.value,
        "basis": word.basis.value,
        "by": word.by,
        "at": word.at,
        "fact": word.fact,
        "disputed": word.disputed,
    }


def _threat(each: ThreatTurn) -> dict[str, object]:
    return {
        "id": each.id, "subject": each.subject, "title": each.title, "turn": each.turn.value,
        "before": _standing(each.before), "after": _standing(each.after),
        "because": [list(slot) for slot in each.because],
    }  # fmt: skip


def _standing(standing: Standing | None) -> dict[str, object] | None:
    if standing is None:
        return None
    return {
        "certainty": standing.certainty.value, "level": list(words(standing.level)), "points": list(standing.points),
        "status": standing.status,
    }  # fmt: skip


def _finding(standing: FindingStanding | None) -> dict[str, object] | None:
    if standing is None:
        return None
    return {"level": list(words(standing.level)), "threats": standing.threats}
