"""A model with ways of attackers on a stage: a certain one over a flaw, one that only may be, and two jewels."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import yaml

from tests.analysis.paths.drawn import PLACES, STRANGER, UNSAID, WELL
from tests.analysis.paths.ways_bank import TEXT, WEAKNESSES
from tests.analysis.pictures import COMPLETE
from tests.compiled import cache_home
from tests.interview.room import NOON
from tests.tui.stage import Stage
from tmtui.banks.shipped import shipped_folder
from tmtui.model.fact import Statement
from tmtui.model.subject import kind_of
from tmtui.model.value import Value
from tmtui.tui.app import Person, TmtuiApp
from tmtui.tui.profile import profile_of
from tmtui.workspace.applying import apply_answers
from tmtui.workspace.workspace import Workspace

HOSTILE = "\x1b]0;owned\x07web\x1b[2J [/24] [@click=app.quit]x[/]"

SHOP: Mapping[str, Mapping[str, Value]] = {
    "model": {**COMPLETE, "jewels": ("data/records", "data/orders")},
    **STRANGER,
    **PLACES,
    "data/records": {"name": "Records", "stored_by": ("component/db",)},
    "data/orders": {"name": "Orders", "stored_by": ("component/web",), "confidentiality": 3},
    "component/laptop": {"name": "Laptop", "zone": "zone/internet"},
    "component/web": {"name": "Web server", "zone": "zone/servers", "flaw": "yes", "overloaded": "yes"},
    "component/db": {"name": "Database", "zone": "zone/servers", "flaw": UNSAID},
    "flow/laptop..web": {},
    "flow/web..db": {"protocol": "postgres"},
}
"""Somebody on the internet gets into the web server by a flaw; whether the database has one nobody knows."""


def draw(folder: Path, **names: str) -> None:
    """Write the shop into a workspace of a folder.

    Args:
        folder: where.
        names: other names, by slug of the component.
    """
    banks = folder / "banks"
    banks.mkdir()
    (banks / "ways.md").write_text(TEXT, encoding="utf-8")
    with open_shop(folder) as workspace:
        bank = workspace.shelf.load(["ways"])
        merged: dict[str, dict[str, Value]] = {actor: {"in_scope": "no"} for actor in bank.actors()}
        for subject, answers in SHOP.items():
            weaknesses: dict[str, Value] = {name: "no" for name, of, *_ in WEAKNESSES if of == kind_of(subject)}
            merged[subject] = {**weaknesses, **WELL.get(kind_of(subject), {}), **answers}
        for slug, name in names.items():
            merged[f"component/{slug}"]["name"] = name
        said = {
            subject: {name: list(value) if isinstance(value, tuple) else value for name, value in answers.items()}
            for subject, answers in ((key, _said(values)) for key, values in merged.items())
        }
        text = yaml.safe_dump({"model": "Shop", "banks": ["ways"], "answers": said})
        apply_answers(workspace, text, "shop.yaml", author="ops-1")


def _said(answers: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in answers.items() if value != UNSAID}


def open_shop(folder: Path) -> Workspace:
    """Open the workspace of a folder in which the shop is drawn."""
    env = {"XDG_CACHE_HOME": cache_home(folder), "HOME": str(folder)}
    return Workspace.open(
        folder / "room.db", bank_dirs=[shipped_folder(), folder / "banks"], env=env, clock=lambda: NOON
    )


@cache
def _drawn_once() -> TemporaryDirectory[str]:
    folder = TemporaryDirectory()
    draw(Path(folder.name))
    return folder


@asynccontextmanager
async def shop_on_stage(folder: Path, *, size: tuple[int, int] = (80, 24), **names: str) -> AsyncIterator[Stage]:
    """Run the app over the shop."""
    if names:
        draw(folder, **names)
    else:
        copytree(_drawn_once().name, folder, dirs_exist_ok=True)
    with open_shop(folder) as workspace:
        app = TmtuiApp(workspace, profile_of({"LANG": "C.UTF-8"}), Person("ops-1"))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Stage(app, pilot)


async def settled(stage: Stage) -> None:
    """Wait for what is worked out in threads, and for what that begins."""
    for _ in range(2):
        await stage.app.workers.wait_for_complete()
        await stage.pilot.pause()


async def others_say(stage: Stage, folder: Path, *no: tuple[str, str]) -> None:
    """Say from another program that some components have no such weakness, and let the app hear of it."""
    with open_shop(folder) as workspace:
        live = workspace.live("shop", author="dba")
        live.say([Statement(f"component/{slug}", attribute, "no") for slug, attribute in no])
    stage.app.look_for_news()
    await settled(stage)


def row_with(stage: Stage, *words: str) -> str:
    """Return the first row of the screen that has some words."""
    return next((row for row in stage.text.splitlines() if all(word in row for word in words)), "")
