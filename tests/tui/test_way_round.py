"""Finding one's way in the interview: go to a subject, see how an answer came to be, and questions put plainly."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.tui.stage import on_stage
from tmtui.model.fact import Statement

WEB = "component/web-server"


def test_a_subject_is_found_by_name_and_one_of_its_questions_is_shown(tmp_path: Path) -> None:
    async def run() -> None:
        async with on_stage(tmp_path, drawn=True) as stage:
            await stage.go("component.patched", WEB)
            await stage.press("m")
            await stage.enter("photos", "prompt")
            assert "open of" in stage.text
            first = stage.talk.subjects("photos")[0].subject
            await stage.press("enter", "down", "enter")
            assert stage.at == (stage.talk.questions_about(first)[0].question, first)

    asyncio.run(run())


def test_the_history_of_an_answer_shows_who_said_what_and_leads_back(tmp_path: Path) -> None:
    async def run() -> None:
        async with on_stage(tmp_path, drawn=True) as stage:
            stage.live.say([Statement(WEB, "patched", "no", note="since May\nfor real", author="dba")])
            stage.talk.refresh()
            await stage.go("component.patched", WEB)
            await stage.press("1", "enter")
            await stage.go("component.patched", WEB)
            await stage.press("v")
            assert "ops-1  stands" in stage.text
            assert "dba  replaced" in stage.text
            assert "for real" in stage.text
            await stage.press("escape")
            assert stage.at == ("component.patched", WEB)

    asyncio.run(run())


def test_a_date_in_words_is_said_back_before_enter_and_kept_as_a_date(tmp_path: Path) -> None:
    async def run() -> None:
        async with on_stage(tmp_path) as stage:
            await stage.go("model.since")
            stage.field().put("next monday")
            await stage.pilot.pause()
            assert "✓ Monday, 2 March 2026, tomorrow" in stage.text
            await stage.press("enter")
            assert stage.value("model", "since") == "2026-03-02"
            await stage.go("model.since")
            await stage.enter("soon")
            assert "'soon' is not a date" in stage.text.replace("`", "'").replace("“", "'").replace("”", "'")
            assert stage.value("model", "since") == "2026-03-02"

    asyncio.run(run())


def test_plain_wording_stays_and_one_key_fills_the_rest_of_a_grid(tmp_path: Path) -> None:
    async def run() -> None:
        async with on_stage(tmp_path, drawn=True) as stage:
            await stage.go("component.patched", WEB)
            await stage.press("z")
            assert stage.talk.plainly
            await stage.press("g", "1", "r", "enter")
            for component in ("web-server", "photos"):
                assert stage.value(f"component/{component}", "patched") == "yes"

    asyncio.run(run())
