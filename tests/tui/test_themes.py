"""The looks: everything that is written can be read on its background, and no colour stays no colour."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.tui.stage import on_stage
from tmtui.tui.lines import STYLES
from tmtui.tui.themes import LOOKS, OFFERED, Look


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 for the same colour to 21 for black on white."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_every_style_can_be_read(look: Look) -> None:
    for style in ("", *STYLES):
        ratio = contrast(look.colour(style), look.background)
        assert ratio >= look.least, f"{style or 'plain text'} has {ratio:.1f} to 1 in {look.name}"


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_the_screen_shows_the_colours_of_the_table(look: Look, tmp_path: Path) -> None:
    async def run() -> None:
        async with on_stage(tmp_path, TMTUI_THEME=look.name) as stage:
            assert stage.app.theme == look.name
            for style, colour in look.styles:
                colours = stage.app.screen.get_component_styles(f"paper--{style}")
                assert colours.color.hex.lower() == colour, style
            assert stage.app.screen.styles.background.hex.lower() == look.background

    asyncio.run(run())


def test_the_look_changes_while_it_runs(tmp_path: Path) -> None:
    async def run() -> None:
        async with on_stage(tmp_path) as stage:
            for name, _ in OFFERED:
                stage.app.look(name)
                await stage.pilot.pause()
                assert stage.app.native_ansi_color is name.startswith("ansi-")
                row = stage.app.screen.query_one("#head").render_line(0)
                colours = {segment.style.color.name for segment in row if segment.style and segment.style.color}
                wanted = {look.foreground for look in LOOKS if look.name == name} or {"default"}
                assert wanted <= colours, name

    asyncio.run(run())
