"""The file of settings: it is read when it is there, counts after the environment, and never keeps anybody out."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.stage import on_stage
from tmtui.tui.app import Person, TmtuiApp
from tmtui.tui.config import CHOICES, read_config
from tmtui.tui.profile import Profile, profile_of

PAGE = Path(__file__).parent.parent.parent / "docs" / "how-to" / "keys-and-looks.md"
SAID = """
theme = "light"
mouse = "off"
charset = "ascii"
bandwidth = "low"
coach = "on"
keymap = "vi"

[keys]
skip = "K"
"grid.mark" = "M"

[keys.threats]
heat = ["H", "f5"]
"""


def profile(folder: Path, text: str, **env: str) -> Profile:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    env = {"TMTUI_CONFIG": str(path), "LANG": "C.UTF-8", **env}
    return profile_of(env, read_config(env))


def test_what_the_file_says_holds_and_doctor_can_say_who_said_so(tmp_path: Path) -> None:
    found = profile(tmp_path, SAID)
    assert (found.theme, found.mouse, found.ascii, found.terse, found.coach) == ("light", False, True, True, True)
    assert found.keymap["interview.skip"] == ("K",)
    assert found.keymap["threats.heat"] == ("H", "f5")
    assert found.keymap["listing.last"] == ("G", "end")
    assert not found.faults
    reasons = {each.name: each.reason for each in found.settings}
    for name in ("theme", "mouse", "characters", "bandwidth", "keymap", "coach"):
        assert str(tmp_path) in reasons[name]


def test_the_file_that_the_page_shows_can_be_used(tmp_path: Path) -> None:
    [shown] = re.findall(r"^```toml\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    found = profile(tmp_path, shown)
    assert not found.faults
    assert {name for name in CHOICES if name in shown} == set(CHOICES)
    assert found.keymap["threats.filter"] == ("F",)


def test_the_environment_counts_before_the_file(tmp_path: Path) -> None:
    found = profile(tmp_path, SAID, TMTUI_THEME="nord", TMTUI_MOUSE="on", TMTUI_KEYMAP="default", TMTUI_KEYS="skip=Z")
    assert (found.theme, found.mouse, found.keymap["interview.skip"]) == ("nord", True, ("Z",))
    assert "listing.last" not in found.keymap
    assert profile(tmp_path, SAID, NO_COLOR="1").theme == "ansi-dark"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('theme = "dark', "config.toml"),
        ("theme = 3", "theme wants"),
        ('mouse = "maybe"', 'mouse wants "on" or "off"'),
        ('colour = "red"', "no setting colour"),
        ('keymap = "emacs"', "no keymap emacs"),
        ("[keys]\nskip = 3", "skip stands in quotes"),
        ('keys = "none"', "[keys] wants"),
        ('[keys]\nskip = ""', "skip"),
        ('wording = "rude"', 'wording wants "plain" or "technical"'),
        pytest.param("[keys]\n" + ".".join("a" * 5_000) + ' = "j"', "a.a stands in quotes", id="thousands of dots"),
        pytest.param("theme = " + "[" * 5_000, "nested too deeply", id="thousands of brackets"),
        pytest.param(f'{"x" * 9_000} = "j"', "no setting xxx", id="a name of nine thousand letters"),
    ],
)
def test_a_fault_is_said_once_and_everything_else_starts(text: str, says: str, tmp_path: Path) -> None:
    found = profile(tmp_path, text)
    [fault] = found.faults
    assert says in fault
    assert found.theme == "ansi-dark"


def test_what_a_person_chose_counts_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('coach = "on"\nwording = "plain"\nrole = "wizard"\n', encoding="utf-8")

    async def run(*, first: bool) -> None:
        async with on_stage(tmp_path, models=int(first), TMTUI_CONFIG=str(tmp_path / "config.toml")) as stage:
            assert (stage.talk.coach, stage.talk.plainly) == (first, first)
            assert "there is no role 'wizard'" in stage.text
            assert stage.live.role == ""
            await stage.press("escape", "c", "z")
            assert (stage.talk.coach, stage.talk.plainly) == (not first, not first)
            await stage.press("c", "z") if not first else None

    asyncio.run(run(first=True))
    asyncio.run(run(first=False))


def test_a_file_that_was_named_and_is_not_there_is_said(tmp_path: Path) -> None:
    env = {"TMTUI_CONFIG": str(tmp_path / "nowhere.toml")}
    [fault] = read_config(env).faults
    assert "nowhere.toml" in fault


def test_a_keymap_lies_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[keys]\nskip = "K"\n', encoding="utf-8")
    assert profile(tmp_path, 'keymap = "mine"').keymap == {"interview.skip": ("K",)}


def test_a_start_without_a_file_loads_nothing_to_read_one_with() -> None:
    code = "import sys; from tmtui.tui.config import read_config; read_config({}); sys.exit('tomllib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_new_keys_do_what_the_hints_and_the_help_say(tmp_path: Path) -> None:
    async def run() -> None:
        async with on_stage(tmp_path, TMTUI_KEYS="skip=K,threats.filter=Z") as stage:
            first = stage.at
            await stage.press("escape", "s")
            assert stage.at == first, "the key that skip had before does nothing"
            assert "K skip" in stage.text
            await stage.press("K")
            assert stage.at != first
            await stage.press("f7")
            assert "Z filter" in stage.text

    asyncio.run(run())


def test_a_fault_in_the_file_is_said_on_the_screen(tmp_path: Path) -> None:
    async def run() -> None:
        found = profile(tmp_path, 'mouse = "maybe"', TMTUI_THEME="mauve")
        async with on_stage(tmp_path) as stage:
            app = TmtuiApp(stage.app.workspace, found, Person("ops-1"))
            async with app.run_test(size=(80, 24)) as pilot:
                await pilot.pause()
                said = "\n".join(str(getattr(each, "text", "")) for each in app.screen.query("#foot"))
                assert "mouse wants" in said
                assert "1 more" in said
                assert app.theme == "ansi-dark"

    asyncio.run(run())
