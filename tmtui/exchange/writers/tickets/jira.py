"""Tickets for Jira's CSV importer: a Summary column is what it insists on, the others it maps by name.

A label has no blanks, and several labels are several columns of one name. Heads carry no punctuation, which the
importer may stumble over.
"""

from __future__ import annotations

import re

from tmtui.exchange.material import Material
from tmtui.exchange.writers.csv_.table import table
from tmtui.exchange.writers.tickets.ticket import Markup, description, tickets

LABELS = 3
"""Columns for labels: as many as a ticket can have."""
HEADS = (
    "Summary", "Issue Type", "Priority", *["Labels"] * LABELS, "Assignee", "Due Date", "External issue ID",
    "Description",
)  # fmt: skip
_MARKS = re.compile(r"[{}\[\]!|]")


def write(material: Material) -> str:
    """Return one ticket a record; dates are `yyyy-MM-dd`, which the importer asks for."""
    markup = Markup(lambda text: _MARKS.sub(r"\\\g<0>", text), "")
    rows = []
    for each in tickets(material):
        labels = [*each.labels, *[""] * LABELS][:LABELS]
        said = description(material, each, markup)
        rows.append((each.title, "Task", each.priority, *labels, each.assignee, each.due, each.id, said))
    return table(HEADS, rows)
