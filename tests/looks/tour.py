"""A walk through every place of one model, with a picture of each: the app is started once for all of them.

Clock, author and environment are fixed, and the file of answers is always applied anew, so that two walks differ only
where the program does.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import chdir, contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot

from tests.compiled import cache_home
from tests.looks import hostile
from tests.looks.places import Place
from tests.looks.shot import Shot, steady
from tmtui.banks.shipped import shipped_folder
from tmtui.tui.app import Person, TmtuiApp
from tmtui.tui.lines import plain, width_of
from tmtui.tui.profile import profile_of
from tmtui.tui.widgets.paper import Paper
from tmtui.workspace.applying import apply_answers
from tmtui.workspace.workspace import Workspace

SYSTEM = Path(__file__).parent.parent / "systems" / "hybrid.yaml"
ENVIRONMENT = {"COLORTERM": "truecolor", "LANG": "C.UTF-8", "TERM": "xterm-256color"}
Size = tuple[int, int]
Seen = tuple[str, Size, str]
"""Name of a place, size and theme."""


def noon() -> datetime:
    """Return noon of one day, on whatever clock the wall has."""
    return datetime(2026, 3, 1, 12, 0).astimezone()


def _open(folder: Path) -> Workspace:
    """Open the workspace of the folder one is in: a place shows its path as it was given."""
    env = {"XDG_CACHE_HOME": cache_home(folder), "HOME": str(folder)}
    own = [Path("banks")] if Path("banks").is_dir() else []
    return Workspace.open(Path("room.db"), bank_dirs=[*own, shipped_folder()], env=env, clock=noon)


@cache
def _filled_once() -> TemporaryDirectory[str]:
    folder = TemporaryDirectory()
    text = SYSTEM.read_text(encoding="utf-8")
    with chdir(folder.name), _open(Path(folder.name)) as workspace:
        apply_answers(workspace, text, SYSTEM.name, author="ops-1")
    return folder


@contextmanager
def workspace_with(model: str) -> Iterator[Workspace]:
    """Open a workspace of one's own: the `filled` model, a `hostile` one, or one just `begun`."""
    with TemporaryDirectory() as own:
        if model == "filled":
            shutil.copytree(_filled_once().name, own, dirs_exist_ok=True)
        if model == "hostile":
            Path(own, "banks").mkdir()
            Path(own, "banks/evil.md").write_text(hostile.BANK, encoding="utf-8")
        with chdir(own), _open(Path(own)) as workspace:
            if model == "hostile":
                apply_answers(workspace, hostile.FILE, "evil.yaml", author=hostile.TEXT[:200])
            if model == "begun":
                workspace.new_model("Web shop", ["infrastructure"], author="ops-1")
            yield workspace


def tour(
    places: Iterable[Place],
    sizes: Sequence[Size] = ((80, 24),),
    *,
    themes: Sequence[str] = ("",),
    model: str = "filled",
    env: Mapping[str, str] | None = None,
) -> dict[Seen, Shot]:
    """Walk through places and return pictures of each.

    Args:
        places: where to go, in this order.
        sizes: columns and rows; the window is drawn to each of them in each place.
        themes: names of themes to put on in each place; empty for the one of the environment.
        model: what is in the workspace, as `workspace_with` takes it.
        env: variables beside the usual ones, as a person would set them.

    Returns:
        Pictures by place, size and theme.
    """
    return asyncio.run(_tour(places, sizes, themes, model, {**ENVIRONMENT, **(env or {})}))


async def _tour(
    places: Iterable[Place], sizes: Sequence[Size], themes: Sequence[str], model: str, env: Mapping[str, str]
) -> dict[Seen, Shot]:
    shots: dict[Seen, Shot] = {}
    with workspace_with(model) as workspace:
        app = TmtuiApp(workspace, profile_of(env), Person("ops-1"))
        async with app.run_test(size=sizes[0]) as pilot:
            await _settle(app, pilot)
            for place in places:
                await _go(app, pilot, place)
                for size in sizes:
                    await _draw_window(app, pilot, size)
                    for theme in themes:
                        app.theme = theme or app.theme
                        shots[place.name, size, theme] = await _shoot(app, pilot, place)
                if place.asking:
                    await pilot.press("escape")
                await _draw_window(app, pilot, sizes[0])
    return shots


async def _draw_window(app: TmtuiApp, pilot: Pilot[int], size: Size) -> None:
    """Give the window a size, and wait until everything in it has room of that size."""
    if app.size != size:
        await pilot.resize_terminal(*size)
    for _ in range(200):
        head = app.screen.query_one("#head", Paper)
        foot = app.screen.query_one("#foot", Paper)
        if head.size.width == foot.size.width == size[0] and foot.region.bottom == size[1]:
            break
        await pilot.pause(0.02)
    await pilot.pause()
    await pilot.pause()


async def _go(app: TmtuiApp, pilot: Pilot[int], place: Place) -> None:
    app.go("interview" if app.live is not None else "models")
    await _settle(app, pilot)
    if place.go != "interview":
        app.go(place.go)
        await _settle(app, pilot)
    for key in place.keys:
        await pilot.press(key)
        await _settle(app, pilot, asking=place.asking)


async def _shoot(app: TmtuiApp, pilot: Pilot[int], place: Place) -> Shot:
    """Take the picture once it says what it has to, and in any case after a while."""
    for _ in range(40):
        await pilot.pause()
        shot = Shot(steady(app.export_screenshot(title="tmtui")), tuple(_cut_off(app)))
        if place.says in shot.text:
            break
        await pilot.pause(0.05)
    return shot


async def _settle(app: TmtuiApp, pilot: Pilot[int], *, asking: bool = False) -> None:
    """Wait for what is worked out in threads, and for what that begins; a question waits for its answer for ever."""
    for _ in range(2):
        await pilot.pause()
        if not asking:
            await app.workers.wait_for_complete()
    await pilot.pause()


def _cut_off(app: TmtuiApp) -> Iterator[str]:
    for paper in app.screen.query(Paper):
        if paper.display and paper.size:
            for row in paper.paint(*paper.size):
                if width_of(row) > paper.size.width:
                    yield f"#{paper.id}: {plain([row])}"
