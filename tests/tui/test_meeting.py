"""A meeting on the full screen: what was understood is read back, the worst is decided, and the time is in sight."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.interview.test_limit import Sitting as Room
from tests.interview.test_sitting import skip_to
from tests.tui.stage import Stage
from tmtui.tui.app import Person, TmtuiApp
from tmtui.tui.pages.card import card_page, fresh_view
from tmtui.tui.profile import profile_of
from tmtui.tui.screens.interview import InterviewScreen


@asynccontextmanager
async def meeting(folder: Path, card: str) -> AsyncIterator[Stage]:
    """Sit in a meeting of half an hour, at a card, with one bad finding."""
    room = Room(folder, "bad")
    talk = room.talk(agenda=30)
    talk.go_to("component.locked", "component/photos")
    talk.answer("no")
    skip_to(talk, card)
    room.wait(1)
    app = TmtuiApp(room.room, profile_of({"LANG": "C.UTF-8"}), Person("ops-1", agenda=30))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield Stage(app, pilot)


def test_a_wrong_sentence_leads_to_its_question_and_back(tmp_path: Path) -> None:
    async def run() -> None:
        async with meeting(tmp_path, "recap:read-back") as stage:
            shown = stage.text
            assert "Read back  part 4/4, 1/5 min" in shown
            assert "1  Yes, all of it is right" in shown
            assert "\n Picture\n" in shown, "by section"
            sentence = next(row for row in shown.splitlines() if "Is Photos locked? No." in row)
            await stage.press(sentence.strip()[0], "enter")
            assert stage.at == ("component.locked", "component/photos")
            assert "mend it here" in stage.text
            await stage.press("1", "enter")
            assert "Is Photos locked? Yes." in stage.text

    asyncio.run(run())


def test_accepting_asks_why_who_and_until_when(tmp_path: Path) -> None:
    async def run() -> None:
        async with meeting(tmp_path, "decide:unlocked") as stage:
            assert "a give …" in stage.text
            assert "Decide  part 4/4, 1/5 min" in stage.text
            await stage.press("end", "enter")
            assert "Why can you live with it?" in stage.text
            await stage.enter("", "prompt")
            assert "needs a reason" in stage.text
            await stage.press("enter")
            await stage.enter("it stands in a locked room", "prompt")
            assert stage.field("prompt").value == "ops-1", "who carries it is offered"
            await stage.press("enter")
            await stage.enter("yesterday", "prompt")
            assert "✗" in stage.text
            await stage.press("enter")
            assert stage.field("prompt").value == "it stands in a locked room", "the reason is not asked for twice"
            await stage.press("enter", "enter")
            await stage.enter("+2w", "prompt")
            assert "accepted until 2026-03-15, carried by ops-1" in stage.text
            assert stage.value("threat/unlocked@component/photos", "why") == "it stands in a locked room"

    asyncio.run(run())


def test_a_gives_it_to_somebody_by_name(tmp_path: Path) -> None:
    async def run() -> None:
        async with meeting(tmp_path, "decide:unlocked") as stage:
            await stage.press("a")
            assert "Who takes care of it?" in stage.text
            await stage.enter("dba", "prompt")
            assert "Done by when" in stage.text
            await stage.enter("2026-04-01", "prompt")
            assert "dba takes care of it, by 2026-04-01" in stage.text

    asyncio.run(run())


def test_the_list_of_sections_leads_to_the_end_and_back(tmp_path: Path) -> None:
    async def run() -> None:
        async with meeting(tmp_path, "decide:unlocked") as stage:
            await stage.press("l", "end", "enter")
            assert isinstance(stage.app.screen, InterviewScreen)
            assert "Next review" in stage.text or "more rows: page down" in stage.text
            assert stage.talk.card.id == "done"
            await stage.press("b")
            assert stage.at[0] == "decide:unlocked"

    asyncio.run(run())


def test_of_a_long_list_each_page_says_its_section_and_the_cursor_is_in_sight(tmp_path: Path) -> None:
    room = Room(tmp_path, "bad")
    talk = room.talk(agenda=30)
    skip_to(talk, "recap:read-back")
    card = talk.card
    view = fresh_view(card, talk.basis)
    for height in (8, 12, 20):
        for cursor in range(len(card.choices)):
            page = card_page(card, type(view)(cursor=cursor, choices=card.choices), 60, height)
            rows = ["".join(span.text for span in row) for row in page.rows]
            assert len(rows) <= height
            assert sum("▸" in row for row in rows) == 1
            group = card.choices[cursor].group
            assert not group or f" {group}" in [row.rstrip() for row in rows]
