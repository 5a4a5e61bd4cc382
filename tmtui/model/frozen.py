"""Values of the program: slotted dataclasses that the type checker keeps frozen.

A hundred kinds of value are declared before the first screen shows, and `dataclass(frozen=True)` compiles seven
methods for each of them: together a fifth of the whole start. Here only `__init__` is compiled, and that with the first
value, since most kinds are not needed at the start; equality, hash and text are shared, and that nobody assigns to a
field is held by the type checker alone. `fields`, `replace` and `asdict` work as ever.
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
    made: Any = dataclass(slots=True, init=False, eq=False, repr=False)(cls)
    held = attrgetter("__class__", *(each.name for each in fields(made)))

    def is_equal(self: T, other: object) -> bool:
        return held(self) == held(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: T) -> int:
        return hash(held(self))

    def first(self: T, *values: object, **named: object) -> None:
        made.__init__ = init = _init(made)
        init(self, *values, **named)

    made.__init__, made.__eq__, made.__hash__, made.__repr__ = first, is_equal, hashed, _text
    return made  # type: ignore[no-any-return]


def _init(made: Any) -> Callable[..., None]:
    """Return the `__init__` that a dataclass with these fields has."""
    known: dict[str, Any] = {"_absent": MISSING}
    parameters, lines = ["self"], []
    for each in fields(made):
        name = each.name
        value = name
        if each.default_factory is not MISSING:
            known[f"_make_{name}"] = each.default_factory
            parameters.append(f"{name}=_absent")
            value = f"_make_{name}() if {name} is _absent else {name}"
        elif each.default is not MISSING:
            known[f"_default_{name}"] = each.default
            parameters.append(f"{name}=_default_{name}")
        else:
            parameters.append(name)
        lines.append(f"self.{name} = {value}")
    exec(f"def __init__({', '.join(parameters)}):\n " + ("\n ".join(lines) or "pass"), known)
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init


def _text(self: Any) -> str:
    """Return a value as one would write it."""
    said = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self))
    return f"{type(self).__qualname__}({said})"
