"""Paths as plain JSON values. Keys are added, never renamed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tmtui.model.level import words
from tmtui.model.path import AttackPath, PathStep

if TYPE_CHECKING:
    from tmtui.model.threat import Because


def paths_json(paths: Iterable[AttackPath]) -> list[dict[str, object]]:
    """Return all paths, the likeliest first, as dicts, lists, texts and numbers only."""
    return [_path(path) for path in paths]


def _path(path: AttackPath) -> dict[str, object]:
    return {
        "id": path.id,
        "actor": path.actor,
        "target": path.target,
        "ending": path.ending,
        "likelihood": list(path.likelihood),
        "impact": list(path.impact),
        "level": list(words(path.level)),
        "also_via": list(path.also_via),
        "cut_by": list(path.cut_by),
        "best_cut": list(path.best_cut),
        "steps": [_step(step) for step in path.steps],
    }


def _step(step: PathStep) -> dict[str, object]:
    return {
        "from": step.source,
        "to": step.target,
        "kind": step.kind.value,
        "how": step.how,
        "flow": step.flow,
        "threats": list(step.threats),
        "level": list(step.level),
        "because": [_because(each) for each in step.because],
        "controls": list(step.controls),
        "together": list(step.together),
    }


def _because(reason: Because) -> dict[str, object]:
    value = reason.value
    return {
        "subject": reason.subject,
        "attribute": reason.attribute,
        "value": list(value) if isinstance(value, tuple) else value,
        "state": reason.state.value,
        "basis": reason.basis.value,
        "by": reason.by,
        "at": reason.at,
        "how": reason.how,
    }
