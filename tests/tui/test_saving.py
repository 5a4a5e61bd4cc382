"""Answers that cannot be written at once: somebody else writes, or the file is gone; nothing is lost or said twice."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.interview.room import open_room
from tests.tui.stage import Stage, on_stage
from tests.tui.way_stage import settled, shop_on_stage
from tmtui.tui.pages.welcome import FILE
from tmtui.tui.screens import saving
from tmtui.tui.screens.grid import GridScreen
from tmtui.tui.screens.interview import InterviewScreen
from tmtui.tui.screens.saving import SavingFrame
from tmtui.tui.screens.welcome import WelcomeScreen

TRAFFIC = "flow/web-server..photos"

Act = Callable[[Stage], Awaitable[object]]


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again at once: people have more patience than tests."""
    monkeypatch.setattr(saving, "AGAIN", 0.02)


def hold(folder: Path) -> sqlite3.Connection:
    """Write in another program, and do not end."""
    other = sqlite3.connect(folder / "room.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


@asynccontextmanager
async def asked_while_busy(folder: Path, question: str) -> AsyncIterator[tuple[Stage, sqlite3.Connection]]:
    """Show a question while another program writes."""
    async with on_stage(folder) as stage:
        await stage.go(question)
        stage.live.wait_at_most(0)
        yield stage, hold(folder)


async def written(stage: Stage) -> None:
    """Wait until nothing waits to be written."""
    screen = stage.app.screen
    assert isinstance(screen, SavingFrame)
    for _ in range(200):
        await asyncio.sleep(0.02)
        if not screen.is_waiting:
            break
    await stage.pilot.pause()


async def shows(stage: Stage, words: str) -> None:
    """Wait until the screen shows something that is worked out in a thread."""
    for _ in range(400):
        if words in stage.text:
            break
        await stage.pilot.pause(0.02)
    assert words in stage.text


def said(stage: Stage, attribute: str) -> list[object]:
    return [fact.value for fact in stage.live.facts if fact.attribute == attribute]


def test_an_answer_waits_for_somebody_else_and_is_written_once(tmp_path: Path) -> None:
    async def run() -> None:
        async with asked_while_busy(tmp_path, "model.purpose") as (stage, other):
            await stage.enter("Shows pictures")
            assert saving.WAITING in stage.text
            assert stage.at == ("model.purpose", "model")
            assert stage.field().value == "Shows pictures"
            await stage.press("enter", "enter")
            assert said(stage, "purpose") == []
            other.execute("ROLLBACK")
            await written(stage)
            assert said(stage, "purpose") == ["Shows pictures"]
            assert stage.at != ("model.purpose", "model")
            assert saving.WAITING not in stage.text
            assert "saved " in stage.text

    asyncio.run(run())


def test_nobody_leaves_an_answer_that_is_not_written_without_being_told(tmp_path: Path) -> None:
    async def run() -> None:
        async with asked_while_busy(tmp_path, "model.purpose") as (stage, other):
            await stage.enter("Shows pictures")
            await stage.press("escape", "q")
            assert "Not saved yet" in stage.text
            assert stage.app.return_code is None
            other.execute("ROLLBACK")
            await stage.press("tab", "enter")
            assert said(stage, "purpose") == ["Shows pictures"]

    asyncio.run(run())


def test_a_file_that_is_gone_is_said_and_works_again_when_it_is_back(tmp_path: Path) -> None:
    async def run() -> None:
        async with on_stage(tmp_path, size=(120, 40)) as stage:
            await stage.go("model.purpose")
            (tmp_path / "room.db").rename(tmp_path / "away.db")
            await stage.enter("Shows pictures")
            assert "Not saved: room.db was moved or removed." in stage.text.replace(f"{tmp_path}/", "")
            assert stage.field().value == "Shows pictures"
            (tmp_path / "away.db").rename(tmp_path / "room.db")
            await stage.press("enter")
            assert said(stage, "purpose") == ["Shows pictures"]

    asyncio.run(run())


def test_a_full_disk_is_said_and_works_again_when_there_is_space(tmp_path: Path) -> None:
    async def run() -> None:
        async with on_stage(tmp_path, size=(120, 40)) as stage:
            await stage.go("model.purpose")
            sql = stage.live._store._connection.sql
            (pages,) = sql.execute("PRAGMA page_count").fetchone()
            sql.execute(f"PRAGMA max_page_count={pages}")
            long = "Shows pictures " * 1_000
            await stage.enter(long)
            assert "Not saved: No space is left" in stage.text
            assert stage.field().value == long
            sql.execute("PRAGMA max_page_count=1000000")
            await stage.press("enter")
            assert said(stage, "purpose") == [long.strip()]

    asyncio.run(run())


def test_lines_of_quick_entry_are_written_once_when_it_is_possible(tmp_path: Path) -> None:
    async def run() -> None:
        async with asked_while_busy(tmp_path, "model.zones_listed") as (stage, other):
            await stage.enter("Internet: internet; Servers: internal")
            assert saving.WAITING in stage.text
            assert stage.field().value
            other.execute("ROLLBACK")
            await written(stage)
            assert [key for key in stage.live.answers.subjects() if key.startswith("zone/")] == [
                "zone/internet",
                "zone/servers",
            ]
            assert stage.field().value == ""

    asyncio.run(run())


def test_a_decision_waits_too(tmp_path: Path) -> None:
    async def run() -> None:
        async with shop_on_stage(tmp_path) as stage:
            await stage.press("f8")
            await stage.app.workers.wait_for_complete()
            await stage.pilot.pause()
            stage.live.wait_at_most(0)
            other = hold(tmp_path)
            await stage.press("d", "2", "enter", "enter")
            assert saving.WAITING in stage.text
            other.execute("ROLLBACK")
            await written(stage)
            await stage.app.workers.wait_for_complete()
            assert len(said(stage, "status")) == 1

    asyncio.run(run())


async def open_models(stage: Stage) -> None:
    stage.app.go("models")
    await stage.pilot.pause()
    await settled(stage)
    stage.app.workspace.store.wait_at_most(0)


def slugs(folder: Path) -> list[str]:
    """What another program finds in the file."""
    with open_room(folder) as workspace:
        return [info.slug for info in workspace.models(archived=True) if info.facts]


def test_a_grid_waits_and_takes_rows_that_are_set_meanwhile(tmp_path: Path) -> None:
    async def run() -> None:
        async with on_stage(tmp_path, drawn=True) as stage:
            await stage.go("flow.encryption", TRAFFIC)
            await stage.press("g", "2")
            stage.live.wait_at_most(0)
            other = hold(tmp_path)
            await stage.press("enter")
            assert saving.WAITING in stage.text
            await stage.press("2")
            other.execute("ROLLBACK")
            await written(stage)
            assert isinstance(stage.app.screen, InterviewScreen)
            batches = {fact.batch for fact in stage.live.facts if fact.attribute == "encryption"}
            assert len(batches) == 1
            assert len(said(stage, "encryption")) == 2

    asyncio.run(run())


def test_a_grid_is_not_left_by_mistake_before_it_is_written(tmp_path: Path) -> None:
    async def run() -> None:
        async with on_stage(tmp_path, drawn=True) as stage:
            await stage.go("flow.encryption", TRAFFIC)
            await stage.press("g", "2")
            stage.live.wait_at_most(0)
            other = hold(tmp_path)
            await stage.press("enter", "escape")
            assert "Not saved yet" in stage.text
            assert isinstance(stage.app.screen, GridScreen)
            other.execute("ROLLBACK")
            await stage.press("enter")
            assert len(said(stage, "encryption")) == 1

    asyncio.run(run())


def test_a_copy_of_a_model_is_made_once_and_whole_when_it_is_possible(tmp_path: Path) -> None:
    async def run() -> None:
        async with on_stage(tmp_path, drawn=True) as stage:
            await open_models(stage)
            other = hold(tmp_path)
            await stage.press("d")
            await stage.enter("Copy", "prompt")
            assert saving.WAITING in stage.text
            await stage.press("a", "escape")
            assert "Not saved yet" in stage.text
            other.execute("ROLLBACK")
            await written(stage)
            assert slugs(tmp_path) == ["balloon-pictures", "copy"]
            assert "Copied with everything that stands" in stage.text
            copy = stage.app.workspace.live("copy")
            assert set(copy.answers.subjects()) == set(stage.live.answers.subjects())

    asyncio.run(run())


def test_a_new_model_is_made_once_when_it_is_possible(tmp_path: Path) -> None:
    async def run() -> None:
        async with on_stage(tmp_path) as stage:
            await open_models(stage)
            await stage.press("n")
            await stage.enter("Second one", "prompt")
            await shows(stage, "2 of 3")
            await stage.press("enter")
            await shows(stage, "3 of 3")
            other = hold(tmp_path)
            await stage.enter("", "prompt")
            assert saving.WAITING in stage.text
            other.execute("ROLLBACK")
            await written(stage)
            assert isinstance(stage.app.screen, InterviewScreen)
            assert slugs(tmp_path) == ["balloon-pictures", "second-one"]

    asyncio.run(run())


def test_a_model_from_a_file_is_made_once_when_it_is_possible(tmp_path: Path) -> None:
    file = tmp_path / "compose.yaml"
    file.write_text("services:\n  web:\n    image: nginx\n", encoding="utf-8")

    async def run() -> None:
        async with on_stage(tmp_path) as stage:
            await open_models(stage)
            await stage.press("n")
            await stage.enter("Second one", "prompt")
            await shows(stage, "A file of yours")
            screen = stage.app.screen
            assert isinstance(screen, WelcomeScreen)
            screen.outline.go_to(FILE)
            other = hold(tmp_path)
            await stage.press("enter")
            await stage.enter(str(file), "prompt")
            await shows(stage, saving.WAITING)
            other.execute("ROLLBACK")
            # Not for threads: the one that tries again takes the place of the one before, which ends as cancelled.
            for _ in range(400):
                if isinstance(stage.app.screen, InterviewScreen):
                    break
                await stage.pilot.pause(0.02)
            assert isinstance(stage.app.screen, InterviewScreen)
            assert slugs(tmp_path) == ["balloon-pictures", "second-one"]
            assert stage.live.answers.exists("component/web")

    asyncio.run(run())


def test_an_older_copy_put_over_the_file_is_noticed_and_nothing_is_written_into_it(tmp_path: Path) -> None:
    async def run() -> None:
        async with on_stage(tmp_path, size=(120, 40)) as stage:
            await stage.go("model.purpose")
            shutil.copy(tmp_path / "room.db", tmp_path / "older.db")
            await stage.enter("Shows pictures")
            shutil.copyfile(tmp_path / "room.db", tmp_path / "right.db")
            shutil.copyfile(tmp_path / "older.db", tmp_path / "room.db")
            stage.app.look_for_news()
            await stage.pilot.pause()
            text = " ".join(stage.text.split())
            assert "room.db was replaced by another copy while it was open; 1 thing said here is not in it." in text
            await stage.go("model.owner")
            await stage.enter("Somebody")
            assert "Not saved" in stage.text
            assert stage.field().value == "Somebody"
            shutil.copyfile(tmp_path / "right.db", tmp_path / "room.db")
            await stage.press("enter")
            assert (said(stage, "purpose"), said(stage, "owner")) == (["Shows pictures"], ["Somebody"])

    asyncio.run(run())
