"""Turns the table of keys into Textual's bindings and into the line of keys at the foot of every place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.binding import Binding, BindingType

from tmtui.tui.keymap import CONTEXTS, Action, shown
from tmtui.tui.lines import Line, Span, width_of

KeyHint = tuple[str, str]
"""A key as it is written, and what it does in a word or two."""


def bindings(*contexts: str) -> list[BindingType]:
    """Return bindings for all actions of the contexts; each calls `action_<name>` and can be remapped by its ident."""
    return [
        Binding(",".join(action.keys), action.name, action.description, show=False, id=action.ident)
        for context in contexts
        for action in CONTEXTS[context]
    ]


def hints(actions: Iterable[Action], *, typing: bool = False) -> list[KeyHint]:
    """Return what to show for actions; while typing, the keys that are no letters."""
    found = []
    for action in actions:
        usable = [key for key in action.keys if not (typing and key in action.letters)]
        if usable:
            found.append((shown(usable[0]), action.label))
    return found


def keys_line(first: Sequence[KeyHint], last: Sequence[KeyHint], width: int) -> Line:
    """Return one line of keys: `last` always, as many of `first` before it as fit."""
    tail = _spans(last)
    kept: tuple[Span, ...] = (Span(" "),)
    for hint in first:
        longer = (*kept, *_spans([hint]))
        if width_of(longer) + width_of(tail) > width:
            break
        kept = longer
    return (*kept, *tail)


def _spans(wanted: Sequence[KeyHint]) -> tuple[Span, ...]:
    return tuple(span for key, label in wanted for span in (Span(key, "mark"), Span(f" {label}  ")))
