"""Values of the program: slotted dataclasses that the type checker keeps frozen.

A hundred kinds of value are made before the first screen shows, and `dataclass(frozen=True)` compiles seven methods for
each of them: together a fifth of the whole start. Here only `__init__` is compiled, and only when the first value of a
kind is made, as most kinds have none yet when the first screen shows; equality, hash and text are shared, and that
nobody assigns to a field is held by the type checker alone. `fields`, `replace` and `asdict` work as ever.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field, fields, make_dataclass
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class with declared fields a value: equal and hashed by its fields, and never changed."""
    made: Any = dataclass(slots=True, eq=False, repr=False, init=False)(cls)
    held = attrgetter("__class__", *(each.name for each in fields(made)))

    def is_equal(self: T, other: object) -> bool:
        return held(self) == held(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: T) -> int:
        return hash(held(self))

    def first(self: T, *given: Any, **named: Any) -> None:
        made.__init__ = _init(made)
        made.__init__(self, *given, **named)

    if "__init__" not in cls.__dict__:
        made.__init__ = first
    made.__eq__, made.__hash__, made.__repr__ = is_equal, hashed, _text
    return made  # type: ignore[no-any-return]


def _init(made: type) -> Callable[..., None]:
    """Have `dataclass` compile what takes the fields in order or by name."""
    # A docstring is given, for else `dataclass` writes one from the signature, which takes longer than all the rest.
    twin: Any = make_dataclass(
        made.__name__, [_declared(each) for each in fields(made)], eq=False, repr=False, namespace={"__doc__": ""}
    )
    twin.__init__.__qualname__ = f"{made.__qualname__}.__init__"
    return cast(Callable[..., None], twin.__init__)


def _declared(known: Field[Any]) -> tuple[str, type] | tuple[str, type, Any]:
    """Return a field as `make_dataclass` takes it; types mean nothing to what is compiled."""
    if known.default_factory is not MISSING:
        return known.name, object, field(default_factory=known.default_factory)
    if known.default is not MISSING:
        return known.name, object, field(default=known.default)
    return known.name, object


def _text(self: Any) -> str:
    """Return a value as one would write it."""
    said = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self))
    return f"{type(self).__qualname__}({said})"
