"""Plain values as JSON and YAML give them, and ways to look at them that never trust their shape.

A file from elsewhere may hold a list where a mapping belongs. Readers ask for what they need and get something of that
shape, empty when it is something else, so that no malformed file ends in an exception of Python's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from tmtui.model.text import clean, one_line

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | int | float | bool | None"


class LocatedMap(dict[str, Plain]):
    """A mapping that knows on which lines it and its keys stand."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class LocatedList(list[Plain]):
    """A list that knows on which lines it and its items stand."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


def line_of(value: Plain, key: str | int | None = None) -> int:
    """Return the line of a collection, or of what it holds under a key or index; 0 when it is not known."""
    if isinstance(value, LocatedMap):
        return value.line if key is None else value.lines.get(str(key), value.line)
    if isinstance(value, LocatedList):
        known = isinstance(key, int) and 0 <= key < len(value.lines)
        return value.lines[key] if known and isinstance(key, int) else value.line
    return 0


def mapping(value: Plain) -> dict[str, Plain]:
    """Return a mapping as it is, and anything else as an empty one."""
    return value if isinstance(value, dict) else {}


def items(value: Plain) -> list[Plain]:
    """Return a list as it is, and anything else as an empty one."""
    return value if isinstance(value, list) else []


def maps(value: Plain) -> Iterator[dict[str, Plain]]:
    """Yield the mappings in a list."""
    return (each for each in items(value) if isinstance(each, dict))


def text(value: Plain) -> str:
    """Return a scalar as one cleaned line; empty for nothing and for collections. Yes and no read `true`, `false`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return one_line(str(value)) if isinstance(value, (str, int, float)) else ""


def prose(value: Plain) -> str:
    """Return a text that may have several lines, cleaned."""
    return clean(value).strip() if isinstance(value, str) else text(value)


def number(value: Plain) -> float | None:
    """Return a number, also one written as text; nothing for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if abs(found) < 1e15 else None


def truth(value: Plain) -> bool | None:
    """Return yes or no, also where it is written as text; nothing for anything else."""
    if isinstance(value, bool):
        return value
    return {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}.get(text(value).lower())


def texts(value: Plain) -> tuple[str, ...]:
    """Return the scalars of a list as texts, or a single one; empty ones are left out."""
    found = [text(each) for each in items(value)] if isinstance(value, list) else [text(value)]
    return tuple(each for each in found if each)


def at(value: Plain, *keys: str) -> Plain:
    """Return what lies under some keys inside one another, or nothing."""
    for key in keys:
        value = mapping(value).get(key)
    return value
