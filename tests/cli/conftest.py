"""A command line in a home of its own: nothing of the developer's configuration or data is seen or touched."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.compiled import cache_home
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
    monkeypatch.setenv("XDG_CACHE_HOME", cache_home(tmp_path.parent))
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


@pytest.fixture(scope="session")
def balloon_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace that holds the balloon pictures, to be copied."""
    path = tmp_path_factory.mktemp("balloon") / "tmtui.db"
    arguments = ["answers", "--apply", str(SYSTEMS / "balloon.yaml"), "--db", str(path)]
    env = {"TMTUI_AUTHOR": "ops-1", "XDG_CACHE_HOME": cache_home(path.parent)}
    done = CliRunner().invoke(cli, arguments, env=env, prog_name="tmtui")
    assert done.exit_code == 0, done.stderr
    return path


@pytest.fixture
def balloon(tmtui: Tmtui, home: Path, balloon_db: Path) -> Tmtui:
    """Return the program in a folder with the balloon pictures."""
    shutil.copy(balloon_db, home / "tmtui.db")
    return tmtui
