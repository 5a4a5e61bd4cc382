"""YAML blocks as located nodes in which every scalar is the text that was written.

`3.10` stays `3.10` and `no` stays `no`: types come from the schema of the block, never from YAML's guesses. The block
is read event by event, without constructing anything and without recursion, so aliases are never expanded and depth
and size are bounded before they cost anything. Anchors, aliases, tags, repeated keys and empty values are faults.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tmtui.banks.fault import Faults, quoted
from tmtui.model.errors import Place
from tmtui.model.text import clean

MAX_DEPTH = 8
MAX_NODES = 20_000
MAX_CHARACTERS = 200_000

_NEEDS_QUOTES = "Text with YAML signs needs quotes: `: ` or ` #` anywhere, or [ { & * ! | > % @ at its start."


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text, and where it stands."""

    text: str
    place: Place
    written: str = ""
    """The source it was read from, quotes and line breaks included."""
    broken: bool = False
    """It was reported already; whoever reads it keeps quiet."""

    def at(self, offset: int) -> Place:
        """Return the place of the character at `offset` of the text.

        Quotes, escapes and folded lines make text and source differ; they are walked side by side.
        """
        line, column = self.place.line, self.place.column
        position = 0
        for character in self.text[: offset + 1]:
            found = _next(self.written, position, character)
            if found < 0:
                break
            position = found + 1
        before = self.written[: max(position - 1, 0)]
        rows = before.count("\n")
        if rows:
            return Place(self.place.file, line + rows, len(before) - before.rfind("\n"))
        return Place(self.place.file, line, column + len(before))


def _next(source: str, start: int, character: str) -> int:
    """Find where in `source` the character continues; a space may stand for a whole folded line break."""
    if character.isspace():
        position = start
        while position < len(source) and not source[position].isspace():
            position += 1
        if position == len(source):
            return -1
        while position + 1 < len(source) and source[position + 1].isspace() and "\n" in source[start : position + 2]:
            position += 1
        return position
    return source.find(character, start)


@dataclass(frozen=True, slots=True)
class Listing:
    """A YAML sequence."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """A YAML mapping; each key once."""

    pairs: tuple[tuple[Scalar, Node], ...]
    place: Place


Node = Scalar | Listing | Mapping


@dataclass(slots=True)
class _Open:
    """A collection whose end was not reached yet."""

    place: Place
    is_mapping: bool
    items: list[Node] = field(default_factory=list)


class _TooMuchError(Exception):
    """The block was given up; the fault is recorded."""


def read_mapping(text: str, file: str, first_line: int, faults: Faults, what: str) -> Mapping | None:
    """Read a block whose root is a mapping.

    Args:
        text: the block without its fence.
        file: file name for places.
        first_line: line of the file on which `text` begins.
        faults: takes everything that is wrong.
        what: name of the block for messages, as `ask`.

    Returns:
        The mapping, or nothing when the block cannot be read at all (and a fault says why).
    """
    start = Place(file, first_line, 1)
    if len(text) > MAX_CHARACTERS:
        faults.error(start, f"this block is longer than {MAX_CHARACTERS:,} characters.", "Split the entry.")
        return None
    try:
        root = _Composer(text, file, first_line, faults).compose()
    except _TooMuchError:
        return None
    if root is None:
        faults.error(start, f"the `{what}` block is empty.", "Give its keys, one a line, as `key: value`.")
        return None
    if isinstance(root, Mapping):
        return root
    faults.error(root.place, f"the `{what}` block is not a list of keys.", "Write one `key: value` a line.")
    return None


class _Composer:
    """Turns the events of one block into nodes."""

    def __init__(self, text: str, file: str, first_line: int, faults: Faults) -> None:
        self.text, self.file, self.first_line, self.faults = text, file, first_line, faults
        self.open: list[_Open] = []
        self.root: Node | None = None
        self.nodes = 0

    def compose(self) -> Node | None:
        """Return the root node."""
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            for event in yaml.parse(self.text, Loader=loader):
                self._take(event)
        except yaml.MarkedYAMLError as error:
            place = self._place(error.problem_mark or error.context_mark)
            self.faults.error(place, f"this is not YAML: {error.problem or error.context}.", _NEEDS_QUOTES)
            raise _TooMuchError from error
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            # Characters or escapes that no text may hold; libyaml gives no place for them.
            self.faults.error(self._place(None), "this block holds a character that YAML does not allow.", "Remove it.")
            raise _TooMuchError from error
        return self.root

    def _place(self, mark: object) -> Place:
        line, column = getattr(mark, "line", 0), getattr(mark, "column", 0)
        return Place(self.file, self.first_line + line, column + 1)

    def _take(self, event: object) -> None:
        import yaml

        place = self._place(getattr(event, "start_mark", None))
        if isinstance(event, yaml.DocumentStartEvent):
            if self.root is not None:
                self.faults.error(place, "a second YAML document begins here.", "Remove the line `---`.")
                raise _TooMuchError
        elif isinstance(event, yaml.AliasEvent):
            self.faults.error(
                place, f"aliases are not used in banks: {quoted('*' + str(event.anchor))}.", "Write the value out."
            )
            self._add(Scalar("", place, broken=True))
        elif isinstance(event, yaml.NodeEvent):
            self._check_plain(event, place)
            if isinstance(event, yaml.ScalarEvent):
                self._add(self._scalar(event, place))
            else:
                self.open.append(_Open(place, isinstance(event, yaml.MappingStartEvent)))
                if len(self.open) > MAX_DEPTH:
                    self.faults.error(place, f"nested deeper than {MAX_DEPTH} levels.", "Nothing in a bank needs that.")
                    raise _TooMuchError
        elif isinstance(event, yaml.CollectionEndEvent):
            self._add(self._close(self.open.pop()))

    def _check_plain(self, event: object, place: Place) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            self.faults.error(
                place, f"anchors are not used in banks: {quoted('&' + str(anchor))}.", "Write the value out."
            )
        if tag is not None:
            self.faults.error(
                place,
                f"tags are not used in banks: {quoted(str(tag))}.",
                "Put the text in quotes; for a condition write `not`.",
            )

    def _scalar(self, event: object, place: Place) -> Scalar:
        value = clean(str(getattr(event, "value", ""))).strip()
        start = getattr(getattr(event, "start_mark", None), "index", 0)
        end = getattr(getattr(event, "end_mark", None), "index", 0)
        if value:
            return Scalar(value, place, self.text[start:end])
        if getattr(event, "tag", None) is None and getattr(event, "anchor", None) is None:
            self.faults.error(place, "a value is missing here.", "Give one, or leave the key out.")
        return Scalar("", place, broken=True)

    def _close(self, opened: _Open) -> Node:
        if not opened.is_mapping:
            return Listing(tuple(opened.items), opened.place)
        pairs: dict[str, tuple[Scalar, Node]] = {}
        for key, value in _paired(opened.items):
            if not isinstance(key, Scalar):
                self.faults.error(key.place, "a key has to be a plain text.")
            elif key.text in pairs:
                first = pairs[key.text][0].place.line
                self.faults.error(
                    key.place, f"the key {quoted(key.text)} is given twice, first on line {first}.", "Keep one."
                )
            elif not key.broken:
                pairs[key.text] = (key, value)
        if not opened.items:
            self.faults.error(opened.place, "`{}` holds nothing.", "Give a key, or leave it out.")
        return Mapping(tuple(pairs.values()), opened.place)

    def _add(self, node: Node) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.faults.error(node.place, f"more than {MAX_NODES:,} values in one block.", "Split the entry.")
            raise _TooMuchError
        if self.open:
            self.open[-1].items.append(node)
        else:
            self.root = node


def _paired(items: list[Node]) -> Iterator[tuple[Node, Node]]:
    return zip(items[::2], items[1::2], strict=True)
