"""How a half-typed line may go on: names that are there, technologies after the colon, places after `in`.

Completions are whole texts that begin with what was typed, so that a face needs to know nothing of the notation.
"""

from __future__ import annotations

import re

from tmtui.banks.attributes import attribute_of
from tmtui.banks.bank import Bank
from tmtui.interview.quick_entry.pieces import quoted
from tmtui.interview.view import View
from tmtui.model.card import AnswerType, Card
from tmtui.model.text import one_line

MOST = 20
"""Most completions offered."""

_LAST_WORD = re.compile(r"(?:->|→|[,;:\n]|\b(?:in|on|opens|by|carrying)\s)\s*(?=[^,;:\n]*$)", re.IGNORECASE)
_CLAUSES = {
    "in": ("zone",),
    "on": ("component",),
    "opens": ("component",),
    "by": ("component", "actor"),
    "carrying": ("data",),
}
_WHAT = {"component": "technology", "zone": "kind", "identity": "power"}


def complete_here(typed: str, card: Card, bank: Bank, view: View) -> tuple[str, ...]:
    """Return how a half-typed answer to any card may go on."""
    if card.type is AnswerType.ROWS:
        return complete(typed, card, bank, view)
    several = card.type in (AnswerType.REFS, AnswerType.CHOICES)
    head, comma, begun = typed.rpartition(",") if several else ("", "", typed)
    start, wanted = (f"{head}, " if comma else ""), begun.strip().casefold()
    return tuple(start + each.label for each in card.choices if each.label.casefold().startswith(wanted))[:MOST]


def complete(typed: str, card: Card, bank: Bank, view: View) -> tuple[str, ...]:
    """Return texts that begin with `typed` and go on sensibly."""
    marks = list(_LAST_WORD.finditer(typed))
    start = marks[-1].end() if marks else 0
    begun = typed[start:].lstrip('"')
    sign = marks[-1].group().strip().lower() if marks else ""
    entry = re.split(r"[;\n]", typed[:start])[-1]
    found = [word for word in _words(sign, entry, card, bank, view) if word.casefold().startswith(begun.casefold())]
    exact = [typed[:start] + quoted(word) for word in found if word.casefold() != begun.casefold()]
    return tuple(dict.fromkeys(exact))[:MOST]


def _words(sign: str, entry: str, card: Card, bank: Bank, view: View) -> list[str]:
    if sign in _CLAUSES:
        return _names(view, _CLAUSES[sign])
    arrow = "->" in entry or "→" in entry
    after_colon = sign == ":" or (":" in entry and sign in (",", ""))
    if after_colon and ":" in entry:
        if arrow or (card.creates == "flow" and card.lists != "flows"):
            return _options(bank, "flow", "protocol")
        attribute = _WHAT.get(card.creates)
        return _options(bank, card.creates, attribute) if attribute else []
    kinds = ("component", "actor") if card.creates == "flow" or arrow else (card.creates,)
    return _names(view, kinds)


def _names(view: View, kinds: tuple[str, ...]) -> list[str]:
    names = (one_line(view.name(subject)) for kind in kinds if kind for subject in view.subjects(kind))
    return sorted(names, key=str.casefold)


def _options(bank: Bank, kind: str, attribute: str) -> list[str]:
    declared = attribute_of(bank, kind, attribute)
    return [option.value for option in declared.options] if declared is not None else []
