"""The heat map: every threat is counted once, figures and symbols say what colours say, and a cell filters the list."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.tui.stage import Stage
from tests.tui.way_stage import others_say, row_with, settled, shop_on_stage
from tmtui.tui.lines import plain, to_ascii, width_of
from tmtui.tui.pages import heat
from tmtui.tui.pages.since import CLOSED, MOVED, NEW, since
from tmtui.tui.screens.heat import HeatScreen
from tmtui.tui.screens.threats import ThreatsScreen


def test_a_cell_filters_the_list_and_all_brings_it_back(tmp_path: Path) -> None:
    async def act() -> None:
        async with shop_on_stage(tmp_path) as stage:
            await stage.press("f7", "h")
            await settled(stage)
            assert isinstance(stage.app.screen, HeatScreen)
            assert row_with(stage, "▸● 1")
            assert row_with(stage, "likelihood × impact: high × high, 1 certain, 0 possible")
            whole = await shown_for_each_cell(stage)
            assert sum(whole.values()) == len(stage.live.assessment.threats())
            await stage.press("h", "a")
            assert isinstance(stage.app.screen, ThreatsScreen)
            assert "likelihood × impact" not in stage.text

    asyncio.run(act())


async def shown_for_each_cell(stage: Stage) -> dict[heat.Cell, int]:
    """Open every cell that is not empty; return how many threats its list holds."""
    found = {}
    for cell in heat.heat_of(stage.live.assessment.threats()):
        if not isinstance(stage.app.screen, HeatScreen):
            await stage.press("h")
            await settled(stage)
        likelihood, impact = cell
        await stage.press("pagedown", "home", *["up"] * (likelihood - 1), *["right"] * (impact - 1), "enter")
        await settled(stage)
        screen = stage.app.screen
        assert isinstance(screen, ThreatsScreen), "the cell opens"
        assert heat.cell_words(cell) in stage.text
        for item in screen.outline.items:
            if item.opens:
                await stage.press("enter")
                await settled(stage)
        found[cell] = len([item for item in screen.outline.items if "@" in item.id])
    return found


def test_an_empty_cell_says_so_and_stays(tmp_path: Path) -> None:
    async def act() -> None:
        async with shop_on_stage(tmp_path) as stage:
            await stage.press("f7", "h")
            await settled(stage)
            await stage.press("pagedown", "home")
            assert "very low × very low, none" in stage.text
            await stage.press("enter")
            assert "No threat stands in this cell." in stage.text
            assert isinstance(stage.app.screen, HeatScreen)

    asyncio.run(act())


def test_the_map_stands_beside_the_list_where_there_is_room(tmp_path: Path) -> None:
    async def act() -> None:
        async with shop_on_stage(tmp_path, size=(120, 40)) as stage:
            await stage.press("f7")
            await settled(stage)
            assert row_with(stage, "v.lo")
            assert row_with(stage, "An old flaw lets them into Web server")

    asyncio.run(act())


def test_the_map_fits_and_reads_the_same_in_ascii() -> None:
    counts = {(5, 5): heat.Count(120, 391, 5), (1, 1): heat.Count(0, 3, 1), (3, 4): heat.Count(7, 0, 3)}
    for width in (38, 44, 74, 78, 118, 198):
        rows = heat.heat_rows(counts, width, (3, 4))
        assert max(map(width_of, rows)) <= width
        text = plain(rows)
        for figure in ("120", "+391", "+3", "▸◐ 7"):
            assert figure in text, (width, figure)
        assert "?" not in to_ascii(text)


def test_what_happened_to_a_cell_stands_in_it_as_symbol_and_where_there_is_room_as_word() -> None:
    before = {(5, 5): heat.Count(120, 391, 5), (3, 4): heat.Count(7, 0, 3), (1, 1): heat.Count(1, 0, 1)}
    now = {(5, 5): heat.Count(119, 391, 5), (3, 4): heat.Count(7, 0, 3), (2, 2): heat.Count(1, 0, 2)}
    changes = heat.changed_cells(since(heat.heat_seen(before), heat.heat_seen(now)))
    assert changes == {(5, 5): MOVED, (1, 1): CLOSED, (2, 2): NEW}
    for width in (38, 44, 78, 118):
        rows = heat.heat_rows(now, width, (3, 4), changes)
        assert max(map(width_of, rows)) <= width
        assert "impact" in plain(rows), "both scales say what they are"
        assert "…" not in plain(rows)
    assert all(change in plain(rows) for change in (NEW, CLOSED))
    assert MOVED in heat.told(now, (5, 5), MOVED), "the line below says it in words"


def test_under_the_map_stands_what_is_in_the_cell_where_there_is_room(tmp_path: Path) -> None:
    async def act() -> None:
        async with shop_on_stage(tmp_path, size=(80, 40)) as stage:
            await stage.press("f7", "h")
            await settled(stage)
            assert row_with(stage, "· An old flaw lets them into Web server")
            await stage.press("pagedown", "home")
            assert "In this cell" not in stage.text

    asyncio.run(act())


def test_the_map_marks_what_others_changed(tmp_path: Path) -> None:
    async def act() -> None:
        async with shop_on_stage(tmp_path) as stage:
            await stage.press("f7", "h")
            await settled(stage)
            await others_say(stage, tmp_path, ("web", "flaw"))
            assert row_with(stage, "- 1 closed")
            await stage.press("left", "right")
            assert row_with(stage, "high × high, none  - closed")

    asyncio.run(act())
