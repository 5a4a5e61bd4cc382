"""How one answer came to be, newest first: who said what, when, how they knew it, and every note in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tmtui.model.answers import Slot
from tmtui.model.fact import Fact
from tmtui.tui.lines import line
from tmtui.tui.pages.outline import Item, reading
from tmtui.tui.pages.words import day, value_words

if TYPE_CHECKING:
    from tmtui.workspace.live import LiveModel


def history_items(live: LiveModel, slot: Slot, width: int, levels: Sequence[str] = ()) -> list[Item]:
    """Return everything ever said on one attribute of one subject.

    Args:
        live: the model.
        slot: subject and attribute.
        width: cells of a row.
        levels: of a scale, what 1 to 5 mean.
    """
    answer = live.answers.get(*slot)
    standing = answer.heads if answer is not None else ()
    items: list[Item] = []
    for fact in reversed(live.answers.history(*slot)):
        items += _said(live, fact, standing, width, levels)
    return items


def history_sentences(live: LiveModel, slot: Slot, levels: Sequence[str] = ()) -> tuple[str, ...]:
    """Return what was said on one attribute, newest first, a sentence each."""
    return tuple(
        f"{day(fact.said_at)} {fact.author or 'somebody'}: {_value(live, fact, levels)} ({fact.basis.value})"
        for fact in reversed(live.answers.history(*slot))
    )


def _value(live: LiveModel, fact: Fact, levels: Sequence[str]) -> str:
    if fact.redacted:
        return "removed"
    if isinstance(fact.value, int) and 0 < fact.value <= len(levels):
        return f"{fact.value}  {levels[fact.value - 1]}"
    return value_words(live, fact.subject, fact.attribute, fact.value, fact.state)


def _said(live: LiveModel, fact: Fact, standing: Sequence[Fact], width: int, levels: Sequence[str]) -> list[Item]:
    value = _value(live, fact, levels)
    undone = live.answers.is_undone(fact)
    stands = fact in standing
    sign, state, style = ("✗", "undone", "dim") if undone else ("○", "replaced", "dim")
    if stands:
        sign, state, style = ("▲", "people differ", "warn") if len(standing) > 1 else ("●", "stands", "good")
    who = f"{fact.author or 'somebody'}{f' ({fact.role})' if fact.role else ''}"
    head = line((f"{sign} ", style), (f"{day(fact.said_at)}  {who}", "strong"), (f"  {state}", style))
    items = [Item(str(fact.id), head, 0), *reading(value, 1, width, "" if stands else "dim")]
    source = fact.source.removeprefix("import:") + " file" if fact.source.startswith("import:") else ""
    known = f"known: {fact.basis.value}{f', from {source}' if source else ''}"
    items += reading(f"{known} · see {fact.evidence}" if fact.evidence else known, 1, width, "dim")
    if fact.ask:
        items += reading(f"asked: {fact.ask}{f', until {fact.ask_by}' if fact.ask_by else ''}", 1, width)
    for number, part in enumerate(fact.note.splitlines()):
        items += reading(part, 1, width, bullet="note: " if not number else "      ")
    return [*items, Item("", (), 0)]
