"""Open questions by who could answer them, so that each can be sent to somebody."""

from __future__ import annotations

from collections.abc import Mapping

from tmtui.exchange.material import Material
from tmtui.exchange.wording import role_labels
from tmtui.exchange.writers.markdown.blocks import bullets, heading, joined
from tmtui.exchange.writers.markdown.escape import text
from tmtui.model.assessment import OpenQuestion

NOBODY = "Anybody"
"""Heading of questions without a person or role."""


def section(material: Material) -> list[str]:
    """Return open questions: people who were asked by name first, then the role that is likeliest to know."""
    people: dict[str, list[OpenQuestion]] = {}
    roles: dict[str, list[OpenQuestion]] = {}
    labels = role_labels(material)
    for question in material.assessment.open_questions():
        if question.ask:
            people.setdefault(question.ask, []).append(question)
        else:
            role = question.roles[0] if question.roles else ""
            roles.setdefault(labels.get(role, role) or NOBODY, []).append(question)
    if not people and not roles:
        return []
    early = material.assessment.risk.too_early
    blocks = [heading(2, "Open questions")]
    for groups in (people, roles):
        for who in sorted(groups, key=lambda name: (name == NOBODY, name)):
            blocks += [
                heading(3, text(who)),
                *bullets(_line(question, labels, worth=not early) for question in groups[who]),
            ]
    return blocks


def _line(question: OpenQuestion, labels: Mapping[str, str], *, worth: bool) -> str:
    others = [labels.get(role, role) for role in question.roles[1:]] if not question.ask else []
    marks = [
        "people differ" if question.disputed else "asked, not known" if question.asked else "",
        f"by {text(question.ask_by)}" if question.ask_by else "",
        f"{question.worth:,} points hang on it" if question.worth and worth else "",
        f"or ask: {joined(others)}" if others else "",
    ]
    said = "; ".join(mark for mark in marks if mark)
    return text(question.text) + (f" ({said})" if said else "")
