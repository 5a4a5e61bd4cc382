"""Values of the program: slotted dataclasses that the type checker keeps frozen.

A hundred kinds of value are made before the first screen shows, and `dataclass(frozen=True)` compiles seven methods for
each of them: together a fifth of the whole start. Here only `__init__` is compiled, and only when the first value of a
kind is made, as most kinds have none yet when the first screen shows; equality, hash and text are shared, and that
nobody assigns to a field is held by the type checker alone. `fields`, `replace` and `asdict` work as ever.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

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


def _init(made: Any) -> Callable[..., None]:
    """Compile what takes the fields in order or by name, as `dataclass` does."""
    known: dict[str, object] = {"_missing": MISSING}
    taken, body = ["self"], []
    for each in fields(made):
        name, value = each.name, each.name
        if each.default_factory is not MISSING:
            known[f"_make_{name}"] = each.default_factory
            value = f"_make_{name}() if {name} is _missing else {name}"
            taken.append(f"{name}=_missing")
        elif each.default is not MISSING:
            known[f"_else_{name}"] = each.default
            taken.append(f"{name}=_else_{name}")
        else:
            taken.append(name)
        body.append(f" self.{name} = {value}")
    exec(f"def __init__({', '.join(taken)}):\n" + ("\n".join(body) or " pass"), known)
    made_init: Any = known["__init__"]
    made_init.__qualname__ = f"{made.__qualname__}.__init__"
    return made_init  # type: ignore[no-any-return]


def _text(self: Any) -> str:
    """Return a value as one would write it."""
    said = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self))
    return f"{type(self).__qualname__}({said})"
