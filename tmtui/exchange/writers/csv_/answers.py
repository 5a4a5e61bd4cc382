"""Every current answer as a table, in the words that the JSON document has for it."""

from __future__ import annotations

from tmtui.exchange.dispute import dispute_in_words, in_words
from tmtui.exchange.material import Material
from tmtui.exchange.wording import STATES, attribute, value
from tmtui.exchange.writers.csv_.table import Cell, table
from tmtui.model.answers import EXISTS, Answer

HEADS = (
    "subject", "name", "attribute", "what", "value", "in words", "state", "basis", "by", "role", "at", "note",
    "evidence", "ask", "ask by", "source",
)  # fmt: skip


def write(material: Material) -> str:
    """Return the table, by subject and attribute; that a subject exists is no row."""
    answers = material.answers
    said = [answer for subject in answers.subjects() for answer in answers.of(subject).values()]
    return table(HEADS, (_row(material, answer) for answer in said if answer.attribute != EXISTS))


def _row(material: Material, answer: Answer) -> list[Cell]:
    fact, subject, name = answer.fact, answer.subject, answer.attribute
    words = STATES.get(answer.state) or value(material, subject, name, answer.value)
    if fact.redacted:
        words = "redacted"
    return [
        subject, material.assessment.name(subject), name, attribute(material, subject, name), in_words(answer.value),
        dispute_in_words(answer) if answer.disputed else words, "disputed" if answer.disputed else str(answer.state),
        str(fact.basis), fact.author, fact.role, fact.said_at, fact.note, fact.evidence, fact.ask, fact.ask_by,
        fact.source,
    ]  # fmt: skip
