"""Tickets for whatever tracker takes a table: every column, to be mapped by whoever imports it."""

from __future__ import annotations

from tmtui.exchange.material import Material
from tmtui.exchange.writers.csv_.table import table
from tmtui.exchange.writers.tickets.ticket import MARKDOWN, description, tickets

HEADS = ("id", "title", "description", "priority", "labels", "owner", "assignee", "due", "days", "status")


def write(material: Material) -> str:
    """Return one ticket a record; descriptions are Markdown."""
    return table(
        HEADS,
        (
            (
                each.id, each.title, description(material, each, MARKDOWN), each.priority, " ".join(each.labels),
                each.row.decision.owner, each.assignee, each.due, each.row.days, each.row.decision.status,
            )
            for each in tickets(material)
        ),
    )  # fmt: skip
