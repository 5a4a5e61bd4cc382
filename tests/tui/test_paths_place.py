"""The paths on the screen: what they say, what stands behind a step, and where a key leads from there."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.tui.stage import Stage
from tests.tui.way_stage import HOSTILE, others_say, row_with, settled, shop_on_stage
from tmtui.tui.screens.diagram import DiagramScreen
from tmtui.tui.screens.interview import InterviewScreen
from tmtui.tui.screens.paths import PathsScreen
from tmtui.tui.screens.plan import PlanScreen
from tmtui.tui.screens.threats import ThreatsScreen

Act = Callable[[Stage], Awaitable[object]]


def play(folder: Path, act: Act, *, size: tuple[int, int] = (80, 24), **names: str) -> None:
    async def run() -> None:
        async with shop_on_stage(folder, size=size, **names) as stage:
            await stage.press("escape", "o", "w")
            await settled(stage)
            await act(stage)

    asyncio.run(run())


async def to(stage: Stage, *words: str) -> Stage:
    """Move the cursor to the first row that has some words, by keys."""
    await stage.press("home")
    screen = stage.app.screen
    assert isinstance(screen, (PathsScreen, PlanScreen, ThreatsScreen))
    for _ in screen.outline.items:
        row = next(row for row in stage.text.splitlines() if row.startswith(" ▸"))
        if all(word in row for word in words):
            return stage
        await stage.press("down")
    raise AssertionError(f"no row has {words}:\n{stage.text}")


def test_the_worst_way_stands_first_and_what_is_only_possible_says_up_to(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        assert "2 certain · 1 only possible" in stage.text
        rows = stage.text.splitlines()
        first = next(at for at, row in enumerate(rows) if "up to high" in row)
        assert "Records read over Web server → Database" in rows[first]
        assert "by anybody on the internet" in rows[first + 1]
        assert "An old flaw lets them into" in rows[first + 2], "told apart by where it is cut"
        assert all("up to" not in row for row in rows[first + 3 :])

    play(tmp_path, act)


def test_one_key_moves_from_way_to_way_and_enter_below_a_way_means_it(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("down")
        assert row_with(stage, " ▸", "Orders changed")
        screen = stage.app.screen
        assert isinstance(screen, PathsScreen)
        screen.outline.move(1)  # onto the row that says where it is cut
        await stage.press("enter")
        assert row_with(stage, "▸▼", "Orders changed")
        await stage.press("enter")
        assert row_with(stage, "▸›", "Orders changed")

    play(tmp_path, act)


def test_a_way_opens_to_sentences_the_missing_answer_and_what_cuts_it(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("enter")
        await settled(stage)
        for words in ("From Internet HTTPS to Web server", "An old flaw lets them into Web server", "Cut best at step"):
            assert row_with(stage, words), words
        assert row_with(stage, "nobody knows flaw of Database", "g asks")
        assert row_with(stage, "· Mend flaw in Database"), "what cuts it, in words of the bank"

    play(tmp_path, act)


def test_a_step_opens_to_the_facts_with_who_and_how_known(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("enter")
        await (await to(stage, "2. An old flaw")).press("enter")
        assert row_with(stage, "flaw of Web server", "ops-1, told")
        assert row_with(stage, "What opens it")
        assert row_with(stage, "What cuts it alone")

    play(tmp_path, act)


def test_keys_lead_to_the_threat_the_question_and_the_row_of_the_plan(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("enter")
        await (await to(stage, "2. An old flaw")).press("t")
        await settled(stage)
        assert isinstance(stage.app.screen, ThreatsScreen)
        assert row_with(stage, "▸▼", "An old flaw lets them into Web server")
        assert "Why it is here" in stage.text
        await stage.press("escape", "p")
        await settled(stage)
        assert isinstance(stage.app.screen, PlanScreen)
        assert row_with(stage, "▸▼", "Mend flaw in Web server")
        await stage.press("escape")
        assert isinstance(stage.app.screen, PathsScreen), "back to where the key was pressed"
        await (await to(stage, "nobody knows flaw of Database")).press("g")
        assert isinstance(stage.app.screen, InterviewScreen)
        assert stage.at == ("component.flaw", "component/db")
        assert "Is there flaw in Database?" in stage.text

    play(tmp_path, act)


def test_enter_on_what_leads_somewhere_goes_there(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("enter")
        await settled(stage)
        await (await to(stage, "· Mend flaw in Database")).press("enter")
        await settled(stage)
        assert row_with(stage, "▸▼", "Mend flaw in Database")

    play(tmp_path, act)


def test_only_the_ways_to_one_jewel_are_shown(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("f", "1")
        assert "to " in stage.text.splitlines()[0]
        listed = [row for row in stage.text.splitlines() if "›" in row]
        assert listed
        assert len({"Orders" in row for row in listed}) == 1, "ways to another jewel are still listed"
        await stage.press("f", "a")
        assert len([row for row in stage.text.splitlines() if "›" in row]) == 3

    play(tmp_path, act)


def test_a_step_that_needs_no_weakness_says_so(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("enter")
        await (await to(stage, "1. From Internet")).press("t")
        assert "rights or the way it is built suffice" in stage.text
        await stage.press("g")
        assert "Nothing is missing here" in stage.text

    play(tmp_path, act)


def test_what_others_say_meanwhile_is_worked_out_anew(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await others_say(stage, tmp_path, ("db", "flaw"), ("web", "flaw"))
        assert not row_with(stage, "up to high")
        assert row_with(stage, "Orders put out of reach")

    play(tmp_path, act)


def test_without_anything_worth_having_it_says_why_it_is_empty(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await others_say(stage, tmp_path, ("db", "flaw"), ("web", "flaw"), ("web", "overloaded"))
        assert "No way leads to anything worth having" in stage.text

    play(tmp_path, act)


def test_hostile_names_are_only_text(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("enter")
        await (await to(stage, "2. ")).press("enter")
        await settled(stage)
        assert "\x1b" not in stage.text
        assert "[/24]" in stage.text

    play(tmp_path, act, web=HOSTILE)


def test_the_way_under_the_mark_is_drawn_on_the_diagram(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        while "Orders changed" not in row_with(stage, "▸"):
            await stage.press("down")
        await stage.press("d")
        await settled(stage)
        assert row_with(stage, "Way ", "of 3", "to change Orders"), "the way under the mark"
        await stage.press("escape")
        assert row_with(stage, "Paths of attackers")

    play(tmp_path, act)


def test_beside_the_list_and_beside_the_drawing_stands_the_way_in_full(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        assert row_with(stage, "· Mend flaw in Database"), "what cuts the way under the mark"
        await stage.press("d")
        await settled(stage)
        assert isinstance(stage.app.screen, DiagramScreen)
        assert "2. An old fl" in stage.text, "the steps, beside the drawing"
        assert "? nobody" in stage.text
        await stage.press("s")
        assert "2. An old fl" not in stage.text, "beside a list there is no room"

    play(tmp_path, act, size=(160, 40))
