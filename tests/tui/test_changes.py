"""What others said while somebody looks at a place, and what one's own answers changed until one comes back."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.tui.way_stage import open_shop, others_say, row_with, settled, shop_on_stage
from tmtui.model.fact import Statement
from tmtui.tui.screens.diagram import DiagramScreen


def test_what_others_change_is_marked_in_the_place_and_the_cursor_stays(tmp_path: Path) -> None:
    async def run() -> None:
        async with shop_on_stage(tmp_path) as stage:
            await stage.press("f7")
            await settled(stage)
            await stage.press("down")
            before = row_with(stage, "▸")
            await others_say(stage, tmp_path, ("web", "flaw"))
            assert row_with(stage, "dba: ", "Web server", "No"), "who and what"
            assert row_with(stage, "Threats", "- 1 closed")
            assert row_with(stage, "Web server", "- closed")
            assert row_with(stage, "▸").split("  ")[0] == before.split("  ")[0], "the cursor stays where it is"

    asyncio.run(run())


def test_what_ones_own_answer_changed_is_marked_when_one_comes_back(tmp_path: Path) -> None:
    async def run() -> None:
        async with shop_on_stage(tmp_path) as stage:
            await stage.press("f8")
            await settled(stage)
            assert "new" not in row_with(stage, " Plan")
            await stage.press("escape")
            stage.live.say([Statement("component/web", "flaw", "no"), Statement("component/db", "flaw", "yes")])
            await stage.press("f8")
            await settled(stage)
            assert row_with(stage, " Plan", "closed")
            assert row_with(stage, "Mend flaw in Web server", "- closed")
            await stage.press("escape", "f8")
            await settled(stage)
            assert "closed" not in row_with(stage, " Plan"), "what was seen is not new any more"

    asyncio.run(run())


def test_two_people_on_one_file_see_each_other_in_every_place(tmp_path: Path) -> None:
    async def run() -> None:
        async with shop_on_stage(tmp_path) as stage:
            with open_shop(tmp_path) as workspace:
                other = workspace.live("shop", author="dba")
                for at, place in enumerate(("threats", "paths", "plan", "diagram", "answers", "report", "interview")):
                    stage.app.go(place)
                    await settled(stage)
                    other.say([Statement("component/db", "flaw", "yes" if at % 2 else "no")])
                    stage.app.look_for_news()
                    assert row_with(stage, "dba: ", "Database"), place
                    await settled(stage)
                    if place == "diagram":
                        assert row_with(stage, "Diagram", "~ "), "how much changed"
                        screen = stage.app.screen
                        assert isinstance(screen, DiagramScreen)
                        rows = ["".join(span.text for span in row) for row in screen.sheet.rows(screen._view(), 0, 24)]
                        assert any("~" in row and "Database" in row for row in rows), "what changed"
                        assert row_with(stage, "dba: ", "Database"), "who said it stays to be read"

    asyncio.run(run())


def test_beside_the_list_stands_what_the_mark_is_on_in_full(tmp_path: Path) -> None:
    async def run() -> None:
        async with shop_on_stage(
            tmp_path, size=(120, 40), web="Web server of the shop that nobody has looked at"
        ) as stage:
            await stage.press("f7")
            await settled(stage)
            assert row_with(stage, "1 certain, 1 only possible")
            await stage.press("down")
            assert row_with(stage, "1 certain, 0 only possible")
            assert row_with(stage, "On Web server of the shop that nobody")

    asyncio.run(run())


def test_answers_mark_what_others_said_and_take_back_what_one_did(tmp_path: Path) -> None:
    async def run() -> None:
        async with shop_on_stage(tmp_path) as stage:
            stage.live.say([Statement("component/db", "flaw", "yes")])
            await stage.press("escape", "o", "a")
            await settled(stage)
            assert not row_with(stage, " Answers", "moved")
            await others_say(stage, tmp_path, ("web", "flaw"))
            assert row_with(stage, " Answers", "~ 1 moved")
            assert row_with(stage, "Web server", "~ moved")
            await stage.press("f", "c")
            await settled(stage)
            assert row_with(stage, "changed since you looked", "1 answer ")
            assert row_with(stage, "flaw: ", "dba", "~ moved")
            await stage.press("f", "a")
            await settled(stage)
            await stage.press("u")
            await settled(stage)
            assert row_with(stage, "undid: flaw of Database")
            assert row_with(stage, " Answers", "- 1 closed")
            await stage.press("r")
            await settled(stage)
            assert row_with(stage, "brought back: flaw of Database")
            assert not row_with(stage, " Answers", "closed")

    asyncio.run(run())
