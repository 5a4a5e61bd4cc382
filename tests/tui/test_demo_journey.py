"""A newcomer in the demo: the line that speaks leads to a first threat and its fix, without a page of documentation."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from tests.tui.stage import Stage
from tmtui.tui.app import Person, TmtuiApp
from tmtui.tui.profile import profile_of
from tmtui.workspace.demo import demo_workspace


def test_a_threat_and_what_helps_are_six_keys_from_the_first_question(tmp_path: Path) -> None:
    async def run() -> None:
        with demo_workspace(env={**os.environ, "TMPDIR": str(tmp_path)}) as workspace:
            app = TmtuiApp(workspace, profile_of({"LANG": "C.UTF-8"}), Person("newcomer"))
            async with app.run_test(size=(80, 24)) as pilot:
                await pilot.pause()
                stage = Stage(app, pilot)
                assert "F7 shows its threats" in stage.text
                await stage.press("f7")
                assert "Enter opens it." in stage.text
                await stage.press("enter")
                assert "Down to a threat; Enter" in stage.text
                await stage.press("down", "enter")
                await app.workers.wait_for_complete()
                await pilot.pause()
                assert "Why it is here" in stage.text
                assert "pgdn goes there" in stage.text
                await stage.press("pagedown")
                if "What helps" not in stage.text:
                    await stage.press("pagedown")
                assert "What helps" in stage.text

    asyncio.run(run())
