"""Writes an entry in the notation it was read from; reading that again gives the same entry."""

from __future__ import annotations

from collections.abc import Iterable

from tmtui.interview.quick_entry.entry import Connection, Entry, Remark
from tmtui.interview.quick_entry.pieces import quoted


def to_text(entry: Entry) -> str:
    """Return the entry as somebody would type it."""
    if isinstance(entry, Remark):
        return entry.text
    if isinstance(entry, Connection):
        arrows = " -> ".join(_names(group) for group in entry.chain)
        words = [quoted(entry.protocol)] if entry.protocol else []
        words += [str(entry.port)] if entry.port else []
        text = f"{arrows}: {' '.join(words)}" if words else arrows
        return f"{text} carrying {_names(entry.carrying)}" if entry.carrying else text
    parts = [f"{_names(entry.names)}:"]
    if entry.what:
        parts.append(entry.what if "," in entry.what else quoted(entry.what))
    if entry.count:
        parts.append(f"x{entry.count}")
    parts += [f"in {quoted(entry.inside)}"] if entry.inside else []
    parts += [
        f"{word} {_names(names)}"
        for word, names in (("on", entry.on), ("opens", entry.opens), ("by", entry.by))
        if names
    ]
    return " ".join(parts) if len(parts) > 1 else parts[0].removesuffix(":")


def _names(names: Iterable[str]) -> str:
    return ", ".join(quoted(name) for name in names)
