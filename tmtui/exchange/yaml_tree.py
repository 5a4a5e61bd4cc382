"""YAML as a tree of places: every scalar a string, and nothing a hostile file could make expensive.

The tree is built from the parser's events, one at a time, so that a file nested a million deep or one that multiplies
itself through aliases is refused before it costs anything, and `3.10`, `no` and `12:30` stay what was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from tmtui.exchange.faults import FAULT_LIMIT, Fault, FileErrors, quoted
from tmtui.model.errors import Place

SIZE_LIMIT = 20_000_000
"""Most characters of a file."""
DEPTH_LIMIT = 20
"""Most levels of nesting; an answers file needs five."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, as it was written."""

    place: Place
    text: str
    quoted: bool = False
    """Written in quotes or as a block: an empty one was meant."""


@dataclass(slots=True)
class Sequence:
    """A list."""

    place: Place
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys and values in the order of the file; keys are scalars, each once."""

    place: Place
    items: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def read_tree(text: str, file: str) -> Node | None:
    """Read one YAML document; nothing for an empty one.

    Raises:
        FileErrors: broken YAML, a second document, anchors, aliases, tags, repeated keys, keys that are no text, or
            more than the limits allow.
    """
    if len(text) > SIZE_LIMIT:
        raise FileErrors([Fault(Place(file), f"the file has {len(text):,} characters, {SIZE_LIMIT:,} are taken")])
    text = text.encode("utf-8", "replace").decode()  # a lone surrogate cannot be written, so it cannot be meant
    builder = _Builder(file)
    try:
        for event in _events(text):
            builder.take(event)
            if len(builder.faults) >= FAULT_LIMIT:
                break
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark is not None else Place(file)
        message = " ".join(part for part in (error.context, error.problem) if part)
        hint = "A text that holds `: `, `#`, `{`, `[` or begins with a sign needs quotes."
        raise FileErrors([*builder.faults, Fault(place, f"this is not YAML: {message}.", hint)]) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        position = getattr(error, "position", None)
        before = text[:position] if isinstance(position, int) else ""
        place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n")) if before else Place(file, 1)
        message = "a character or an escape that no YAML file may hold."
        raise FileErrors([Fault(place, message, "Remove it.")]) from None
    if builder.faults:
        raise FileErrors(builder.faults)
    return builder.root


def _events(text: str) -> Iterator[yaml.Event]:
    """Yield the parser's events, from libyaml where it is there."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    yield from yaml.parse(text, Loader=loader)


class _Builder:
    """Puts events together; keeps its own stack, so depth costs memory and never the interpreter's stack."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._stack: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []
        """For each open mapping the key whose value comes next."""
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents == 2:
                raise FileErrors(
                    [*self.faults, Fault(self._place(event), "a second document begins here.", "Keep one.")]
                )
            return
        if isinstance(event, yaml.AliasEvent):
            self._fault(event, "an alias (`*name`) is not taken.", "Write the value out.")
            self._add(Scalar(self._place(event), "", quoted=True))
            return
        if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            self._stack.pop()
            self._keys.pop()
            return
        if not isinstance(event, (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            return
        if event.anchor is not None:
            self._fault(
                event, f"an anchor (`&{event.anchor[:40]}`) is not taken.", "Write the value out where it is used."
            )
        if event.tag is not None and not (isinstance(event, yaml.ScalarEvent) and event.tag == "!"):
            self._fault(event, f"a tag ({quoted(event.tag)}) is not taken.", "Leave it out.")
        place = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            self._add(Scalar(place, event.value, quoted=event.style not in (None, "")))
            return
        node = Sequence(place) if isinstance(event, yaml.SequenceStartEvent) else Mapping(place)
        self._add(node)
        self._stack.append(node)
        self._keys.append(None)
        if len(self._stack) > DEPTH_LIMIT:
            message = f"lists and mappings are nested deeper than {DEPTH_LIMIT} levels."
            raise FileErrors([*self.faults, Fault(place, message, "Close the brackets that were opened.")])

    def _add(self, node: Node) -> None:
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is not None:
            self._keys[-1] = None
            earlier = parent.items.get(key.text)
            if earlier is None:
                parent.items[key.text] = (key, node)
            else:
                message = f"{quoted(key.text)} stands here a second time; the first is in line {earlier[0].place.line}."
                self.faults.append(Fault(key.place, message, "Keep one of them."))
        elif isinstance(node, Scalar):
            self._keys[-1] = node
        else:
            self.faults.append(Fault(node.place, "a key has to be a text.", "Put quotes around it."))
            self._keys[-1] = Scalar(node.place, f"\0{node.place}")  # keeps keys and values in step until the end

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1) if mark is not None else Place(self.file)

    def _fault(self, event: yaml.Event, message: str, suggestion: str) -> None:
        self.faults.append(Fault(self._place(event), message, suggestion))
