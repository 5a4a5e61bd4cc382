"""A question bank as the handbook it is: sections that open to questions, threats and controls, each told in full.

Only what is open is broken into rows, so that a bank of hundreds of entries opens at once.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from tmtui.tui.lines import BLANK, line, paragraphs, wrap
from tmtui.tui.pages.outline import Item, heading, reading

if TYPE_CHECKING:
    from tmtui.workspace.bank_desk import Bank, Control, Question, Rule, Section

READABLE = 114
"""Cells after which a line of prose is hard to read."""

_STRESSED = re.compile(r"\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\([^)]*\)")


def handbook_items(bank: Bank, id: str, opened: Collection[str], words: str, width: int) -> list[Item]:
    """Return the handbook of one bank.

    Args:
        bank: the bank with those it uses.
        id: the one to read.
        opened: what is open: `section …`, `ask …`, `threat …`, `control …`.
        words: show only entries that have all of these, in sections that are open then.
        width: columns.
    """
    width = min(width, READABLE)
    wanted = words.casefold().split()
    source = next(source for source in bank.sources if source.id == id)
    items: list[Item] = []
    if not wanted:
        for text in dict.fromkeys(filter(None, (source.summary, bank.prose.get(id, "")))):
            items += [*_prose(text, 0, width), Item("", BLANK)]
        if source.uses:
            items += [*reading(f"Goes on from: {', '.join(source.uses)}.", 0, width, "dim"), Item("", BLANK)]
    for section in _sections(bank, id):
        parts = [(kind, entry) for kind, entry in _entries(bank, id, section.id) if _has(entry, wanted)]
        if not parts:
            continue
        key = f"section {section.id}"
        items.append(
            Item(key, line((section.title, "strong"), (f"  {_counts([k for k, _ in parts])}", "dim")), 0, True)
        )
        if key in opened or wanted:
            if section.prose and not wanted:
                items += _prose(section.prose, 1, width)
            items += [item for kind, entry in parts for item in _entry(bank, kind, entry, opened, width)]
    return items


def _sections(bank: Bank, id: str) -> Sequence[Section]:
    method = bank.methods.get(id)
    return method.sections if method is not None and method.questions else bank.sections


def _entries(bank: Bank, id: str, section: str) -> Iterator[tuple[str, Question | Rule | Control]]:
    method = bank.methods.get(id)
    asked = method.questions if method is not None and method.questions else bank.questions.values()
    own = method is not None and bool(method.questions)
    yield from (("ask", each) for each in asked if each.section == section and (own or each.bank == id))
    yield from (("threat", each) for each in bank.rules.values() if each.section == section and each.bank == id)
    yield from (("control", each) for each in bank.controls.values() if each.section == section and each.bank == id)


def _title(entry: Question | Rule | Control) -> str:
    return _said(entry, getattr(entry, "text", "") or getattr(entry, "title", ""))


def _said(entry: Question | Rule | Control, text: str) -> str:
    """Return a text of an entry as it reads where no single subject is meant."""
    from tmtui.workspace.bank_desk import in_general

    return _plain(in_general(text, entry.of))


def _has(entry: Question | Rule | Control, wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    text = _said(entry, f"{entry.id} {_title(entry)} {entry.prose} {entry.plainly}").casefold()
    return all(word in text for word in wanted)


def _counts(kinds: Sequence[str]) -> str:
    words = (("ask", "question"), ("threat", "threat"), ("control", "control"))
    counted = [(kinds.count(kind), word) for kind, word in words]
    return " · ".join(f"{number} {word}{'s' if number != 1 else ''}" for number, word in counted if number)


def entry_of(bank: Bank, kind: str, id: str) -> Question | Rule | Control | None:
    """Return what a row of the handbook is about; nothing for a section."""
    if kind == "ask":
        return bank.questions.get(id)
    return bank.rules.get(id) if kind == "threat" else bank.controls.get(id) if kind == "control" else None


SIGNS = {"ask": ("?", "mark"), "threat": ("▲", "warn"), "control": ("✓", "good")}
"""Sign of each kind of entry, and its style; the word stands in the opened entry."""


def _entry(bank: Bank, kind: str, entry: Question | Rule | Control, opened: Collection[str], width: int) -> list[Item]:
    key = f"{kind} {entry.id}"
    sign, style = SIGNS[kind]
    first, *rest = wrap(_title(entry), max(width - 8, 10), first="", rest="  ")
    items = [Item(key, (*line((f"{sign} ", style)), *first), 1, opens=True)]
    items += [Item("", row, 1) for row in rest]
    if key not in opened:
        return items
    told = {"ask": "Question", "threat": "Threat", "control": "Control"}[kind]
    items += reading(f"{told} {entry.id}, about each {entry.of}", 2, width, "dim")
    items += _prose(_said(entry, entry.prose), 2, width)
    for label, text in _details(bank, entry):
        items.append(heading(label, 2))
        items += _prose(_said(entry, text), 3, width)
    return items


def _details(bank: Bank, entry: Question | Rule | Control) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = [("In plain words", entry.plainly)]
    from tmtui.workspace.bank_desk import Question, Rule

    if isinstance(entry, Question):
        declared = bank.attributes.get((entry.of, entry.fills))
        options = declared.options if declared is not None else ()
        found += [
            ("Answers", "; ".join(option.label for option in options[:12]) + (" …" if len(options) > 12 else "")),
            ("Where to look", entry.where_to_look),
            ("If nobody knows", entry.if_unknown),
        ]
    elif isinstance(entry, Rule):
        fixes = [_title(bank.controls[each]) for each in entry.controls if each in bank.controls]
        names = [f"CWE-{each}" for each in entry.cwe] + [f"CAPEC-{each}" for each in entry.capec] + list(entry.attack)
        found += [
            ("What an attacker gains", ", ".join(entry.gains)),
            ("Fixes", "; ".join(fixes)),
            ("False alarm", entry.false_alarm),
            ("Known as", ", ".join(names)),
        ]
    else:
        needs = [_title(bank.controls[each]) for each in entry.needs if each in bank.controls]
        found += [
            ("How to check it", entry.how_to_check),
            ("Work", f"{entry.once:g} days to begin, {entry.each:g} for each that changes"),
            ("Needs first", "; ".join(needs)),
        ]
    found.append(("Example", entry.example))
    return [(label, text) for label, text in found if text]


def _prose(text: str, depth: int, width: int) -> list[Item]:
    room = max(width - 4 - 2 * depth, 10)
    return [Item("", row, depth) for row in paragraphs(_plain(text), room)] if text else []


def _plain(text: str) -> str:
    """Return prose without the marks of Markdown."""
    return _STRESSED.sub(lambda found: next(filter(None, found.groups())), text)
