"""Placeholders in texts of banks: `{source}`, `{name}`, `{zone.name}`, outside code.

Code is what Markdown takes for code: fenced blocks and spans of backticks. A backslash before the brace keeps it as it
is. What is filled in is plain text of people, so fill after Markdown was parsed, never before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tmtui.banks.expression.tree import Path

_PLACEHOLDER = re.compile(r"(?<!\\)\{([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*){0,2})\}")
_GENERAL = {
    "model": "this system", "zone": "this place", "component": "this component", "flow": "this flow",
    "data": "this data", "identity": "this account", "actor": "this attacker",
}  # fmt: skip
"""What a subject of each kind is called where no single one is meant."""
_FIRST_WORD = re.compile(r"(?:^|(?<=[.!?] ))this (?=component|system|place|flow|data|account|attacker)")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_TICKS = re.compile(r"`+")


def names(template: str) -> tuple[Path, ...]:
    """Return the paths that a text asks for, each once, in order."""
    found = [
        tuple(match[1].split(".")) for plain, text in _split(template) if plain for match in _PLACEHOLDER.finditer(text)
    ]
    return tuple(dict.fromkeys(found))


def fill(template: str, lookup: Callable[[Path], str]) -> str:
    """Return the text with every placeholder outside code replaced by what `lookup` says."""

    def replaced(match: re.Match[str]) -> str:
        return lookup(tuple(match[1].split(".")))

    return "".join(_PLACEHOLDER.sub(replaced, text) if plain else text for plain, text in _split(template))


def in_general(template: str, of: str) -> str:
    """Return the text as it reads where no single subject is meant: `Where does this component keep its logs?`.

    Args:
        template: a text of a bank.
        of: kind of the subjects it is about.
    """
    if "{" not in template:
        return template
    words = {"name": _GENERAL.get(of, "it"), "source": "the caller", "target": "the called side"}
    return _FIRST_WORD.sub("This ", fill(template, lambda path: words.get(path[0], "this")))


def _split(template: str) -> Iterator[tuple[bool, str]]:
    """Yield stretches of the text and whether they are plain, that is, not code."""
    if "`" not in template and "~~~" not in template:
        yield True, template
        return
    plain: list[str] = []
    fence = ""
    for line in template.splitlines(keepends=True):
        match = _FENCE.match(line)
        if fence:
            yield False, line
            closes = match is not None and match[1][0] == fence[0] and len(match[1]) >= len(fence)
            if closes and not line.strip().strip(fence[0]):
                fence = ""
        elif match is not None and not (match[1][0] == "`" and "`" in line[match.end() :]):
            yield from _spans("".join(plain))
            plain = []
            fence = match[1]
            yield False, line
        else:
            plain.append(line)
            if not line.strip():
                # A code span never reaches over the end of a paragraph.
                yield from _spans("".join(plain))
                plain = []
    yield from _spans("".join(plain))


def _spans(text: str) -> Iterator[tuple[bool, str]]:
    """Split one paragraph at its code spans: runs of backticks of equal length."""
    runs = list(_TICKS.finditer(text))
    later: dict[int, list[int]] = {}
    for number in range(len(runs) - 1, -1, -1):
        later.setdefault(len(runs[number][0]), []).append(number)
    position = number = 0
    while number < len(runs):
        same = later[len(runs[number][0])]
        while same and same[-1] <= number:
            same.pop()
        escaped = runs[number].start() > 0 and text[runs[number].start() - 1] == "\\"
        if not same or escaped:
            number += 1
            continue
        start, end = runs[number].start(), runs[same[-1]].end()
        yield True, text[position:start]
        yield False, text[start:end]
        position, number = end, same[-1] + 1
    if position < len(text):
        yield True, text[position:]
