"""Tickets for GitLab's import of issues: it takes title, description and due date, and commands in the description.

Labels and assignees go as quick actions, each on a line of its own at the end. GitLab leaves out one whose label or
member the project does not have.
"""

from __future__ import annotations

from tmtui.exchange.material import Material
from tmtui.exchange.writers.csv_.table import table
from tmtui.exchange.writers.tickets.ticket import MARKDOWN, Ticket, description, tickets

HEADS = ("title", "description", "due_date")


def write(material: Material) -> str:
    """Return one ticket a record."""
    return table(HEADS, ((each.title, _said(material, each), each.due) for each in tickets(material)))


def _said(material: Material, ticket: Ticket) -> str:
    actions = [f"/label {' '.join(f'~{label}' for label in ticket.labels)}"]
    if ticket.assignee and "@" not in ticket.assignee:
        actions.append(f"/assign @{ticket.assignee}")
    return "\n".join([description(material, ticket, MARKDOWN), "", *actions])
