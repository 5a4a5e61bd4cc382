"""The one way YAML comes in, for the blocks of banks and for answers files: located nodes, or located faults.

A document is read event by event, without constructing anything and without recursion, so aliases are never expanded,
and depth and size are bounded before they cost anything. Anchors, aliases, tags and repeated keys are always faults;
what else is one, and how much is taken, is said by the rules of whoever reads.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import Any

from tmtui.banks.fault import FAULT_LIMIT, Faults, quoted
from tmtui.banks.yaml_nodes import Listing, Mapping, Node, Scalar
from tmtui.model.errors import Place
from tmtui.model.frozen import changing, frozen
from tmtui.model.text import clean

_NEEDS_QUOTES = "Text with YAML signs needs quotes: `: ` or ` #` anywhere, or [ { & * ! | > % @ at its start."
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


@frozen
class Rules:
    """How much is taken, and what is refused."""

    what: str
    """What is read, for messages: `block`, `file`."""
    characters: int
    depth: int
    """Most lists and mappings inside one another."""
    values: int
    """Most scalars, lists and mappings together."""
    allows_empty: bool = False
    """A value may be left out and a mapping may hold nothing; whoever reads the nodes decides what that means."""
    about_tags: str = "Put the text in quotes."
    """What to do instead of a tag, which mostly is a text that begins with `!`."""


def read_nodes(text: str, start: Place, rules: Rules, faults: Faults) -> Node | None:
    """Read one YAML document.

    Args:
        text: the document.
        start: where in its file the document begins; it begins a line.
        rules: what is taken.
        faults: takes everything that is wrong.

    Returns:
        The root, or nothing for an empty document and for one that was given up; the second is a fault.
    """
    if len(text) > rules.characters:
        faults.error(start, f"this {rules.what} is longer than {rules.characters:,} characters.", "Split it.")
        return None
    try:
        return _Composer(text, start, rules, faults).compose()
    except _TooMuchError:
        return None


class _TooMuchError(Exception):
    """The document was given up; the fault is recorded."""


@changing
class _Open:
    """A collection whose end was not reached yet."""

    place: Place
    is_mapping: bool
    items: list[Node] = field(default_factory=list)


class _Composer:
    """Turns the events of one document into nodes."""

    def __init__(self, text: str, start: Place, rules: Rules, faults: Faults) -> None:
        import yaml

        self.yaml = yaml
        self.text, self.start, self.rules, self.faults = text, start, rules, faults
        self.open: list[_Open] = []
        self.root: Node | None = None
        self.values = 0
        self.most_faults = len(faults.found) + FAULT_LIMIT

    def compose(self) -> Node | None:
        """Return the root node."""
        yaml = self.yaml
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            for event in yaml.parse(self.text, Loader=loader):
                self._take(event)
        except yaml.MarkedYAMLError as error:
            place = self._place(error.problem_mark or error.context_mark)
            raise self._given_up(place, f"this is not YAML: {error.problem or error.context}.", _NEEDS_QUOTES) from None
        except (yaml.YAMLError, ValueError, OverflowError):
            # libyaml tells where in bytes, or not at all
            found = _FORBIDDEN.search(self.text)
            before = self.text[: found.start()] if found is not None else ""
            place = self._at(before.count("\n"), len(before) - before.rfind("\n") - 1)
            message = f"this {self.rules.what} holds a character that YAML does not allow."
            raise self._given_up(place, message, "Remove it.") from None
        return self.root

    def _at(self, line: int, column: int) -> Place:
        return Place(self.start.file, self.start.line + line, column + 1)

    def _place(self, mark: object) -> Place:
        return self._at(getattr(mark, "line", 0), getattr(mark, "column", 0))

    def _fault(self, place: Place, message: str, suggestion: str) -> None:
        self.faults.error(place, message, suggestion)
        if len(self.faults.found) >= self.most_faults:
            raise _TooMuchError

    def _given_up(self, place: Place, message: str, suggestion: str) -> _TooMuchError:
        self.faults.error(place, message, suggestion)
        return _TooMuchError()

    def _take(self, event: Any) -> None:
        if isinstance(event, self.yaml.ScalarEvent):
            # Nine of ten events are texts; nothing else is asked about them.
            mark: Any = event.start_mark
            place = Place(self.start.file, self.start.line + mark.line, mark.column + 1)
            if event.anchor is not None or event.tag is not None:
                self._check_plain(event, place)
            self._add(self._scalar(event, place))
            return
        place = self._place(event.start_mark)
        if isinstance(event, self.yaml.DocumentStartEvent):
            if self.root is not None:
                raise self._given_up(place, "a second YAML document begins here.", "Remove the line `---`.")
        elif isinstance(event, self.yaml.AliasEvent):
            self._fault(place, f"aliases are not taken: {quoted('*' + str(event.anchor))}.", "Write the value out.")
            self._add(Scalar("", place, broken=True))
        elif isinstance(event, self.yaml.CollectionStartEvent):
            self._check_plain(event, place)
            self.open.append(_Open(place, isinstance(event, self.yaml.MappingStartEvent)))
            if len(self.open) > self.rules.depth:
                message = f"nested deeper than {self.rules.depth} levels."
                raise self._given_up(place, message, "Nothing needs that; are all brackets closed?")
        elif isinstance(event, self.yaml.CollectionEndEvent):
            self._add(self._close(self.open.pop()))

    def _check_plain(self, event: Any, place: Place) -> None:
        if event.anchor is not None:
            self._fault(place, f"anchors are not taken: {quoted('&' + str(event.anchor))}.", "Write the value out.")
        if event.tag is not None:
            self._fault(place, f"tags are not taken: {quoted(str(event.tag))}.", self.rules.about_tags)

    def _scalar(self, event: Any, place: Place) -> Scalar:
        value = clean(event.value).strip()
        if value or self.rules.allows_empty:
            return Scalar(value, place, self.text[event.start_mark.index : event.end_mark.index])
        if event.tag is None and event.anchor is None:
            self._fault(place, "a value is missing here.", "Give one, or leave the key out.")
        return Scalar("", place, broken=True)

    def _close(self, opened: _Open) -> Node:
        if not opened.is_mapping:
            return Listing(tuple(opened.items), opened.place)
        pairs: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(opened.items[::2], opened.items[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._fault(key.place, "a key has to be a text.", "Put quotes around it.")
            elif key.text in pairs:
                first = pairs[key.text][0].place.line
                self._fault(
                    key.place, f"the key {quoted(key.text)} is given twice, first on line {first}.", "Keep one."
                )
            elif not key.broken:
                pairs[key.text] = (key, value)
        if not opened.items and not self.rules.allows_empty:
            self._fault(opened.place, "`{}` holds nothing.", "Give a key, or leave it out.")
        return Mapping(tuple(pairs.values()), opened.place)

    def _add(self, node: Node) -> None:
        self.values += 1
        if self.values > self.rules.values:
            message = f"more than {self.rules.values:,} values in one {self.rules.what}."
            raise self._given_up(node.place, message, "Split it.")
        if self.open:
            self.open[-1].items.append(node)
        else:
            self.root = node
