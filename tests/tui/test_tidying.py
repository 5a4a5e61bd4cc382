"""Garbage is looked for only while the keyboard rests, and then it is found."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from gc import freeze
from pathlib import Path

import pytest

from tests.interview.room import new_model, open_room, picture
from tmtui.model.fact import Statement
from tmtui.tui import tidying
from tmtui.tui.tidying import Tidying
from tmtui.workspace.conversation import Conversation


class Clock:
    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


class Loop:
    """Refers to itself, so that counting alone never frees it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def by_itself(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(tidying, "ENOUGH", 10)
    monkeypatch.setattr(tidying, "OLD", 100)
    gc.collect()
    freeze()
    gc.disable()
    yield
    gc.enable()


def loops(count: int = 2_000) -> weakref.ref[Loop]:
    made = [Loop() for _ in range(count)]
    return weakref.ref(made[0])


def test_nothing_is_looked_for_while_somebody_types() -> None:
    clock = Clock()
    tidy = Tidying(clock)
    found = loops()
    for _ in range(5):
        clock.time += tidying.REST - 1
        tidy.touched()
        assert not tidy.tidy()
    assert found() is not None


def test_what_refers_to_itself_goes_when_the_keyboard_rests_for_long() -> None:
    clock = Clock()
    tidy = Tidying(clock)
    found = loops()
    clock.time = tidying.LONG_REST
    assert tidy.tidy()
    assert found() is None
    loops(20)
    assert not tidy.tidy(), "what is garbage since then is not worth it yet"


def test_what_is_too_much_goes_in_a_short_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "TOO_MUCH", 100)
    clock = Clock()
    tidy = Tidying(clock)
    found = loops()
    clock.time = tidying.REST
    assert tidy.tidy()
    assert found() is None


def test_what_was_set_aside_goes_after_a_long_rest() -> None:
    clock = Clock()
    tidy = Tidying(clock)
    held = [Loop() for _ in range(2_000)]
    found = weakref.ref(held[0])
    clock.time = tidying.REST
    assert not tidy.tidy()
    held.clear()
    assert found() is not None
    clock.time = tidying.LONG_REST
    loops(20)
    assert tidy.tidy()
    assert found() is None


def test_where_python_looks_by_itself_nothing_is_done() -> None:
    clock = Clock()
    tidy = Tidying(clock)
    loops()
    clock.time = tidying.LONG_REST
    gc.enable()
    assert not tidy.tidy()


def test_what_was_worked_out_for_an_outdated_state_goes_without_being_looked_for(tmp_path: Path) -> None:
    with open_room(tmp_path) as workspace:
        new_model(workspace)
        live = workspace.live(author="ops-1")
        picture(Conversation(live))
        live.assessment.threats()
        live.assessment.plan()
        outdated = weakref.ref(live.assessment)
        while live.forget_outdated():  # what drawing the picture left behind goes first
            pass
        live.say([Statement("model", "purpose", "Shows pictures")])
        while live.forget_outdated():
            pass
        assert outdated() is None
