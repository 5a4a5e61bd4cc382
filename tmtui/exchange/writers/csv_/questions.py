"""Open questions as a table, those that move the risk most first: to be sorted by who could answer."""

from __future__ import annotations

from tmtui.exchange.material import Material
from tmtui.exchange.wording import role_labels
from tmtui.exchange.writers.csv_.table import Cell, table
from tmtui.model.assessment import OpenQuestion

HEADS = (
    "question", "subject", "name", "text", "section", "points that hang on it", "seconds", "who could know",
    "asked already", "people differ", "ask", "ask by",
)  # fmt: skip


def write(material: Material) -> str:
    """Return the table; points stay empty while it is too early to say."""
    labels = role_labels(material)
    return table(HEADS, (_row(material, each, labels) for each in material.assessment.open_questions()))


def _row(material: Material, each: OpenQuestion, labels: dict[str, str]) -> list[Cell]:
    return [
        each.id, each.subject, material.assessment.name(each.subject), each.text, each.section,
        "" if material.assessment.risk.too_early else each.worth, each.seconds,
        ", ".join(labels.get(role, role) for role in each.roles), "yes" if each.asked else "no",
        "yes" if each.disputed else "no", each.ask, each.ask_by,
    ]  # fmt: skip
