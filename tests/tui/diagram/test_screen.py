"""The diagram as a place: what a person presses, and what is on the screen then."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.interview.room import BANKS, new_model, open_room, picture
from tests.journeys.terminal import Terminal, environment
from tests.tui.stage import Stage, on_stage
from tmtui.model.fact import Statement
from tmtui.model.jewels import marked
from tmtui.tui.lines import line, plain
from tmtui.tui.pages.diagram import cut_details, in_rows
from tmtui.tui.screens.diagram import DiagramScreen
from tmtui.tui.screens.interview import InterviewScreen
from tmtui.tui.screens.threats import ThreatsScreen
from tmtui.tui.widgets.paper import Paper
from tmtui.workspace.conversation import Conversation

HOSTILE = "\x1b]0;owned\x07web\x1b[2J [/24] [@click=app.quit]x[/] \u202e 数据库"
Act = Callable[[Stage], Awaitable[object]]


def play(folder: Path, act: Act, *, size: tuple[int, int] = (80, 24), drawn: bool = True) -> None:
    async def run() -> None:
        async with on_stage(folder, drawn=drawn, size=size) as stage:
            stage.app.go("diagram")
            await settled(stage)
            assert isinstance(stage.app.screen, DiagramScreen)
            await act(stage)

    asyncio.run(run())


async def settled(stage: Stage) -> None:
    await stage.pilot.pause()
    await stage.app.workers.wait_for_complete()
    await stage.pilot.pause()


def shown(stage: Stage) -> str:
    """Return the screen as it is seen: the slices of the drawing side by side."""
    rows: list[list[str]] = [[] for _ in range(stage.app.size.height)]
    for paper in stage.app.screen.query("#head, .slice, #details, #foot").results(Paper):
        for y in range(paper.size.height):
            rows[paper.region.y + y].append(paper.render_line(y).text)
    return "\n".join("".join(row).rstrip() for row in rows)


def cursor_on(stage: Stage) -> str:
    screen = stage.app.screen
    assert isinstance(screen, DiagramScreen)
    return screen.chosen


def test_the_picture_shows_zones_components_and_connections(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        text = shown(stage)
        for zone in stage.live.assessment.elements("zone"):
            assert zone.name in text
        jewels = marked(stage.live.assessment)
        for component in stage.live.assessment.elements("component"):
            assert f"┌ {'◆ ' if component.key in jewels else ''}{component.name}" in text
        assert "╫" in text
        assert max(map(len, text.split("\n"))) <= 80

    play(tmp_path, act)


def test_one_goes_along_connections_and_back_with_escape(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        start = cursor_on(stage)
        await stage.press("tab")
        flow = cursor_on(stage)
        assert flow.startswith("flow/")
        await stage.press("enter")
        assert cursor_on(stage) not in (start, flow)
        await stage.press("tab")
        assert cursor_on(stage).startswith("flow/")
        await stage.press("escape")
        assert cursor_on(stage).startswith("component/")
        await stage.press("escape")
        assert isinstance(stage.app.screen, InterviewScreen)

    play(tmp_path, act)


def test_tracing_draws_the_connections_heavily(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        assert "━" not in shown(stage)
        await stage.press("space")
        assert "━" in shown(stage)
        await stage.press("space")
        assert "━" not in shown(stage)

    play(tmp_path, act)


def test_levels_are_symbol_and_word(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("t")
        levels = re.findall(r"([○◐●▲]) (?:up to )?(very low|low|moderate|high|very high)", shown(stage))
        assert levels

    play(tmp_path, act)


def test_a_zone_is_shown_alone_and_everything_again(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("z")
        assert "and its neighbours" in shown(stage)
        await stage.press("escape")
        assert "and its neighbours" not in shown(stage)
        assert isinstance(stage.app.screen, DiagramScreen)

    play(tmp_path, act)


def test_the_ways_of_attackers_come_in_turn(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("w")
        await settled(stage)
        text = shown(stage)
        assert "Way 1 of" in text or "No way of an attacker is known" in text

    play(tmp_path, act)


def test_threats_and_questions_of_where_one_is(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        subject = cursor_on(stage)
        name = stage.live.assessment.name(subject)
        await stage.press("d")
        assert isinstance(stage.app.screen, ThreatsScreen)
        assert f"“{name}”" in stage.text
        await stage.press("escape")
        assert isinstance(stage.app.screen, InterviewScreen | DiagramScreen)
        stage.app.go("diagram")
        await settled(stage)
        await stage.press("end", "g")
        if isinstance(stage.app.screen, InterviewScreen):
            assert stage.talk.card.subject.startswith("component/")
            assert stage.talk.card.text[:30] in " ".join(stage.text.split()), "the question itself is on the screen"
        else:
            assert "Nothing is open about" in stage.text

    play(tmp_path, act)


def test_a_component_is_found_by_its_name(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.press("slash")
        await stage.enter("photo", "prompt")
        assert "photo" in stage.live.assessment.name(cursor_on(stage)).lower()
        await stage.press("slash")
        await stage.enter("nobody", "prompt")
        assert "Nothing here is called “nobody”." in stage.text

    play(tmp_path, act)


def test_a_click_puts_the_cursor_there(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        screen = stage.app.screen
        assert isinstance(screen, DiagramScreen)
        flow = screen.drawing.ports[-1]
        last = screen.drawing.of(flow.node)
        assert last is not None
        area = screen.query_one("#drawing").region
        await stage.pilot.click(offset=(area.x + last.rect.x + 2, area.y + last.rect.y))
        assert cursor_on(stage) == flow.node
        await stage.pilot.click(offset=(area.x + last.rect.x + 2, area.y + flow.y))
        assert cursor_on(stage) == flow.flow

    play(tmp_path, act)


def test_what_the_one_row_of_details_has_no_room_for_is_said_below_it() -> None:
    behind = "S3 or other object storage · ╫ crosses a trust boundary"
    what = line(("Backup server → Object storage", "strong"), f" · {behind}")
    told = (what, line("○ up to low"), ())
    assert not plain(in_rows(told, 80, 1)).endswith("boundary")
    assert cut_details(told, 80, 1) == behind
    assert cut_details(told, 120, 1) == cut_details(told, 80, 2) == ""
    assert cut_details(((), (), ()), 1, 1) == ""


def test_on_a_way_the_one_row_says_what_is_done_there_rather_than_how_one_came() -> None:
    done = "Web server can be stopped by asking too much of it"
    told = (line("Web server"), line(("way", "mark")), line(f"From Internet HTTPS to Web server · {done}"))
    assert plain(in_rows(told, 80, 1)) == f" way  … · {done}"
    assert plain(in_rows(told, 120, 1)) == f" way  From Internet HTTPS to Web server · {done}"


def test_narrow_terminals_get_a_list_that_says_why(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.pilot.resize_terminal(40, 16)
        await settled(stage)
        text = shown(stage)
        assert "A list: it needs" in text or "┌" in text
        assert max(map(len, text.split("\n"))) <= 40
        await stage.pilot.resize_terminal(120, 40)
        await settled(stage)
        assert "A list" not in shown(stage)

    play(tmp_path, act)


def test_a_model_without_anything_says_what_comes_first(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        assert "Nothing to draw yet." in shown(stage)
        for key in ("down", "tab", "enter", "z", "w", "g", "d", "space", "pagedown", "s"):
            await stage.press(key)
            if not isinstance(stage.app.screen, DiagramScreen):
                stage.app.go("diagram")
                await settled(stage)
        assert stage.app.is_running

    play(tmp_path, act, drawn=False)


def test_hostile_names_are_only_text(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        stage.live.say([Statement("component/web-server", "name", HOSTILE)])
        screen = stage.app.screen
        assert isinstance(screen, DiagramScreen)
        screen.news(["somebody renamed something"])
        await settled(stage)
        for key in ("s", "s", "t", "w", "z", "tab", "space", "end"):
            await stage.press(key)
            assert "\x1b" not in shown(stage)
            assert "\u202e" not in shown(stage)
        assert "[/24]" in shown(stage)

    play(tmp_path, act, size=(120, 40))


def test_a_move_sends_little_and_an_idle_diagram_nothing(tmp_path: Path) -> None:
    with open_room(tmp_path) as workspace:
        new_model(workspace)
        picture(Conversation(workspace.live(author="ops-1")))
    env = environment(tmp_path, TMTUI_DB=str(tmp_path / "room.db"), TMTUI_BANKS=str(BANKS), SSH_CONNECTION="1")
    terminal = Terminal([], env).until("keys")
    terminal.settle(0.5)
    terminal.press("f9").until("Diagram")
    terminal.press("d").until("components")
    terminal.settle(1.0)
    sent = []
    for key in ("down", "down", "up"):
        before = len(terminal.raw)
        terminal.press(key)
        terminal.settle(0.5)
        sent.append(len(terminal.raw) - before)
    assert all(0 < count <= 300 for count in sent), sent
    before = len(terminal.raw)
    terminal.settle(2)
    assert terminal.raw[before:] == b""
    assert terminal.press("q").wait() == 0
