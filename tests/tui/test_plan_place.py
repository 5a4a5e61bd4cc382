"""The plan on the screen: what supposing rows done shows at once, the doors to close together, and the curve."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.tui.stage import Stage
from tests.tui.way_stage import others_say, row_with, settled, shop_on_stage
from tmtui.tui.screens.plan import PlanScreen
from tmtui.tui.widgets.paper import Paper

Act = Callable[[Stage], Awaitable[object]]


def play(folder: Path, act: Act, *, size: tuple[int, int] = (80, 24)) -> None:
    async def run() -> None:
        async with shop_on_stage(folder, size=size) as stage:
            await stage.press("f8")
            await settled(stage)
            await act(stage)

    asyncio.run(run())


def seen(stage: Stage) -> str:
    """Everything a person sees: papers that are put away do not count."""
    shown = [paper for paper in stage.app.screen.query(Paper) if paper.size.height and paper.is_on_screen]
    return "\n".join(paper.text for paper in shown)


def test_supposing_shows_risk_threats_days_and_ways_and_writes_nothing(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        facts = len(stage.live.facts)
        await stage.press("space")
        await settled(stage)
        assert row_with(stage, "Suppose 1 row done (1 day): risk 1,500 → 1,050 (−30 %)")
        assert row_with(stage, "closes 1 threat ·", "cuts 2 of 3 ways")
        await stage.press("space")
        await settled(stage)
        assert "Suppose 1 row" not in stage.text
        assert len(stage.live.facts) == facts

    play(tmp_path, act)


def test_the_newest_supposition_wins(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("space", "down", "space", "down", "down", "space")
        await settled(stage)
        assert row_with(stage, "Suppose 3 rows done (3 days)", "→ 0")

    play(tmp_path, act)


def test_doors_that_have_to_be_closed_together_are_supposed_together(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("c")
        assert row_with(stage, "Mend overloaded in Web server + Mend flaw in Web server")
        await stage.press("1")
        await settled(stage)
        assert row_with(stage, "Suppose 2 rows done")
        assert len([row for row in stage.text.splitlines() if "[x]" in row]) == 2
        await stage.press("c", "n")
        assert "[x]" not in stage.text

    play(tmp_path, act)


def test_the_curve_and_the_doors_are_one_key_away_where_there_is_no_room(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        assert "Risk over person-days" not in seen(stage)
        await stage.press("v")
        await settled(stage)
        for words in ("today = 100", "100 ┤", "3 days", "Close both doors", "What cuts every way", "0 % and 83 %"):
            assert words in seen(stage), words
        assert "Tier 1" not in seen(stage)
        await stage.press("space", "d")
        assert "Suppose 1 row" not in seen(stage), "nothing happens to a row that nobody sees"
        await stage.press("escape")
        await settled(stage)
        assert "Tier 1" in seen(stage)
        assert isinstance(stage.app.screen, PlanScreen)

    play(tmp_path, act)


def test_where_there_is_room_the_curve_stands_beside_the_rows(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("space")
        await settled(stage)
        for words in ("Tier 1", "Risk over person-days", "● what is supposed: 70 after 1 day", "Cuts 2 of 3 ways"):
            assert words in seen(stage), words

    play(tmp_path, act, size=(120, 40))


def test_a_budget_leaves_what_fits_and_refuses_what_is_no_number(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("b")
        await stage.enter("many", "prompt")
        assert "“many” is no number of days." in stage.text
        for wrong in ("-2", "nan", "inf"):
            stage.app.screen._drafts.clear()  # type: ignore[attr-defined]
            await stage.press("b")
            await stage.enter(wrong, "prompt")
            assert "is no number of days" in stage.text, wrong
        await stage.press("b")
        await stage.enter("1", "prompt")
        await settled(stage)
        assert "within 1 person-days" in stage.text
        assert len([row for row in stage.text.splitlines() if "[ ]" in row]) == 1

    play(tmp_path, act)


def test_owner_and_date_stand_on_the_row(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("d", "2")
        await stage.enter("ops-2", "prompt")
        await stage.enter("2026-09-30", "prompt")
        await settled(stage)
        assert row_with(stage, "Mend flaw in Web server", "planned, ops-2")
        assert stage.live.assessment.plan().rows[0].decision.due == "2026-09-30"

    play(tmp_path, act, size=(120, 40))


def test_what_others_say_is_taken_into_what_is_supposed(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("space")
        await settled(stage)
        await others_say(stage, tmp_path, ("db", "flaw"))
        assert row_with(stage, "risk 1,200 → 300"), stage.text

    play(tmp_path, act)
