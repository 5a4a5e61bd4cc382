"""Values are equal and hashed by kind and fields, say what they hold, and work with what dataclasses work with."""

from __future__ import annotations

from dataclasses import asdict, field, replace

import pytest

from tmtui.model.frozen import MANY, changing, frozen, single


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


@frozen
class Spot:
    """Made first in a test of its own."""

    x: int
    y: int = 2
    tags: tuple[str, ...] = field(default_factory=lambda: ("new",))


def test_is_made_in_order_or_by_name_the_first_times_and_ever_after() -> None:
    for _ in range(MANY):
        assert (Spot(1).x, Spot(1).y, Spot(1).tags) == (1, 2, ("new",))
        assert Spot(1, 3, ()) == Spot(tags=(), y=3, x=1)


@pytest.mark.parametrize("wrong", [{}, {"x": 1, "z": 2}])
def test_what_is_missing_or_too_much_is_named(wrong: dict[str, int]) -> None:
    with pytest.raises(TypeError, match=r"Height.__init__\(\) .*'(metres|x)'"):
        Height(**wrong)  # type: ignore[arg-type]


def test_takes_no_field_that_was_not_declared() -> None:
    with pytest.raises(AttributeError):
        setattr(Depth(3), "colour", "blue")  # noqa: B010  (the type checker would refuse it)


@pytest.mark.parametrize("wrong", [((1, 2, (), 4), {}), ((1,), {"x": 1}), ((), {"y": 2}), ((1,), {"z": 2})])
def test_what_does_not_fit_is_refused_the_first_times_and_ever_after(
    wrong: tuple[tuple[object, ...], dict[str, object]],
) -> None:
    @frozen
    class Place:
        """A kind of its own for each case."""

        x: int
        y: int = 2
        tags: tuple[str, ...] = ()

    given, named = wrong
    for _ in range(MANY + 2):
        with pytest.raises(TypeError):
            Place(*given, **named)  # type: ignore[arg-type]
        assert (Place(1).x, Place(1).y) == (1, 2)


@changing
class Tally:
    """Counts something."""

    of: str
    count: int = 0


@single
class Desk:
    """Is no other desk."""

    number: int


def test_what_changes_is_equal_as_it_is_now_and_has_no_hash() -> None:
    tally = Tally("hosts")
    tally.count += 1
    assert tally == Tally("hosts", 1)
    assert tally != Tally("hosts")
    with pytest.raises(TypeError, match="unhashable"):
        hash(tally)


def test_what_is_single_is_equal_to_itself_only() -> None:
    desk = Desk(1)
    assert desk == desk
    assert desk != Desk(1)
    assert len({desk, Desk(1), desk}) == 2
    assert replace(desk, number=2).number == 2


def test_a_kind_can_be_one_of_another_kind() -> None:
    @frozen
    class Peak(Height):
        """A height with a name."""

        name: str = ""

    assert Peak(3, ("here",), {}, "Brocken") == Peak(3, ("here",), {}, "Brocken")
    assert Peak(3, name="Brocken") != Peak(3)
    assert repr(Peak(3)).endswith("Peak(metres=3, at=(), notes={}, name='')")


def test_what_would_never_be_called_is_refused() -> None:
    with pytest.raises(TypeError, match="__post_init__"):

        @frozen
        class Late:
            """Wants something done afterwards."""

            x: int

            def __post_init__(self) -> None:
                """Never called."""
