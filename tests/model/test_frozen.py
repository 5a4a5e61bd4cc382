"""Values are equal and hashed by kind and fields, say what they hold, and work with what dataclasses work with."""

from __future__ import annotations

from dataclasses import asdict, field, replace

import pytest

from tmtui.model.frozen import frozen


@frozen
class Height:
    """A number of metres, with where it was measured."""

    metres: int
    at: tuple[str, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)


@frozen
class Depth:
    """Has the same fields, and is something else."""

    metres: int
    at: tuple[str, ...] = ()


@frozen
class Nothing:
    """A value without fields."""


def test_equal_by_kind_and_fields() -> None:
    assert Height(3) == Height(3)
    assert Height(3) != Height(4)
    others: tuple[object, ...] = (Height(3), (3, ()), None)
    assert Depth(3) not in others
    assert Nothing() == Nothing()


def test_hashed_as_it_is_compared() -> None:
    assert {Depth(3), Depth(3), Depth(4)} == {Depth(4), Depth(3)}
    with pytest.raises(TypeError, match="unhashable"):
        hash(Height(3))


def test_says_what_it_holds() -> None:
    assert repr(Depth(3, at=("sea",))) == "Depth(metres=3, at=('sea',))"


def test_copies_and_tells_its_fields() -> None:
    assert replace(Depth(3), metres=5) == Depth(5)
    assert asdict(Depth(3)) == {"metres": 3, "at": ()}
    assert Height(1).notes is not Height(1).notes


def test_takes_no_field_that_was_not_declared() -> None:
    with pytest.raises(AttributeError):
        setattr(Depth(3), "colour", "blue")  # noqa: B010  (the type checker would refuse it)
