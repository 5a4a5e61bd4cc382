"""Which sections each reader of the summary gets: the same facts, and of those what somebody in that chair acts on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tmtui.exchange.material import Material
from tmtui.exchange.writers.markdown import (
    actions,
    appendix,
    by_component,
    change_log,
    changes,
    controls,
    decisions,
    findings,
    in_place,
    method,
    paths,
    picture,
    plan,
    questions,
    record,
    scenarios,
    scope,
    sureness,
    title,
)

Section = Callable[[Material], list[str]]
"""Blocks of one section, its heading first; no blocks where there is nothing to say."""

EVERYBODY: Sequence[Section] = (
    title.section,
    changes.section,
    decisions.section,
    scenarios.section,
    actions.section,
    sureness.section,
    in_place.section,
    picture.section,
    findings.section,
    paths.section,
    plan.section,
    questions.section,
    record.section,
    appendix.section,
)
"""The whole summary, in the order people need it."""

READERS: Mapping[str, Sequence[Section]] = {
    "": EVERYBODY,
    "leadership": (
        title.section,
        changes.section,
        decisions.section,
        scenarios.section,
        actions.section,
        sureness.section,
        in_place.section,
    ),
    "engineers": (
        title.section,
        changes.section,
        actions.section,
        by_component.section,
        paths.section,
        plan.section,
    ),
    "auditor": (
        title.section,
        method.section,
        scope.section,
        controls.section,
        record.section,
        changes.section,
        change_log.section,
    ),
}
"""Reader and sections; whoever is named by no word gets all."""
