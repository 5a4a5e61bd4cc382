"""Kinds of value of the program: slotted dataclasses, most of which the type checker keeps frozen.

A hundred kinds of value are made before the first screen shows, and `dataclass(frozen=True)` compiles seven methods for
each of them: together a fifth of the whole start. Here only `__init__` is compiled, and only for a kind of which many
values are made: compiling takes as long as setting the fields of dozens one by one, and of most kinds none or few are
there when the first screen shows. Equality, hash and text are shared, and that nobody assigns to a field is held by the
type checker alone. `fields`, `replace` and `asdict` work as ever.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field, fields, make_dataclass
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

T = TypeVar("T")
_Slots = tuple[tuple[str, Callable[[Any, Any], None], Field[Any]], ...]
"""Of each field its name, what sets it, and how it was declared."""

MANY = 25
"""From this many values of a kind on, a compiled `__init__` has paid for itself."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class with declared fields a value: equal and hashed by its fields, and never changed."""
    made, held = _made(cls)

    def hashed(self: T) -> int:
        return hash(held(self))

    made.__eq__, made.__hash__ = _equal_by(held), hashed
    return made  # type: ignore[no-any-return]


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(field,))
def single(cls: type[T]) -> type[T]:
    """Make a class whose fields never change, and of which each one is equal to itself only."""
    return _made(cls)[0]  # type: ignore[no-any-return]


@dataclass_transform(field_specifiers=(field,))
def changing(cls: type[T]) -> type[T]:
    """Make a class whose fields are assigned to: equal by its fields as they are now, and without a hash."""
    made, held = _made(cls)
    made.__eq__, made.__hash__ = _equal_by(held), None
    return made  # type: ignore[no-any-return]


def _equal_by(held: Callable[[Any], object]) -> Callable[[Any, object], bool]:
    def is_equal(self: Any, other: object) -> bool:
        return held(self) == held(other) if other.__class__ is self.__class__ else NotImplemented

    return is_equal


def _made(cls: type[T]) -> tuple[Any, Callable[[Any], object]]:
    """Return the class with slots, and what gives the fields of one of its values."""
    if hasattr(cls, "__post_init__"):
        raise TypeError(f"{cls.__qualname__}: nothing here calls __post_init__; a dataclass does")
    # Where there is no text, `dataclass` writes one from the signature, which takes longer than all the rest.
    cls.__doc__ = cls.__doc__ or cls.__name__
    made: Any = dataclass(slots=True, eq=False, repr=False, init=False)(cls)
    slots = tuple((each.name, getattr(made, each.name).__set__, each) for each in fields(made))
    few = iter(range(MANY))

    def early(self: T, *given: Any, **named: Any) -> None:
        if next(few, None) is None or not _filled(self, slots, given, named):
            made.__init__ = _init(made)
            made.__init__(self, *given, **named)

    if "__init__" not in cls.__dict__:
        made.__init__ = early
    made.__repr__ = _text
    return made, attrgetter("__class__", *(name for name, _, _ in slots))


def _filled(value: object, slots: _Slots, given: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Set the fields of a new value one by one; False where the arguments do not fit, which others say better."""
    for (_, put, _), what in zip(slots, given, strict=False):
        put(value, what)
    fitting = len(given)
    for name, put, known in slots[len(given) :]:
        if name in named:
            put(value, named[name])
            fitting += 1
        elif known.default is not MISSING:
            put(value, known.default)
        elif known.default_factory is not MISSING:
            put(value, known.default_factory())
        else:
            return False
    return fitting == len(given) + len(named) <= len(slots)


def _init(made: type) -> Callable[..., None]:
    """Have `dataclass` compile what takes the fields in order or by name."""
    twin: Any = make_dataclass(
        made.__name__, [_declared(each) for each in fields(made)], eq=False, repr=False,
        namespace={"__doc__": made.__doc__},
    )  # fmt: skip
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
