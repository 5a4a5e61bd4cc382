"""The resources of a plan or a state, modules unfolded, without any value that is marked as sensitive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tmtui.exchange.incoming.plain import Plain, items, mapping, maps, text, truth

DEPTH = 60
"""Most modules inside one another."""

_INDEX = re.compile(r"\[(?:\d+|\"[^\"]*\")\]")

MANAGED = "managed"
DATA = "data"


@dataclass(slots=True, eq=False)
class Resource:
    """One instance of a resource."""

    address: str
    type: str
    name: str
    module: str
    """Address of its module, without indexes; empty for the root."""
    index: str
    """Its place in `count` or `for_each`; empty where there is one of it."""
    mode: str
    values: dict[str, Plain]
    """What is known of it, sensitive values left out."""
    pointer: str
    links: dict[str, tuple[Resource, str]] = field(default_factory=dict)
    """Address of what it refers to: that resource, and under which key it does."""

    @property
    def base(self) -> str:
        """Its address without indexes, as configurations write it."""
        return without_index(self.address)

    def linked(self, *types: str, key: str = "") -> list[Resource]:
        """Return what it refers to, of some types, and under a key where one is given."""
        return [
            other
            for other, under in self.links.values()
            if (not types or other.type in types) and (not key or under == key)
        ]

    def flag(self, *path: str) -> bool | None:
        """Return a yes or no that lies in its values; blocks are lists of one."""
        return truth(self.look(*path))

    def word(self, *path: str) -> str:
        """Return a text that lies in its values; empty where it is not known."""
        return text(self.look(*path))

    def look(self, *path: str) -> Plain:
        """Return what lies in its values; of blocks that may be repeated, the first."""
        value: Plain = self.values
        for key in path:
            value = value[0] if isinstance(value, list) and value else value
            value = mapping(value).get(key)
        return value

    @property
    def tags(self) -> dict[str, str]:
        """Its tags or labels."""
        given = mapping(self.values.get("tags")) or mapping(self.values.get("labels"))
        return {key: text(value) for key, value in given.items()}


def without_index(address: str) -> str:
    """Return an address without the places in `count` and `for_each`."""
    return _INDEX.sub("", address)


def resources_of(top: dict[str, Plain]) -> list[Resource]:
    """Return the resources of a plan, a state, or a state file; data sources too."""
    if isinstance(top.get("planned_values"), dict):
        found = list(_modules(mapping(top["planned_values"]).get("root_module"), "#/planned_values/root_module", 0))
        before = mapping(mapping(top.get("prior_state")).get("values")).get("root_module")
        seen = {each.address for each in found}
        read = _modules(before, "#/prior_state/values/root_module", 0)
        return found + [each for each in read if each.mode == DATA and each.address not in seen]
    if isinstance(top.get("values"), dict):
        return list(_modules(mapping(top["values"]).get("root_module"), "#/values/root_module", 0))
    return list(_state_file(top))


def _modules(value: Plain, pointer: str, depth: int) -> Iterator[Resource]:
    module = mapping(value)
    if depth > DEPTH:
        return
    inside = without_index(text(module.get("address")))
    for number, each in enumerate(maps(module.get("resources"))):
        address, kind = text(each.get("address")), text(each.get("type"))
        if address and kind:
            index = _index(each.get("index"))
            values = shown(mapping(each.get("values")), each.get("sensitive_values"))
            yield Resource(address, kind, text(each.get("name")) or kind, inside, index,
                           text(each.get("mode")) or MANAGED, values, f"{pointer}/resources/{number}")  # fmt: skip
    for number, child in enumerate(maps(module.get("child_modules"))):
        yield from _modules(child, f"{pointer}/child_modules/{number}", depth + 1)


def _state_file(top: dict[str, Plain]) -> Iterator[Resource]:
    """Yield the resources of a file as Terraform keeps it."""
    for number, each in enumerate(maps(top.get("resources"))):
        kind, name, mode = text(each.get("type")), text(each.get("name")), text(each.get("mode")) or MANAGED
        module = without_index(text(each.get("module")))
        for instance in maps(each.get("instances")):
            index = _index(instance.get("index_key"))
            values = dict(mapping(instance.get("attributes")))
            for path in items(instance.get("sensitive_attributes")):
                step = next((text(part.get("value")) for part in maps(path)), "")
                values.pop(step, None)
            prefix = f"{module}." if module else ""
            address = f"{prefix}{'data.' if mode == DATA else ''}{kind}.{name}{f'[{index}]' if index else ''}"
            if kind:
                yield Resource(address, kind, name or kind, module, index, mode, values, f"#/resources/{number}")


def _index(value: Plain) -> str:
    return f'"{value}"' if isinstance(value, str) else text(value)


def shown(values: dict[str, Plain], sensitive: Plain, depth: int = 0) -> dict[str, Plain]:
    """Return values without those that are marked as sensitive."""
    marks = mapping(sensitive)
    if sensitive is True or depth > DEPTH:
        return {}
    found: dict[str, Plain] = {}
    for key, value in values.items():
        mark = marks.get(key)
        if mark is not True:
            found[key] = _without(value, mark, depth) if mark else value
    return found


def _without(value: Plain, mark: Plain, depth: int) -> Plain:
    if mark is True:
        return None
    if isinstance(value, dict):
        return shown(value, mark, depth + 1)
    if isinstance(value, list) and isinstance(mark, list) and depth <= DEPTH:
        marks: list[Plain] = [*mark, *([None] * len(value))]
        return [_without(each, one, depth + 1) for each, one in zip(value, marks, strict=False)]
    return value
