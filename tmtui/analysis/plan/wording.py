"""Titles of rows: the bank's words for one subject, and how many more there are."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.analysis.plan.view import Assessed


def title_for(state: Assessed, template: str, subjects: Sequence[str]) -> str:
    """Return the title for all subjects: that of the first, and how many more."""
    first = state.worded(template, subjects[0])
    return f"{first} (and {len(subjects) - 1} more)" if len(subjects) > 1 else first
