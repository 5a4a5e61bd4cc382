"""Titles of rows: the bank's words for one subject, and how many more there are."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.analysis.plan.control import related_kinds
from tmtui.analysis.plan.view import Assessed
from tmtui.banks.expression.tree import Path
from tmtui.banks.placeholders import fill
from tmtui.model.subject import kind_of


def worded(state: Assessed, template: str, subject: str) -> str:
    """Return a text of the bank with its placeholders filled for a subject."""

    def lookup(path: Path) -> str:
        place = subject
        for relation in path[:-1]:
            there = state.related(place, relation)
            if not there:
                return "?"
            place = there[0]
        if path[-1] == "name":
            return state.name(place)
        if related_kinds(state.bank, kind_of(place), path[-1]):
            return ", ".join(state.name(other) for other in state.related(place, path[-1])) or "?"
        value = state.value(place, path[-1])
        if isinstance(value, str):
            return state.bank.label(kind_of(place), path[-1], value)
        return ", ".join(value) if isinstance(value, tuple) else "?" if value is None else str(value)

    return fill(template, lookup)


def title_for(state: Assessed, template: str, subjects: Sequence[str]) -> str:
    """Return the title for all subjects: that of the first, and how many more."""
    first = worded(state, template, subjects[0])
    return f"{first}, and {len(subjects) - 1} more" if len(subjects) > 1 else first
