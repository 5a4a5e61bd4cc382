"""Which database is opened, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmtui.model.errors import BadInput
from tmtui.workspace.locate import locate_banks, locate_database


def test_the_option_wins_then_the_environment_then_here_then_home(tmp_path: Path) -> None:
    env = {"TMTUI_DB": str(tmp_path / "env.db"), "XDG_DATA_HOME": str(tmp_path / "data")}
    assert locate_database(tmp_path / "asked.db", env, tmp_path).path == tmp_path / "asked.db"
    assert locate_database(None, env, tmp_path).path == tmp_path / "env.db"
    del env["TMTUI_DB"]
    assert locate_database(None, env, tmp_path).path == tmp_path / "data/tmtui/tmtui.db"
    (tmp_path / "tmtui.db").touch()
    assert locate_database(None, env, tmp_path).path == tmp_path / "tmtui.db"


def test_looking_creates_nothing(tmp_path: Path) -> None:
    locate_database(None, {"XDG_DATA_HOME": str(tmp_path / "data")}, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_later_bank_folders_come_later(tmp_path: Path) -> None:
    shipped, own, env_folder, given = (tmp_path / name for name in ("shipped", "config/tmtui/banks", "env", "given"))
    for folder in (shipped, own, env_folder, given):
        folder.mkdir(parents=True)
    env = {"TMTUI_BANKS": str(env_folder), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    assert locate_banks([given], env, shipped) == [shipped, own, env_folder, given]


def test_a_bank_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="nowhere"):
        locate_banks([tmp_path / "nowhere"], {"XDG_CONFIG_HOME": str(tmp_path)}, tmp_path)
