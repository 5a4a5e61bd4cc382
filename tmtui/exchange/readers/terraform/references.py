"""What refers to what: by ids where they are known, and by the expressions of the configuration where they are not yet.

A plan knows few ids, because most are given when a thing is made. Its configuration says instead which resource an
argument takes its value from; arguments and outputs of modules are followed through.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from tmtui.exchange.incoming.plain import Plain, items, mapping, maps, text
from tmtui.exchange.readers.terraform.resources import DATA, DEPTH, Resource, without_index
from tmtui.model.frozen import changing

_IDS = ("id", "arn", "self_link", "invoke_arn", "execution_arn", "unique_id", "principal_id", "email", "fqdn",
        "qualified_arn", "endpoint", "dns_name", "address", "bucket_domain_name",
        "bucket_regional_domain_name")  # fmt: skip
"""Values that name a resource in others."""

_SHORTEST = 6
"""Characters below which a value is too common to name anything."""

_LONGEST = 500
"""Characters of a reference that are looked at."""

MOST = 200_000
"""Links of a file beyond which no more are followed."""


@changing
class _Module:
    """A module of the configuration."""

    body: dict[str, Plain]
    path: str
    parent: _Module | None = None
    call: dict[str, Plain] = field(default_factory=dict)
    """The arguments it is called with."""
    children: dict[str, _Module] = field(default_factory=dict)


def link(resources: list[Resource], configuration: Plain) -> None:
    """Fill in what every resource refers to."""
    by_base: dict[str, list[Resource]] = {}
    by_id: dict[str, Resource | None] = {}
    for each in resources:
        by_base.setdefault(each.base, []).append(each)
        for key in _IDS:
            value = each.values.get(key)
            if isinstance(value, str) and len(value) >= _SHORTEST:
                by_id[value] = each if by_id.get(value, each) is each else None
    for each in resources:
        for key, value in _strings(each.values, "", 0):
            other = by_id.get(value)
            if other is not None and other is not each:
                each.links.setdefault(other.address, (other, key))
    left = MOST
    for module in _all(_tree(mapping(mapping(configuration).get("root_module")), "", None, {}, 0)):
        for one in maps(module.body.get("resources")):
            prefix = f"{module.path}." if module.path else ""
            here = by_base.get(prefix + text(one.get("address")), [])
            for (key, base), indexes in (_named(module, one) if here else {}).items():
                for source in here:
                    for other in _same_place(source, by_base.get(base, []), indexes - {""}):
                        if other is not source and left:
                            left -= 1
                            source.links.setdefault(other.address, (other, key))


def _named(module: _Module, one: dict[str, Plain]) -> dict[tuple[str, str], set[str]]:
    """Return what a resource refers to: key and address without index, and the indexes that were written."""
    found: dict[tuple[str, str], set[str]] = {}
    for key, reference in _references(one.get("expressions"), "", 0):
        for address in _resolve(module, reference, 0):
            # Terraform lists `web[0].id`, `web[0]` and `web` for one reference: the narrowest says what is meant.
            found.setdefault((key, without_index(address)), set()).add(_index_at_end(address))
    return found


def _index_at_end(address: str) -> str:
    return address.rpartition("[")[2].removesuffix("]") if address.endswith("]") else ""


def _same_place(source: Resource, targets: list[Resource], indexes: set[str]) -> list[Resource]:
    """Return the instances that are named, else the one in the same place where there is one, else all."""
    if indexes:
        return [each for each in targets if each.index in indexes] or targets
    same = [each for each in targets if each.index and each.index == source.index]
    return same or targets


def _tree(body: dict[str, Plain], path: str, parent: _Module | None, call: dict[str, Plain], depth: int) -> _Module:
    module = _Module(body, path, parent, call)
    for name, value in mapping(body.get("module_calls")).items():
        if depth < DEPTH:
            inside = mapping(mapping(value).get("module"))
            where = f"{path}.module.{name}" if path else f"module.{name}"
            module.children[name] = _tree(inside, where, module, mapping(mapping(value).get("expressions")), depth + 1)
    return module


def _all(module: _Module) -> Iterator[_Module]:
    yield module
    for child in module.children.values():
        yield from _all(child)


def _resolve(module: _Module, reference: str, depth: int) -> Iterator[str]:
    """Yield the addresses of the resources behind a reference, without indexes."""
    parts = _split(reference)
    prefix = f"{module.path}." if module.path else ""
    if depth > DEPTH or len(parts) < 2:
        return
    name = without_index(parts[1])
    if parts[0] == "var":
        if module.parent is not None:
            for _, each in _references(module.call.get(name), "", 0):
                yield from _resolve(module.parent, each, depth + 1)
    elif parts[0] == "module":
        child = module.children.get(name)
        if child is not None and len(parts) > 2:
            output = mapping(mapping(child.body.get("outputs")).get(without_index(parts[2])))
            for _, each in _references(output.get("expression"), "", 0):
                yield from _resolve(child, each, depth + 1)
    elif parts[0] == DATA and len(parts) > 2:
        yield f"{prefix}data.{parts[1]}.{parts[2]}"
    elif parts[0] not in ("local", "each", "count", "path", "self", "terraform"):
        yield f"{prefix}{parts[0]}.{parts[1]}"


def _split(reference: str) -> list[str]:
    """Split a reference at its dots, but not at those inside an index."""
    parts, depth = [""], 0
    for character in reference[:_LONGEST]:
        depth += {"[": 1, "]": -1}.get(character, 0)
        if character == "." and depth <= 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def _references(value: Plain, key: str, depth: int) -> Iterator[tuple[str, str]]:
    """Yield every reference in an expression with the key it stands under."""
    if depth > DEPTH:
        return
    if isinstance(value, list):
        for each in value:
            yield from _references(each, key, depth + 1)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name == "references":
                yield from ((key, text(one)) for one in items(each))
            elif name != "constant_value":
                yield from _references(each, name, depth + 1)


def _strings(value: Plain, key: str, depth: int) -> Iterator[tuple[str, str]]:
    """Yield every text in some values with the key it stands under."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, list) and depth <= DEPTH:
        for each in value:
            yield from _strings(each, key, depth + 1)
    elif isinstance(value, dict) and depth <= DEPTH:
        for name, each in value.items():
            yield from _strings(each, name, depth + 1)
