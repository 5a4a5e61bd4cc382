"""The list of commands: it has what can be done from here, finds it by words, and does it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.tui.stage import Stage, on_stage
from tmtui.tui.keymap import CONTEXTS, PLACES, find
from tmtui.tui.lines import plain, width_of
from tmtui.tui.pages.help import help_rows
from tmtui.tui.pages.palette import Entry, matching, palette_rows
from tmtui.tui.screens.commands import entries_of
from tmtui.tui.screens.interview import InterviewScreen
from tmtui.tui.screens.threats import ThreatsScreen

ENTRIES = (
    Entry("here", "skip", "skip: Leave the question for later.", "s"),
    Entry("here", "undo", "undo: Take back the last thing.", "u"),
    Entry("place", "threats", "Threats", "F9 t"),
    Entry("section", "close", "What we did not look at"),
    Entry("look", "light", "light"),
)


def play(folder: Path, act: Callable[[Stage], Awaitable[None]]) -> None:
    async def run() -> None:
        async with on_stage(folder) as stage:
            await act(stage)

    asyncio.run(run())


def test_all_words_have_to_be_there_and_what_begins_with_them_comes_first() -> None:
    assert [each.value for each in matching(ENTRIES, "")] == [each.value for each in ENTRIES]
    assert [each.value for each in matching(ENTRIES, "th")] == ["threats", "skip", "undo"]
    assert [each.value for each in matching(ENTRIES, "GO thr")] == ["threats"]
    assert not matching(ENTRIES, "nothing of this")


def test_rows_fit_and_show_the_mark_and_the_keys() -> None:
    for width in (40, 80, 200):
        rows = palette_rows(ENTRIES, 1, 0, width, 6)
        assert all(width_of(row) <= width for row in rows)
        text = plain(rows)
        assert "2 of 5" in text
        assert "▸ here" in text.splitlines()[2]
        assert "F9 t" in text
    assert "nothing has these words" in plain(palette_rows((), 0, 0, 40, 6))


def test_words_find_a_place_an_action_and_a_look(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("escape", "colon", *"threa")
        assert "Do or go" in stage.text
        assert "1 of 1" in stage.text
        await stage.press("enter")
        assert isinstance(stage.app.screen, ThreatsScreen)
        await stage.press("colon", *"high", "enter")
        assert stage.app.theme == "high-contrast"
        assert "high-contrast" in stage.text
        await stage.press("escape")
        first = stage.at
        await stage.press("colon", *"skip", "enter")
        assert stage.at != first
        await stage.press("escape", "colon")  # and the program may end while it is open

    play(tmp_path, act)


def test_it_opens_while_typing_and_leaves_the_text_alone(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press(*"abc", "f9", "c", *"zzz")
        assert "nothing has these words" in stage.text
        await stage.press("enter", "up", "escape")
        assert isinstance(stage.app.screen, InterviewScreen)
        assert "Do or go" not in stage.app.screen.query_one("#foot").render_line(1).text
        assert stage.field().value == "abc"
        assert stage.app.screen.is_typing()

    play(tmp_path, act)


def test_every_place_can_be_made_and_stands_in_the_list(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        frame = stage.app.screen
        assert isinstance(frame, InterviewScreen)
        found = entries_of(frame)
        assert {each.value for each in found if each.kind == "place"} == {name for _, name, _ in PLACES} - {"palette"}
        assert {each.kind for each in found} == {"here", "place", "section", "look"}
        stage.app.no_color = True
        assert "look" not in {each.kind for each in entries_of(frame)}, "without colour there is nothing to choose"
        kinds = {type(stage.app.place(name)).__name__ for _, name, _ in PLACES if name != "palette"}
        assert len(kinds) == len(PLACES) - 1

    play(tmp_path, act)


def test_help_begins_with_what_is_most_useful_and_ends_with_what_is_everywhere() -> None:
    groups = [("everywhere", CONTEXTS["everywhere"]), ("interview", [find("interview", "skip")])]
    groups += [("choosing", CONTEXTS["choosing"])]
    text = plain(help_rows([("A question?", "In full.")], [("K", "skip")], groups, 74))
    order = ["The most useful now", "K skip", "A question?", "On a question", "Among the options", "Everywhere"]
    assert sorted(order, key=text.index) == order
    assert "up down" in text, "keys that belong together stand in one row"
    assert all(len(row) <= 74 for row in text.splitlines())
