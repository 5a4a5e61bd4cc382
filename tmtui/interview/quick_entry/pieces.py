"""Cutting typed text into pieces without ever losing one: entries, then parts at separators outside quotes.

A name that holds a sign of the notation is written in double quotes, a quote inside it twice. A quote that is never
closed ends with its line, so one slip spoils one line and not the paste.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tmtui.model.text import clean

_BULLET = re.compile(r"\s*(?:[-*•]\s+|\d{1,3}[.)]\s+)")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_SIGNS = re.compile(r'[,:;"]|->|→|=>|^[-*•#+]|^\d{1,3}[.)]\s|\b(?:in|on|opens|by|carrying|x\d+)\b|×', re.IGNORECASE)


def entries(text: str) -> Iterator[tuple[int, str]]:
    """Yield line number, from 1, and text of every entry; blank ones and comments (`#`) are left out."""
    for number, line in enumerate(clean(text).replace("\t", " ").split("\n"), start=1):
        bullet = _BULLET.match(line)
        rest = line[bullet.end() :] if bullet else line
        if rest.lstrip().startswith("#"):
            continue
        yield from ((number, part) for part in split(rest, ";") if part)


def split(text: str, separator: str) -> list[str]:
    """Split at a separator that stands outside quotes; every part is stripped, empty ones stay."""
    parts, start = [], 0
    for at in _outside(text, separator):
        if at >= start:
            parts.append(text[start:at].strip())
            start = at + len(separator)
    parts.append(text[start:].strip())
    return parts


def halves(text: str, separator: str) -> tuple[str, str | None]:
    """Split at the first separator outside quotes; nothing as second half where there is none."""
    at = next(_outside(text, separator), None)
    return (text.strip(), None) if at is None else (text[:at].strip(), text[at + len(separator) :].strip())


def find(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Return all matches that begin outside quotes."""
    inside = _inside(text)
    return [match for match in pattern.finditer(text) if not inside[match.start()]]


def bare(text: str) -> str:
    """Return a name without its quotes, on one line."""
    found = text.strip()
    quoted = _QUOTED.fullmatch(found)
    return " ".join((quoted[1].replace('""', '"') if quoted else found.strip('"')).split())


def quoted(name: str) -> str:
    """Return a name as it has to be typed: in quotes where it holds a sign of the notation."""
    if name and not _SIGNS.search(name):
        return name
    return '"' + name.replace('"', '""') + '"'


def _inside(text: str) -> list[bool]:
    """For each character, whether it stands in quotes; a quote that is never closed quotes nothing."""
    inside = [False] * (len(text) + 1)
    for match in _QUOTED.finditer(text):
        for at in range(match.start(), match.end()):
            inside[at] = True
    return inside


def _outside(text: str, separator: str) -> Iterator[int]:
    inside = _inside(text) if '"' in text else None
    at = text.find(separator)
    while at >= 0:
        if inside is None or not inside[at]:
            yield at
        at = text.find(separator, at + 1)
