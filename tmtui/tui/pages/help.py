"""The page of help: the keys most useful now in a row or two, the texts of the bank, then every key that works now."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.tui.bindings import KeyHint
from tmtui.tui.keymap import Action, shown
from tmtui.tui.lines import BLANK, Line, line, paragraphs, width_of

TITLES = {
    "everywhere": "Everywhere", "interview": "On a question", "choosing": "Among the options",
    "typing": "In the text field; F-keys work there too", "listing": "In the list",
}  # fmt: skip
"""Titles of the groups of keys; another is `In <place>`."""

LAST = ("choosing", "listing", "everywhere")
"""Groups that come after those of the place itself."""

PAIRS = (
    ("up", "down", "Move up, or down."),
    ("first", "last", "Move to the first, or the last."),
    ("page_up", "page_down", "Move a page up, or down."),
)
"""Actions told in one row."""

Group = tuple[str, Sequence[Action]]
"""A context and its actions that do something now."""


def help_rows(
    texts: Sequence[tuple[str, str]], hints: Sequence[KeyHint], groups: Sequence[Group], width: int
) -> list[Line]:
    """Return the rows of the help.

    Args:
        texts: titles and texts of what is asked.
        hints: keys and words, the most useful first.
        groups: all keys that do something now.
        width: cells to fit into.
    """
    rows = _first(hints, width)
    for title, text in texts:
        rows += [line((title, "head")), *paragraphs(text, width), BLANK]
    ordered = sorted(groups, key=lambda group: LAST.index(group[0]) if group[0] in LAST else -1)
    told = [(context, _told(actions)) for context, actions in ordered]
    room = max((len(keys) for _, each in told for keys, _ in each), default=0)
    room = min(room, width // 3)
    for context, each in told:
        rows.append(line((TITLES.get(context, f"In {context}"), "head")))
        for keys, description in each:
            described = paragraphs(description, width - room - 2)
            rows.append((*line((f"{keys:<{room}}", "mark"), "  "), *(described[0] if described else ())))
            rows += [(*line(" " * (room + 2)), *row) for row in described[1:]]
        rows.append(BLANK)
    return rows


def _first(hints: Sequence[KeyHint], width: int) -> list[Line]:
    rows: list[Line] = []
    row: Line = ()
    for key, label in hints:
        hint = line((key, "mark"), f" {label}   ")
        if row and width_of(row) + width_of(hint) > width:
            rows.append(row)
            row = ()
        row = (*row, *hint)
    return [line(("The most useful now", "head")), *rows, row, BLANK] if row else []


def _told(actions: Sequence[Action]) -> list[tuple[str, str]]:
    """Return keys and what they do, with those that belong together in one row at the end."""
    named = {each.name: each for each in actions}
    paired = {name for one, other, _ in PAIRS for name in (one, other) if one in named and other in named}
    told = [(_keys(each), each.description) for each in actions if each.name not in paired]
    told += [(_keys(named[one], named[other]), text) for one, other, text in PAIRS if one in paired]
    return told


def _keys(*actions: Action) -> str:
    return " ".join(shown(key) for action in actions for key in action.keys)
