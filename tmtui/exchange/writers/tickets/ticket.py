"""A row of the plan as a ticket, before any tracker's format: what to do, where, why, and when it is done.

Tickets are made of what rests on stated facts, what somebody took on, and the first few things to find out. What is
only possible becomes a ticket when it is certain.

A ticket has an id that stays: the first of the controls in its row. Everything that people typed stands behind words of
ours, never at the beginning of a line, where trackers look for commands; and an `@` is parted from its name, because
whoever is called so in a tracker has nothing to do with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tmtui.exchange.material import Material
from tmtui.exchange.wording import days, level
from tmtui.exchange.writers.csv_.plan import references
from tmtui.exchange.writers.markdown.escape import text as text_of_markdown
from tmtui.exchange.writers.markdown.plan import is_unsure, titles, whom
from tmtui.model.frozen import frozen
from tmtui.model.plan import PlanRow, RowKind
from tmtui.model.text import one_line
from tmtui.model.threat import Threat

DONE = ("implemented", "verified", "rejected")
"""Statuses of rows that need no ticket."""
PRIORITIES = {1: "High", 2: "Medium", 3: "Low"}
"""Tier and what trackers call it."""
LABEL = "threat-model"
"""Label of every ticket."""
WHEN = {1: "do-first", 2: "do-next", 3: "when-there-is-time"}
"""Tier as a label."""
MOST_QUESTIONS = 10
"""Things to find out that become tickets: most of the others fall away with the first answers."""
MOST_REASONS = 12
"""Threats that a ticket names; the rest are counted."""
LONGEST_TITLE = 250
"""Characters of a title: GitLab takes 255, Jira 255, GitHub 256."""

Escape = Callable[[str], str]
"""Makes a text harmless."""


@frozen
class Markup:
    """How a tracker marks up what it shows."""

    escape: Escape
    """Makes a text of one line read as typed."""
    code: str
    """Sign around what is an id; empty for none."""


MARKDOWN = Markup(text_of_markdown, "`")
"""As code hosts read it."""

_LOGIN = re.compile(r"@([A-Za-z0-9][A-Za-z0-9._-]{0,60})|([^@\s,;]{1,60}@[A-Za-z0-9][A-Za-z0-9.-]{0,60})", re.ASCII)


@frozen
class Ticket:
    """One ticket."""

    id: str
    """Stays as long as the first place of the row is open: `balloon-pictures/tls@flow/web..photos`."""
    title: str
    row: PlanRow
    """What it is made of."""
    labels: tuple[str, ...]
    priority: str
    assignee: str
    """A login or mail address, without the `@` before it; empty unless the owner was typed as one."""
    due: str
    """ISO date, or empty."""


def tickets(material: Material) -> list[Ticket]:
    """Return a ticket for every row that is to be done, in the order of the plan."""
    asked = 0
    found = []
    for row in material.assessment.plan().rows:
        if row.decision.status in DONE or (row.kind is not RowKind.QUESTION and is_unsure(row)):
            continue
        asked += row.kind is RowKind.QUESTION
        if row.kind is not RowKind.QUESTION or asked <= MOST_QUESTIONS:
            found.append(_ticket(material, row))
    return found


def _ticket(material: Material, row: PlanRow) -> Ticket:
    question = row.kind is RowKind.QUESTION
    title = mentionless(f"Find out: {row.title}" if question else row.title)
    return Ticket(
        id=ids_of(material, row)[0],
        title=title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…",
        row=row,
        labels=(LABEL, WHEN.get(row.tier, WHEN[3]), *(["question"] if question else [])),
        priority=PRIORITIES.get(row.tier, "Low"),
        assignee=login(row.decision.owner),
        due=row.decision.due,
    )


def login(owner: str) -> str:
    """Return the login in `@somebody`, or a mail address; nothing for `Head of sales`, whom no tracker knows."""
    found = _LOGIN.fullmatch(owner.strip())
    return (found[1] or found[2]) if found else ""


def mentionless(raw: str) -> str:
    """Return a text on one line that mentions nobody."""
    return one_line(raw).replace("@", "@ ")


def description(material: Material, ticket: Ticket, markup: Markup) -> str:
    """Return what a ticket says, in a markup that all trackers share: lines, and bullets of asterisks.

    Args:
        material: the model.
        ticket: the ticket.
        markup: how one tracker reads it.
    """

    def text(raw: str) -> str:
        return markup.escape(mentionless(raw))

    row, decision = ticket.row, ticket.row.decision
    threats = {threat.id: threat for threat in material.assessment.threats()}
    helped = [threats[id] for id in dict.fromkeys((*row.against, *row.closes, *row.lowers)) if id in threats]
    facts = [
        ("Where", "; ".join(dict.fromkeys(material.assessment.name(subject) for subject in row.subjects))),
        ("Ask", whom(material, row)),
        ("Effort", days(row.days) if row.days else ""),
        ("Owner", decision.owner.removeprefix("@")),
        ("Status", decision.status if decision.status not in ("", "open", "recommended") else ""),
        ("First", titles(material, row.needs)),
        ("In place of", titles(material, row.instead_of, row.subjects)),
    ]
    ids = " ".join(f"{markup.code}{id}{markup.code}" for id in ids_of(material, row))
    parts = [
        "\n".join(f"{name}: {text(said)}" for name, said in facts if said),
        _reasons(helped, text),
        _done(row, text),
        f"References: {text(references(row))}" if references(row) else "",
        f"Threat model: {text(material.name)}\nIds: {ids}",
    ]
    return "\n\n".join(part for part in parts if part)


def ids_of(material: Material, row: PlanRow) -> list[str]:
    """Return the id of a row's ticket, then those it may have had while other places were open as well."""
    return [re.sub(r"[^A-Za-z0-9/@:._-]", "/", f"{material.slug}/{id}") for id in sorted(row.ids)]


def _done(row: PlanRow, text: Escape) -> str:
    """Return the acceptance criteria; the bank words a check for one place, and it holds for each."""
    if not row.how_to_check:
        return ""
    rest = len(set(row.subjects)) - 1
    more = (
        f"\n* The same holds at {'the other place' if rest == 1 else f'the other {rest} places'}." if rest > 0 else ""
    )
    return f"Done when:\n* {text(row.how_to_check)}{more}"


def _reasons(helped: Sequence[Threat], text: Escape) -> str:
    lines = [f"* {text(threat.title)} ({level(threat.level)})" for threat in helped[:MOST_REASONS]]
    if len(helped) > MOST_REASONS:
        lines.append(f"* and {len(helped) - MOST_REASONS} more")
    return "\n".join(["It helps against:", *lines]) if lines else ""
