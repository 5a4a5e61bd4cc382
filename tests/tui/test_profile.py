"""The profile: what is done in which terminal, why, and how to have it otherwise."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tmtui.tui.profile import THRIFTY, profile_of

SSH = {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}


@pytest.mark.parametrize(
    ("env", "theme", "mouse", "ascii_only"),
    [
        ({}, "ansi-dark", True, False),
        ({"COLORTERM": "truecolor"}, "dark", True, False),
        ({"COLORTERM": "truecolor", "COLORFGBG": "0;15"}, "light", True, False),
        ({"COLORFGBG": "0;15"}, "ansi-light", True, False),
        ({"COLORTERM": "truecolor", "NO_COLOR": "1"}, "ansi-dark", True, False),
        (SSH, "ansi-dark", False, False),
        ({"SSH_TTY": "/dev/pts/1", "COLORTERM": "24bit"}, "dark", False, False),
        ({**SSH, "TMTUI_MOUSE": "on"}, "ansi-dark", True, False),
        ({"TMTUI_THEME": "nord"}, "nord", True, False),
        ({"LC_ALL": "C"}, "ansi-dark", True, True),
        ({"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, "ansi-dark", True, True),
        ({"LANG": "en_GB.UTF-8"}, "ansi-dark", True, False),
        ({"LANG": "de_DE.ISO-8859-1"}, "ansi-dark", True, True),
        ({"LC_ALL": "C", "TMTUI_CHARSET": "unicode"}, "ansi-dark", True, False),
        ({"TERM": "vt100", "LANG": "C.UTF-8"}, "ansi-dark", True, True),
    ],
)
def test_each_terminal_gets_what_it_can_show(env: dict[str, str], theme: str, mouse: bool, ascii_only: bool) -> None:
    profile = profile_of(env)
    assert (profile.theme, profile.mouse, profile.ascii) == (theme, mouse, ascii_only)


def test_over_ssh_escape_waits_longer_and_nothing_moves() -> None:
    assert dict(profile_of(SSH).environment) == {
        "ESCDELAY": "200",
        "TEXTUAL_ANIMATIONS": "none",
        "TEXTUAL_SMOOTH_SCROLL": "0",
        "TEXTUAL_THEME": "ansi-dark",
    }
    assert dict(profile_of({}).environment)["ESCDELAY"] == "100"


def test_what_the_user_set_is_left_alone() -> None:
    assert "ESCDELAY" not in dict(profile_of({**SSH, "ESCDELAY": "25"}).environment)


def test_low_bandwidth_takes_another_driver_and_makes_cards_terse() -> None:
    low, usual = profile_of({"TMTUI_BANDWIDTH": "low"}), profile_of({"TMTUI_BANDWIDTH": "nonsense"})
    assert dict(low.environment)["TEXTUAL_DRIVER"] == THRIFTY
    assert low.terse
    assert "TEXTUAL_DRIVER" not in dict(usual.environment)
    assert not usual.terse


def test_every_switch_says_why_and_how_to_change_it() -> None:
    for setting in profile_of(SSH).settings:
        assert setting.reason
        assert setting.remedy or setting.name == "SSH"


def test_keys_are_remapped_and_a_typo_is_named_and_left_out() -> None:
    profile = profile_of({"TMTUI_KEYS": "skip=j, park=k,nonsense,nope=x,=x"})
    assert profile.keymap["interview.skip"] == ("j",)
    assert profile.keymap["interview.park"] == ("k",)
    assert len(profile.keys) == 2
    [fault] = profile.faults
    assert "nope" in fault


def test_the_profile_is_known_before_textual_is_imported() -> None:
    code = "import sys, tmtui.tui.profile, tmtui.tui.run, tmtui.tui.keymap; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
