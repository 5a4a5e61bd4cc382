"""The Markdown summary: its sections in their order.

Written for people who were not in the room. The same facts give the same text, one item a line, so that a code host
shows what changed between two of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tmtui.exchange.material import Material
from tmtui.exchange.writers.markdown import (
    actions,
    appendix,
    decisions,
    findings,
    in_place,
    paths,
    picture,
    plan,
    questions,
    record,
    scenarios,
    sureness,
    title,
)

Section = Callable[[Material], list[str]]
"""Blocks of one section, its heading first; no blocks where there is nothing to say."""

SECTIONS: Sequence[Section] = (
    title.section,
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
"""In the order people need them."""


def write(material: Material) -> str:
    """Return the summary of a model."""
    blocks = [block for section in SECTIONS for block in section(material)]
    return "\n\n".join(blocks) + "\n"
