"""The other places: what they list, how it opens, and what can be done there."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.interview.room import BANKS, open_room
from tests.tui.stage import Stage, on_stage
from tmtui.banks.shelf import Shelf
from tmtui.tui.app import Person, TmtuiApp
from tmtui.tui.profile import profile_of
from tmtui.tui.screens.interview import InterviewScreen
from tmtui.tui.screens.models import ModelsScreen

TRAFFIC = "flow/web-server..photos"
Act = Callable[[Stage], Awaitable[object]]


def play(folder: Path, act: Act, *, models: int = 1, size: tuple[int, int] = (80, 24)) -> None:
    async def run() -> None:
        async with on_stage(folder, drawn=models == 1, models=models, size=size) as stage:
            if models == 1:
                stage.talk.go_to("flow.encryption", TRAFFIC)
                stage.talk.answer("none", note="seen on the wire")
            await act(stage)

    asyncio.run(run())


async def settled(stage: Stage) -> None:
    """Wait for what is worked out in threads."""
    await stage.app.workers.wait_for_complete()
    await stage.pilot.pause()


def test_a_finding_opens_to_its_threats_and_a_threat_to_why_it_is_here(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("f7")
        assert stage.live.assessment.findings()[0].title in stage.text
        await stage.press("enter", "down", "enter")
        assert "Why it is here" in stage.text
        assert "ops-1, told" in stage.text
        await stage.press("escape")
        assert isinstance(stage.app.screen, InterviewScreen)

    play(tmp_path, act)


def test_a_threat_is_accepted_with_a_reason_an_owner_and_the_end_on_offer(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("f7", "enter", "down", "d", "a")
        await stage.enter("goes away in May", "prompt")
        await stage.enter("finance", "prompt")
        await stage.press("enter")
        await settled(stage)
        assert "accepted" in stage.text
        (decision,) = (each.decision for each in stage.live.assessment.threats() if each.decision.status == "accepted")
        assert (decision.why, decision.owner) == ("goes away in May", "finance")
        assert decision.until > stage.live.today.isoformat()

    play(tmp_path, act)


def test_threats_are_filtered(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("f7", "slash")
        await stage.enter("no threat has these words", "prompt")
        assert "Nothing here has these words." in stage.text

    play(tmp_path, act)


def test_supposing_a_row_of_the_plan_shows_what_would_remain_and_writes_nothing(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        facts = len(stage.live.facts)
        await stage.press("f8")
        await settled(stage)
        assert "[ ]  1" in stage.text
        await stage.press("down", "space")
        await settled(stage)
        assert "Suppose 1 row done" in stage.text
        await stage.press("enter")
        assert "Closes" in stage.text
        assert len(stage.live.facts) == facts

    play(tmp_path, act)


def test_a_row_of_the_plan_gets_status_owner_and_date(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("f8")
        await settled(stage)
        await stage.press("down", "d", "2")
        await stage.enter("ops-2", "prompt")
        await stage.enter("2026-09-30", "prompt")
        await settled(stage)
        assert "planned" in stage.text

    play(tmp_path, act)


def test_answers_open_to_their_history_and_lead_back_to_the_question(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("f9", "a", "slash")
        await stage.enter("encryption", "prompt")
        await settled(stage)
        await stage.press("down", "enter")
        assert "seen on the wire" in " ".join(stage.text.split())
        await stage.press("g")
        assert stage.at == ("flow.encryption", TRAFFIC)
        assert isinstance(stage.app.screen, InterviewScreen)
        assert stage.talk.card.text.split()[0] in stage.text

    play(tmp_path, act)


def test_the_report_is_read_and_written_to_a_file_only_its_owner_reads(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("f9", "r")
        await settled(stage)
        assert "Question banks" in stage.text
        assert "**" not in stage.text
        await stage.press("w", "m", "e")
        await stage.enter(str(tmp_path / "out.md"), "prompt")
        await settled(stage)
        assert "Written to" in stage.text
        written = tmp_path / "out.md"
        assert written.read_text(encoding="utf-8").startswith(("#", ">", "*", "-", "_", "<"))
        assert written.stat().st_mode & 0o077 == 0
        await stage.press("w", "j")
        await stage.enter(str(tmp_path / "out.md"), "prompt")
        assert "out.md exists." in stage.text
        await stage.press("escape")
        assert not written.read_text(encoding="utf-8").startswith("{")

    play(tmp_path, act)


def test_help_lists_the_keys_and_the_whole_question(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("model.purpose")
        await stage.press("escape", "question_mark")
        assert "On the first page of the contract." in stage.text
        assert "The most useful now" in stage.text
        await stage.press("end")
        assert "Leave. Everything answered is saved already." in stage.text
        assert "Confirm what an import said" not in stage.text, "keys that do nothing now are left out"
        await stage.press("question_mark")
        assert isinstance(stage.app.screen, InterviewScreen)

    play(tmp_path, act)


def test_several_models_are_a_list_and_enter_opens_one(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        assert isinstance(stage.app.screen, ModelsScreen)
        assert "Balloon pictures 2" in stage.text
        await stage.press("down", "enter")
        assert isinstance(stage.app.screen, InterviewScreen)

    play(tmp_path, act, models=2)


def test_the_first_model_takes_three_questions(tmp_path: Path) -> None:
    async def run() -> None:
        with open_room(tmp_path) as workspace:
            workspace.shelf = Shelf([BANKS])
            app = TmtuiApp(workspace, profile_of({}), Person("ops-1"))
            async with app.run_test(size=(80, 24)) as pilot:
                await pilot.pause()
                stage = Stage(app, pilot)
                await stage.enter("Balloon pictures", "prompt")
                for _ in range(600):  # the banks are read in a thread while the name is typed
                    if any(item.id == "small" for item in app.screen.outline.items):  # type: ignore[attr-defined]
                        break
                    await pilot.pause(0.05)
                small = next(at for at, item in enumerate(app.screen.outline.items) if item.id == "small")  # type: ignore[attr-defined]
                app.screen.outline.move(small - app.screen.outline.cursor)  # type: ignore[attr-defined]
                await stage.press("enter")
                await stage.enter("network", "prompt")
                for _ in range(600):  # the roles are those of the bank, which is read in a thread
                    if isinstance(app.screen, InterviewScreen):
                        break
                    await pilot.pause(0.05)
                assert isinstance(app.screen, InterviewScreen)
                assert stage.live.name == "Balloon pictures"
                assert stage.live.role == "network"

    asyncio.run(run())
