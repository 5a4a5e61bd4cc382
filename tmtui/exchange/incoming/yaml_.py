"""YAML from elsewhere: plain values with their lines, or one clear error.

Other tools' files use anchors, aliases, merge keys and tags, which our own do not allow. A document is read event by
event without recursion; an alias shares its value, and what everything would come to when written out is counted, so a
file of a few lines cannot unfold into gigabytes. Nothing is constructed from a tag.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import Any

from tmtui.banks.fault import quoted
from tmtui.exchange.incoming.document import Document, text_of
from tmtui.exchange.incoming.plain import LocatedList, LocatedMap, Plain
from tmtui.model.errors import BadInput, Place
from tmtui.model.frozen import changing, frozen
from tmtui.model.text import one_line

LIMIT = 20_000_000
"""Bytes of the largest YAML file."""
DEPTH = 100
"""Most collections inside one another."""
VALUES = 2_000_000
"""Most values, aliases counted as often as they are used."""

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:[0-9]{1,18})?\.[0-9]{1,18}(?:[eE][-+]?[0-9]{1,3})?|[-+]?[0-9]{1,18}[eE][-+]?[0-9]{1,3}")
_STANDARD = "tag:yaml.org,2002:"
_MERGE = "<<"


@frozen
class YamlFile:
    """The documents of a file."""

    documents: tuple[Plain, ...]
    """Empty ones are left out."""
    lines: tuple[int, ...]
    """On which line each begins."""
    tags: tuple[tuple[str, int], ...] = ()
    """Tags that mean something to another tool and nothing here, with their lines."""


@changing
class _Open:
    """A collection whose end was not reached yet."""

    value: LocatedMap | LocatedList
    anchor: str | None
    size: int = 1
    key: str | None = None
    """The key that waits for its value."""
    key_line: int = 0
    merged: list[tuple[Plain, int]] = field(default_factory=list)
    """Mappings whose keys are taken over where they are not given."""


def read_yaml(document: Document) -> YamlFile:
    """Return the documents of a YAML file.

    Raises:
        BadInput: when it is no YAML, repeats a key, or comes to more than anybody writes.
    """
    import yaml

    text = text_of(document, LIMIT)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    composer = _Composer(document.file)
    try:
        for event in yaml.parse(text, Loader=loader):
            composer.take(event)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(document.file, mark.line + 1, mark.column + 1) if mark is not None else document.start
        problem = one_line(str(getattr(error, "problem", "") or error))[:200]
        raise BadInput(f"this is not YAML: {problem}", place=place, remedy="Check that the file is whole.") from None
    return YamlFile(tuple(composer.documents), tuple(composer.lines), tuple(composer.tags))


class _Composer:
    """Turns events into plain values."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.documents: list[Plain] = []
        self.lines: list[int] = []
        self.tags: list[tuple[str, int]] = []
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Plain, int]] = {}
        self._total = 0

    def take(self, event: Any) -> None:
        """Take the next event."""
        name = type(event).__name__
        line = event.start_mark.line + 1
        if name == "ScalarEvent":
            value = _scalar(event)
            self._keep(event, value, 1)
            self._put(value, 1, line, event.value if isinstance(event.value, str) else "")
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            if len(self._open) >= DEPTH:
                raise self._error(line, f"more than {DEPTH} collections lie inside one another")
            self._note_tag(event, line)
            made = LocatedMap(line) if name == "MappingStartEvent" else LocatedList(line)
            self._open.append(_Open(made, event.anchor))
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            self._close(line)
        elif name == "AliasEvent":
            if event.anchor not in self._anchors:
                raise self._error(
                    line, f"the alias {quoted(event.anchor)} stands inside what it names, or names nothing"
                )
            value, size = self._anchors[event.anchor]
            self._put(value, size, line, "")
        elif name == "DocumentStartEvent":
            self._anchors.clear()

    def _close(self, line: int) -> None:
        done = self._open.pop()
        for merged, at in done.merged:
            self._merge(done, merged, at)
        if done.anchor:
            self._anchors[done.anchor] = (done.value, done.size)
        self._put(done.value, done.size, done.value.line, "")

    def _put(self, value: Plain, size: int, line: int, written: str) -> None:
        """Put a finished value where it belongs."""
        self._total += 1
        if size > VALUES or self._total > VALUES:
            raise self._error(line, f"the file comes to more than {VALUES:,} values")
        if not self._open:
            if value is not None:
                self.documents.append(value)
                self.lines.append(line)
            return
        parent = self._open[-1]
        parent.size += size
        if isinstance(parent.value, LocatedList):
            parent.value.append(value)
            parent.value.lines.append(line)
        elif parent.key is None:
            if isinstance(value, (dict, list)):
                raise self._error(line, "a key is a list or a mapping")
            parent.key, parent.key_line = written, line
        else:
            self._set(parent, parent.value, value)
            parent.key = None

    def _set(self, parent: _Open, into: LocatedMap, value: Plain) -> None:
        key = parent.key or ""
        if key == _MERGE and isinstance(value, (dict, list)):
            parent.merged.append((value, parent.key_line))
            return
        if key in into:
            raise self._error(parent.key_line, f"the key {quoted(key)} stands twice in one mapping")
        into[key] = value
        into.lines[key] = parent.key_line

    def _merge(self, done: _Open, merged: Plain, line: int) -> None:
        """Take over the keys of a merged mapping that are not given; the first of several wins."""
        into = done.value
        if not isinstance(into, LocatedMap):
            return
        for source in merged if isinstance(merged, list) else [merged]:
            if not isinstance(source, dict):
                raise self._error(line, "`<<` takes a mapping, or a list of them")
            for key, value in source.items():
                if key not in into:
                    into[key] = value
                    into.lines[key] = line

    def _keep(self, event: Any, value: Plain, size: int) -> None:
        self._note_tag(event, event.start_mark.line + 1)
        if event.anchor:
            self._anchors[event.anchor] = (value, size)

    def _note_tag(self, event: Any, line: int) -> None:
        if event.tag and event.tag != "!" and not event.tag.startswith(_STANDARD):
            self.tags.append((one_line(event.tag)[:80], line))

    def _error(self, line: int, message: str) -> BadInput:
        return BadInput(message, place=Place(self.file, line), remedy="It cannot be read; simplify the file.")


def _scalar(event: Any) -> Plain:
    """Return what a scalar means: only what every version of YAML agrees on is more than text."""
    written: str = event.value
    tag = (event.tag or "").removeprefix(_STANDARD)
    if tag == "str" or (event.style and not event.tag) or (event.tag == "!"):
        return written
    lowered = written.lower()
    if lowered in ("", "~", "null"):
        return None
    if lowered in ("true", "false"):
        return lowered == "true"
    if _INTEGER.fullmatch(written):
        return int(written)
    return float(written) if _FLOAT.fullmatch(written) else written
