"""Tickets for whatever tracker takes a table: every column, to be mapped by whoever imports it."""

from __future__ import annotations

from tmtui.exchange.material import Material
from tmtui.exchange.writers.csv_.table import Cell, table
from tmtui.exchange.writers.tickets.ticket import MARKDOWN, Ticket, description, tickets

HEADS = ("id", "title", "description", "priority", "labels", "owner", "assignee", "due", "days", "status")


def write(material: Material) -> str:
    """Return one ticket a record; descriptions are Markdown."""
    return table(HEADS, (_row(material, each) for each in tickets(material)))


def _row(material: Material, each: Ticket) -> list[Cell]:
    decision = each.row.decision
    return [
        each.id, each.title, description(material, each, MARKDOWN), each.priority, " ".join(each.labels),
        decision.owner.removeprefix("@"), each.assignee, each.due, each.row.days, decision.status,
    ]  # fmt: skip
