"""Where the crown jewels are: pictures mark what is one itself and what keeps one, the same in all of them."""

from __future__ import annotations

from collections.abc import Collection

from tmtui.model.assessment import Assessment


def marked(assessment: Assessment) -> Collection[str]:
    """Return the keys of the crown jewels and of the components that store one."""
    jewels = set(assessment.jewels())
    return jewels | {place for data in assessment.elements("data") if data.key in jewels for place in data.stored_by}
