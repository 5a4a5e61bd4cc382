"""The loop never derives: a place paints its frame and takes keys while everything it shows is still worked out.

What takes long on a large model is held back here until the test lets it go on, and fails where the loop itself asks.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.tui.stage import Stage
from tests.tui.way_stage import shop_on_stage
from tmtui.analysis.state import State
from tmtui.model.fact import Statement
from tmtui.tui.screens import diagram_frame
from tmtui.tui.screens.help import HelpScreen
from tmtui.tui.screens.interview import InterviewScreen

DEAR = ("threats", "plan", "paths", "cuts", "explain", "what_if", "elements")
"""What takes from a tenth of a second to many seconds at a thousand components."""


class Gate:
    """Holds threads back, and lets nothing through on the loop."""

    def __init__(self) -> None:
        self.opened = threading.Event()
        self.asked: set[str] = set()
        self.on_loop: list[str] = []

    def before(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return `work` as it is let through."""

        def held(*args: Any, **kwargs: Any) -> Any:
            self.asked.add(name)
            if threading.current_thread() is threading.main_thread():
                self.on_loop.append(name)
            else:
                assert self.opened.wait(60)
            return work(*args, **kwargs)

        return held


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    gate = Gate()
    for name in DEAR:
        monkeypatch.setattr(State, name, gate.before(name, getattr(State, name)))
    monkeypatch.setattr(diagram_frame, "FEW", 0)
    return gate


async def shows(stage: Stage, words: str, *, but_not: str = "nowhere") -> None:
    for _ in range(400):
        if words in stage.text and but_not not in stage.text:
            return
        await stage.pilot.pause(0.02)
    raise AssertionError(f"{words!r} did not appear:\n{stage.text}")


PLACES = [
    ("threats", " Threats", "Working it out", "likelihood"),
    ("diagram", " Diagram", "Laying it out", "Web server"),
    ("paths", " Paths", "Working the ways", "Database"),
    ("plan", " Plan", "Working it out", "person-days"),
    ("report", " Report", "Writing it", "Shop"),
]
"""Place, its head, what stands there at first, and what stands there in the end."""


@pytest.mark.parametrize(("place", "head", "first", "last"), PLACES, ids=[each[0] for each in PLACES])
def test_a_place_shows_and_takes_keys_before_anything_is_worked_out(
    tmp_path: Path, gate: Gate, place: str, head: str, first: str, last: str
) -> None:
    async def run() -> None:
        async with shop_on_stage(tmp_path, size=(120, 40)) as stage:
            try:
                gate.on_loop.clear()
                stage.app.go(place)
                await shows(stage, head)
                assert first in stage.text
                assert gate.asked
                await stage.press("question_mark")
                assert isinstance(stage.app.screen, HelpScreen)
                await stage.press("escape")
                assert head in stage.text
            finally:
                gate.opened.set()
            await shows(stage, last, but_not=first)
            await stage.app.workers.wait_for_complete()
            assert gate.on_loop == []

    asyncio.run(run())


def test_of_answers_given_fast_only_the_last_is_worked_out(
    tmp_path: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned: list[State] = []
    held = State.plan

    def plan(state: State, *args: Any, **kwargs: Any) -> Any:
        planned.append(state)
        return held(state, *args, **kwargs)

    monkeypatch.setattr(State, "plan", plan)

    async def run() -> None:
        async with shop_on_stage(tmp_path, size=(120, 40)) as stage:
            try:
                screen = stage.app.screen
                assert isinstance(screen, InterviewScreen)
                for value in ("yes", "no", "yes", "no"):
                    stage.live.say([Statement("component/web", "overloaded", value)])
                    screen.show_around()
                    await stage.pilot.pause()
            finally:
                gate.opened.set()
            await stage.app.workers.wait_for_complete()
            await stage.pilot.pause()
            assert planned[-1] is stage.live.assessment
            assert len({id(state) for state in planned}) <= 2
            assert "working it out" not in stage.text

    asyncio.run(run())
