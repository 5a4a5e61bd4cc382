"""A command line in a home of its own: nothing of the developer's configuration or data is seen or touched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tmtui.cli.main import cli

SYSTEMS = Path(__file__).parent.parent / "systems"
"""Answers files of whole systems."""

Tmtui = Callable[..., Result]
"""`tmtui("list", "--json")` runs the program in-process."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is home, current folder and place of all data."""
    for name in ("TMTUI_DB", "TMTUI_MODEL", "TMTUI_BANKS", "NO_COLOR", "SSH_CONNECTION", "SSH_TTY", "ACCESSIBLE"):
        monkeypatch.delenv(name, raising=False)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    # Compiled banks are shared between tests, as they are between runs.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path.parent / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TMTUI_AUTHOR", "ops-1")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def tmtui(home: Path) -> Tmtui:
    """Return the program."""

    def run(*args: str, stdin: str | bytes | None = None, env: Mapping[str, str] | None = None) -> Result:
        return CliRunner().invoke(cli, list(args), input=stdin, env=env, prog_name="tmtui")

    return run


@pytest.fixture
def balloon(tmtui: Tmtui) -> Tmtui:
    """Return the program with the balloon pictures in its workspace."""
    done = tmtui("answers", "--apply", str(SYSTEMS / "balloon.yaml"))
    assert done.exit_code == 0, done.stderr
    return tmtui
