"""Values of the program: slotted dataclasses that the type checker keeps frozen.

A hundred kinds of value are made before the first screen shows, and `dataclass(frozen=True)` compiles seven methods for
each of them: together a fifth of the whole start. Here only `__init__` is compiled; equality, hash and text are shared,
and that nobody assigns to a field is held by the type checker alone. `fields`, `replace` and `asdict` work as ever.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class with declared fields a value: equal and hashed by its fields, and never changed."""
    made: Any = dataclass(slots=True, eq=False, repr=False)(cls)
    held = attrgetter("__class__", *(each.name for each in fields(made)))

    def is_equal(self: T, other: object) -> bool:
        return held(self) == held(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: T) -> int:
        return hash(held(self))

    made.__eq__, made.__hash__, made.__repr__ = is_equal, hashed, _text
    return made  # type: ignore[no-any-return]


def _text(self: Any) -> str:
    """Return a value as one would write it."""
    said = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self))
    return f"{type(self).__qualname__}({said})"
