"""Work without collections: they are back afterwards, also when the work fails, and an outer one stays in charge."""

from __future__ import annotations

import gc

import pytest

from tmtui.model.undisturbed import undisturbed


def test_collections_are_off_meanwhile_and_back_afterwards() -> None:
    assert undisturbed(gc.isenabled)() is False
    assert gc.isenabled()


def test_they_are_back_when_the_work_fails() -> None:
    @undisturbed
    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    assert gc.isenabled()


def test_inner_work_does_not_begin_them_again() -> None:
    @undisturbed
    def outer() -> bool:
        undisturbed(gc.isenabled)()
        return gc.isenabled()

    assert outer() is False
    assert gc.isenabled()
