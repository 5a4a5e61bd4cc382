"""What stands above the three questions that begin a threat model: what comes, what was said, and what to choose from.

The person answers on the line that speaks, so this page has room to say what an answer is good for.
"""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.model.frozen import frozen
from tmtui.tui.lines import BLANK, Line, line, wrap
from tmtui.tui.pages.outline import LEFT, Item, heading, reading

FILE, SAMPLE = "a file", "the sample"
"""Rows that are no bank."""

BEGINNINGS = (
    (FILE, "A file of yours", "Compose, Kubernetes, Terraform, a scan, a drawing: what it says is imported."),
    (SAMPLE, "The sample", "Pictures of balloons, answered almost to the end: look first. You can archive it later."),
)
"""What a model can begin with in place of empty questions."""

PURPOSE = (
    "An interview turns what people know about a system into threats and a plan. Say what you know; "
    "“I don't know” is an answer. Everything is saved at once."
)
"""What stands above the questions."""

STEPS = (
    ("What is it about?", "A name for the system, as people call it: Web shop, Payroll, the plant in the north."),
    ("What does it begin with?", "Questions about infrastructure or one area, a file that you have, or a sample."),
    ("What is your role?", "You are asked what that role may know; without one, everything."),
)
"""The three questions, and what each is good for."""

READABLE = 110
"""Cells after which a line of prose is hard to read."""


@frozen
class BankOffer:
    """A question bank to choose."""

    id: str
    title: str
    version: str
    summary: str
    faulty: bool


def first_items(width: int) -> list[Item]:
    """Return what comes, while the first question is answered."""
    room = min(width, READABLE)
    rows = [*reading(PURPOSE, 0, room), Item("", BLANK)]
    for at, (question, about) in enumerate(STEPS, 1):
        style = "strong" if at == 1 else "dim"
        rows.append(Item("", line((f"{at}  ", "mark" if at == 1 else "dim"), (question, style))))
        rows += [Item("", row) for row in wrap(about, room - LEFT, "dim", first="   ", rest="   ")]
        rows.append(Item("", BLANK))
    return [
        *rows,
        *reading("After that the first question is asked. You can stop at any time and go on later.", 0, room),
    ]


def bank_items(name: str, banks: Sequence[BankOffer], first: str, width: int) -> list[Item]:
    """Return what a model can begin with.

    Args:
        name: what it is about.
        banks: the question banks; empty while they are looked for.
        first: id of the bank that stands before all others.
        width: columns.
    """
    width = min(width, READABLE)
    rows = [_said(1, name), Item("", BLANK), heading(f"2  {STEPS[1][0]}", 0)]
    if not banks:
        # Nothing can be chosen yet: Enter would take what is first now, and not what will be.
        return [*rows, *reading("Reading the question banks …", 0, width, "dim")]
    for offer in banks:
        rows += _offer(offer, width) if offer.id == first else []
    for id, title, about in BEGINNINGS:
        rows += _choice(id, line(title), about, width)
    rows += [Item("", BLANK), heading("Or with one area or method only", 0)]
    for offer in banks:
        rows += _offer(offer, width) if offer.id != first else []
    return rows


def role_items(name: str, bank: str, roles: Sequence[tuple[str, str]], refused: str, width: int) -> list[Item]:
    """Return what was said so far, and the roles there are.

    Args:
        name: what it is about.
        bank: title of the bank that was chosen.
        roles: what is typed for each, and what it is called; empty while they are looked for.
        refused: a role that was typed and is none; empty for none.
        width: columns.
    """
    width = min(width, READABLE)
    rows = [_said(1, name), _said(2, bank), Item("", BLANK), heading(f"3  {STEPS[2][0]}", 0)]
    rows += reading(STEPS[2][1], 0, width, "dim")
    if refused:
        rows += reading(f"✗ There is no role “{refused}”. Type one of these, or nothing.", 0, width, "bad")
    room = max((len(value) for value, _ in roles), default=0)
    return [*rows, *(Item("", line((f"{value:<{room}}", "strong"), (f"  {label}", "dim"))) for value, label in roles)]


def _said(step: int, text: str) -> Item:
    return Item("", line((f"{step}  ", "dim"), (STEPS[step - 1][0] + "  ", "dim"), (text, "strong")))


def _offer(offer: BankOffer, width: int) -> list[Item]:
    title = line(offer.title, (f"  {offer.version}", "dim"), ("  ✗ has faults" if offer.faulty else "", "bad"))
    return _choice(offer.id, title, offer.summary, width)


def _choice(id: str, title: Line, about: str, width: int) -> list[Item]:
    told = wrap(about, max(width - 8, 20), "dim") if about else []
    return [Item(id, title, 0, opens=True), *(Item("", row, 1) for row in told)]
