"""Everything said, by subject: each opens to its answers, each answer to its history."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from tmtui.model.answers import EXISTS, UNDO, Answer
from tmtui.model.fact import Fact
from tmtui.model.subject import DECIDED_KINDS, KINDS, MODEL, kind_of
from tmtui.tui.lines import line
from tmtui.tui.pages.outline import Item, reading
from tmtui.tui.pages.words import attribute_words, day, value_words

if TYPE_CHECKING:
    from tmtui.workspace.live import LiveModel

HIDDEN = frozenset({EXISTS, UNDO, "name", "bank_versions"})
"""Attributes that are not answers to read."""


def answer_items(live: LiveModel, opened: Collection[str], words: str, width: int) -> list[Item]:
    """Return the outline; with `words`, only answers that have all of them, and their subjects open."""
    wanted = words.casefold().split()
    items: list[Item] = []
    for subject in sorted(live.answers.subjects(), key=_order):
        about = live.answers.of(subject)
        shown = [answer for name, answer in about.items() if name not in HIDDEN and _has(live, answer, wanted)]
        if not shown:
            continue
        name = live.name if subject == MODEL else live.assessment.name(subject)
        removed = "" if live.exists(subject) else "  removed"
        count = f"  {len(shown)} answer{'s' if len(shown) > 1 else ''}"
        items.append(Item(subject, line(name, (count, "dim"), (removed, "warn")), 0, opens=True))
        if subject in opened or wanted:
            for answer in shown:
                items += _answer(live, answer, opened, width)
    return items


def _order(subject: str) -> tuple[int, str]:
    kinds = (*KINDS, *DECIDED_KINDS)
    kind = kind_of(subject)
    return (kinds.index(kind) if kind in kinds else len(kinds), subject)


def _has(live: LiveModel, answer: Answer, wanted: list[str]) -> bool:
    if not wanted:
        return True
    fact = answer.fact
    value = value_words(live, answer.subject, answer.attribute, answer.value, answer.state)
    name = live.assessment.name(answer.subject)
    text = f"{name} {attribute_words(answer.attribute)} {value} {fact.author} {fact.note} {fact.evidence}".casefold()
    return all(word in text for word in wanted)


def _answer(live: LiveModel, answer: Answer, opened: Collection[str], width: int) -> list[Item]:
    id = slot_id(answer.subject, answer.attribute)
    value = value_words(live, answer.subject, answer.attribute, answer.value, answer.state)
    differ = "  people differ" if answer.disputed else ""
    who = f"  {answer.fact.author}, {answer.fact.basis.value}"
    row = line(f"{attribute_words(answer.attribute)}: ", (value, "strong"), (who, "dim"), (differ, "warn"))
    items = [Item(id, row, 1, opens=True)]
    if id in opened:
        for fact in reversed(live.answers.history(answer.subject, answer.attribute)):
            items += _fact(live, fact, fact in answer.heads, width)
    return items


def _fact(live: LiveModel, fact: Fact, stands: bool, width: int) -> list[Item]:
    value = "removed" if fact.redacted else value_words(live, fact.subject, fact.attribute, fact.value, fact.state)
    undone = " (undone)" if live.answers.is_undone(fact) else "" if stands else " (replaced)"
    parts = [f"{day(fact.said_at)} {fact.author or 'somebody'}: {value}{undone}", fact.basis.value]
    parts += [fact.source] if fact.source != "interview" else []
    parts += [f"note: {fact.note}"] if fact.note else []
    parts += [f"see {fact.evidence}"] if fact.evidence else []
    parts += [f"ask {fact.ask} {f'by {fact.ask_by}' if fact.ask_by else ''}".strip()] if fact.ask else []
    return reading(" · ".join(parts), 2, width, "" if stands else "dim")


def slot_id(subject: str, attribute: str) -> str:
    """Return the id of an answer's row."""
    return f"{subject} {attribute}"
