"""A bank to plain JSON values and back, exactly.

Each dataclass is written as the list of its fields in order, driven by the declared types, so a field somebody adds is
carried without a change here. What `LATE` names can be kept apart, as text, and be read when somebody looks for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from functools import cache, partial
from types import UnionType
from typing import Any as Anything
from typing import Union, cast, get_args, get_origin, get_type_hints

from tmtui.banks.bank import Bank
from tmtui.banks.expression import tree
from tmtui.banks.late import Late
from tmtui.model.undisturbed import undisturbed

LATE = ("rules", "controls")
"""Fields of a bank that no first question needs; half of it."""

_NODES: tuple[type, ...] = (
    tree.Compare, tree.Truth, tree.Member, tree.Contains, tree.Known,
    tree.Quantified, tree.Constant, tree.All, tree.Any,
)  # fmt: skip

Encode = Callable[[Anything], Anything]
Decode = Callable[[Anything], Anything]


def to_json(bank: Bank) -> list[Anything]:
    """Return a bank as lists, texts and numbers that `json` can write."""
    return cast(list[Anything], _encode(bank))


def from_json(plain: object, late: Sequence[str] = ()) -> Bank:
    """Return the bank that `to_json` gave `plain` for.

    Args:
        plain: what was read.
        late: the texts that `set_apart` took out of it; they are taken to be whole.

    Raises:
        ValueError, TypeError, KeyError, IndexError: when `plain` is anything else.
    """
    bank = cast(Bank, _decoder(Bank)(plain))
    # The type checker cannot see which fields these are.
    apart: Anything = {name: Late(partial(_read, name, text)) for name, text in zip(LATE, late, strict=False)}
    return replace(bank, **apart)


def set_apart(plain: list[Anything]) -> tuple[list[Anything], list[str]]:
    """Return what `to_json` gave without the fields of `LATE`, and these as texts without a line break."""
    places = [[field.name for field in fields(Bank)].index(name) for name in LATE]
    texts = [json.dumps(plain[at], ensure_ascii=False, separators=(",", ":")) for at in places]
    return [[] if at in places else each for at, each in enumerate(plain)], texts


@undisturbed
def _read(name: str, text: str) -> Mapping[Anything, Anything]:
    read: Mapping[Anything, Anything] = _decoder(_hints(Bank)[name])(json.loads(text))
    return read


@cache
def _hints(each: type) -> Mapping[str, Anything]:
    declared = {field.name: field.type for field in fields(each)}
    return get_type_hints(each) if any(isinstance(hint, str) for hint in declared.values()) else declared


def _encode(value: Anything) -> Anything:
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if isinstance(value, Mapping):
        return [[_encode(key), _encode(item)] for key, item in value.items()]
    plain = [_encode(getattr(value, field.name)) for field in fields(value)]
    return [_NODES.index(type(value)), *plain] if isinstance(value, _NODES) else plain


@cache
def _decoder(hint: Anything) -> Decode:
    """Return the function that reads a value of a type from JSON."""
    origin = get_origin(hint)
    if origin in (UnionType, Union):
        return _union(get_args(hint))
    if origin is tuple:
        return _tuple(get_args(hint))
    if origin is frozenset:
        return frozenset
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(*get_args(hint))
    if isinstance(hint, type) and hint in _NODES:
        return _node
    if isinstance(hint, type) and is_dataclass(hint):
        return _record(hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    return _same


def _same(plain: Anything) -> Anything:
    return plain


def _union(members: tuple[Anything, ...]) -> Decode:
    """Read `X | None`, a condition, or a value (text, number, set of texts, nothing)."""
    if any(member in _NODES for member in members):
        return lambda plain: None if plain is None else _node(plain)
    return lambda plain: tuple(plain) if isinstance(plain, list) else plain


def _tuple(items: tuple[Anything, ...]) -> Decode:
    if len(items) == 2 and items[1] is Ellipsis:
        one = _decoder(items[0])
        return tuple if one is _same else lambda plain: tuple([one(item) for item in plain])
    each = [_decoder(item) for item in items]
    if len(each) == 1:
        first = each[0]
        return lambda plain: (first(plain[0]),)
    return lambda plain: tuple([one(item) for one, item in zip(each, plain, strict=True)])


def _mapping(key: Anything, value: Anything) -> Decode:
    one_key, one_value = _decoder(key), _decoder(value)
    return lambda plain: {one_key(name): one_value(item) for name, item in plain}


def _record(kind: type) -> Decode:
    hints = _hints(kind)
    decoders = [_decoder(hints[field.name]) for field in fields(kind)]
    # Most fields are texts and numbers, which JSON gives as they are.
    others = [(number, decoder) for number, decoder in enumerate(decoders) if decoder is not _same]
    if not others:
        return lambda plain: kind(*plain)

    def read(plain: Anything) -> Anything:
        items = list(plain)
        if len(items) != len(decoders):
            raise ValueError(f"{len(items)} fields for {kind.__name__}")
        for number, decode in others:
            items[number] = decode(items[number])
        return kind(*items)

    return read


def _node(plain: Anything) -> Anything:
    kind = _NODES[plain[0]]
    if kind in (tree.All, tree.Any):
        return kind(tuple([_node(part) for part in plain[1]]))
    if kind is tree.Quantified:
        return tree.Quantified(plain[1], tuple(plain[2]), _node(plain[3]))
    return kind(*[tuple(item) if isinstance(item, list) else item for item in plain[1:]])
