"""Draws the pictures of docs/pictures from the running program, with the sample that `tmtui demo` opens: `make docs`.

A picture names no font host: who opens the page is nobody else's business, and a drawing has to look the same offline.
"""

from __future__ import annotations

import asyncio
import html
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tmtui.tui.app import Person, TmtuiApp
from tmtui.tui.profile import profile_of
from tmtui.workspace.demo import demo_workspace

PICTURES = Path(__file__).parent.parent.parent / "docs" / "pictures"
ENVIRONMENT = {"COLORTERM": "truecolor", "LANG": "C.UTF-8", "TERM": "xterm-256color"}
_TEXT = re.compile(r"<text[^>]*>([^<]*)</text>")
_FONT = re.compile(r"\s*@font-face\s*\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Picture:
    """What to press in the demo, and how large the terminal is."""

    name: str
    keys: tuple[str, ...]
    columns: int
    lines: int
    place: str = ""
    """Where to go before any key is pressed; empty for the interview."""


SHOWN = (
    Picture("interview", ("down", "enter", "down", "down"), 80, 24),
    Picture("interview-wide", ("c", "down", "enter", "down", "down", "enter"), 120, 36),
    Picture("diagram", ("down",), 100, 30, place="diagram"),
    Picture("threats", ("f7",), 80, 24),
    Picture("paths", ("enter",), 120, 36, place="paths"),
    Picture("plan", ("f8",), 80, 24),
    Picture("what-if", ("f8", "space", "down", "space"), 120, 36),
)
"""Every picture in the pages."""


def _standing() -> datetime:
    """Noon of one day, so that drawing again draws the same."""
    return datetime(2026, 11, 21, 12, 0).astimezone()


async def draw(picture: Picture) -> str:
    """Press the keys in the demo and return the screen as SVG."""
    with demo_workspace(env=ENVIRONMENT, clock=_standing) as workspace:
        app = TmtuiApp(workspace, profile_of(ENVIRONMENT), Person("ops-1"))
        async with app.run_test(size=(picture.columns, picture.lines)) as pilot:
            await pilot.pause()
            if picture.place:
                app.go(picture.place)
                await pilot.pause()
            for key in picture.keys:
                await pilot.press(key)
                await app.workers.wait_for_complete()
                await pilot.pause()
            return _FONT.sub("", app.export_screenshot(title="tmtui demo"))


def words(svg: str) -> list[str]:
    """Return what a picture says, in the order it is drawn."""
    return [html.unescape(text).replace("\N{NO-BREAK SPACE}", " ") for text in _TEXT.findall(svg)]


def main() -> None:
    """Draw all pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for picture in SHOWN:
        (PICTURES / f"{picture.name}.svg").write_text(asyncio.run(draw(picture)), encoding="utf-8")


if __name__ == "__main__":
    main()
