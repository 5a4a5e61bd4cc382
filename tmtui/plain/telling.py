"""What somebody may ask in the middle of the interview: how things stand, how an answer came to be, what was parked.

The most important words come first: read aloud, they are the ones that are heard.
"""

from __future__ import annotations

from tmtui.model.plan import PlanRow
from tmtui.plain.showing import said_text
from tmtui.workspace.conversation import Conversation

_WORST = 3
_LONGEST = 160


def now_lines(talk: Conversation) -> list[str]:
    """Return how the model stands: the risk, the worst findings, what to do first, and how much of the time is gone."""
    state = talk.live.assessment
    risk = state.risk
    if risk.too_early:
        found = ["Risk: too early to say; zones, components and flows are not all listed."]
    else:
        found = [f"Risk {risk.now:,} points, between {risk.low:,} and {risk.high:,}."]
    worst = state.findings()[:_WORST]
    if worst:
        found.append("Worst:")
        found += [f"{number}  {_short(each.title)}" for number, each in enumerate(worst, start=1)]
    else:
        found.append("No findings yet.")
    rows = state.plan().rows if worst else ()
    if rows:
        found.append(_first(rows[0]))
    if talk.limit:
        found.append(talk.limit)
    if talk.card.so_far:
        found.append(f"Here: {talk.card.so_far.replace('/', ' of ')}.")
    return found


def history_lines(talk: Conversation) -> list[str]:
    """Return everything ever said to the present question, newest first."""
    slot = talk.slot
    if slot is None:
        return ["There is no question here."]
    answers, card = talk.live.answers, talk.card
    standing = answers.get(*slot)
    heads = standing.heads if standing is not None else ()
    labels = {choice.value: choice.label for choice in card.choices}
    found = []
    for fact in reversed(answers.history(*slot)):
        said = "removed" if fact.redacted else said_text(fact.state, fact.value, fact.ask, labels)
        state = "stands" if fact in heads else "undone" if answers.is_undone(fact) else "replaced"
        role = f", {fact.role}" if fact.role else ""
        known = (
            f"{fact.basis}{f'; {fact.evidence}' if fact.evidence else ''}{f'; note: {fact.note}' if fact.note else ''}"
        )
        found.append(f"{said}: {fact.author or 'somebody'}{role}, {fact.said_at[:10]}, {known}; {state}.")
    return found or ["Nobody has said anything here."]


def parked_lines(talk: Conversation) -> list[str]:
    """Return what is parked, numbered."""
    return [
        f"{number}  {note.text} ({note.owner or 'nobody has it yet'})"
        for number, note in enumerate(talk.parked(), start=1)
    ]


def _first(row: PlanRow) -> str:
    effort = f", {row.days:g} days" if row.days else ""
    asked = f", ask {row.ask}" if row.ask else ""
    return f"Do first: {_short(row.title)}{effort}{asked}; {row.reduction:,} points."


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
