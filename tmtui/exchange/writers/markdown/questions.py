"""Open questions by who could answer them, so that each can be sent to somebody."""

from __future__ import annotations

from tmtui.banks.bank import Row
from tmtui.exchange.material import Material
from tmtui.exchange.writers.markdown.blocks import bullets, heading
from tmtui.exchange.writers.markdown.escape import text
from tmtui.model.assessment import OpenQuestion

NOBODY = "Nobody named yet"
"""Heading of questions without a person or role."""


def section(material: Material) -> list[str]:
    """Return open questions; people by name first, then roles."""
    people: dict[str, list[OpenQuestion]] = {}
    roles: dict[str, list[OpenQuestion]] = {}
    labels = {row.value: row.label for row in _role_rows(material)}
    for question in material.assessment.open_questions():
        if question.ask:
            people.setdefault(question.ask, []).append(question)
        else:
            named = " or ".join(labels.get(role, role) for role in question.roles) or NOBODY
            roles.setdefault(named, []).append(question)
    if not people and not roles:
        return []
    blocks = [heading(2, "Open questions")]
    for groups in (people, roles):
        for who in sorted(groups, key=lambda name: (name == NOBODY, name)):
            blocks += [heading(3, text(who)), *bullets(_line(question) for question in groups[who])]
    return blocks


def _role_rows(material: Material) -> tuple[Row, ...]:
    catalogue = material.bank.catalogues.get("roles")
    return catalogue.rows if catalogue is not None else ()


def _line(question: OpenQuestion) -> str:
    marks = [
        "people differ" if question.disputed else "asked, not known" if question.asked else "",
        f"by {text(question.ask_by)}" if question.ask_by else "",
        f"{question.worth:,} points hang on it" if question.worth else "",
    ]
    said = ", ".join(mark for mark in marks if mark)
    return text(question.text) + (f" ({said})" if said else "")
