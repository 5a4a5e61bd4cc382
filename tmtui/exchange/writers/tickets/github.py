"""Tickets for GitHub, which imports no table: made for a few lines around `gh issue create` that go through it."""

from __future__ import annotations

from tmtui.exchange.material import Material
from tmtui.exchange.writers.csv_.table import table
from tmtui.exchange.writers.tickets.ticket import MARKDOWN, Ticket, description, tickets

HEADS = ("id", "title", "body", "labels", "assignee")


def write(material: Material) -> str:
    """Return one ticket a record; labels are joined by commas, as `gh` takes them."""
    return table(
        HEADS,
        (
            (each.id, each.title, _body(material, each), ",".join(each.labels), _login(each))
            for each in tickets(material)
        ),
    )


def _body(material: Material, ticket: Ticket) -> str:
    """Return the description; an issue has no due date, so it says one."""
    said = description(material, ticket, MARKDOWN)
    return f"Due: {ticket.due}\n{said}" if ticket.due else said


def _login(ticket: Ticket) -> str:
    return "" if "@" in ticket.assignee else ticket.assignee
