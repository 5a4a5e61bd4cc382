"""Where a workspace and its banks lie: asked for, named by the environment, here, or at home.

Nothing is created by looking.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tmtui.model.errors import BadInput
from tmtui.model.frozen import frozen

FILE_NAME = "tmtui.db"
"""Name of the database file."""


@frozen
class Located:
    """A path and why it was taken."""

    path: Path
    why: str
    """`given with --db`, `TMTUI_DB`, `in the current folder` or `your data folder`."""


def locate_database(given: Path | None, env: Mapping[str, str], here: Path) -> Located:
    """Find the database file.

    Args:
        given: what `--db` said.
        env: the environment; `TMTUI_DB` is read.
        here: the current folder.
    """
    if given is not None:
        return Located(given, "given with --db")
    if env.get("TMTUI_DB"):
        return Located(Path(env["TMTUI_DB"]).expanduser(), "TMTUI_DB")
    if (here / FILE_NAME).exists():
        return Located(here / FILE_NAME, "in the current folder")
    return Located(data_folder(env) / FILE_NAME, "your data folder")


def locate_banks(given: Sequence[Path], env: Mapping[str, str], shipped: Path) -> list[Path]:
    """Return the bank folders, later ones winning: shipped, the user's own, `TMTUI_BANKS`, `--bank-dir`.

    Raises:
        BadInput: when a folder that was asked for is not there.
    """
    asked = [Path(part).expanduser() for part in env.get("TMTUI_BANKS", "").split(":") if part]
    asked += list(given)
    for folder in asked:
        if not folder.is_dir():
            raise BadInput(f"there is no bank folder {folder}", remedy="Give a folder that holds bank files (*.md).")
    own = own_folder(env)
    return [shipped, *([own] if own.is_dir() else []), *asked]


def own_folder(env: Mapping[str, str]) -> Path:
    """Return the folder of a user's own question banks, which need not exist."""
    return config_folder(env) / "banks"


def data_folder(env: Mapping[str, str]) -> Path:
    """Return the platform's folder for a user's data."""
    if env.get("XDG_DATA_HOME"):
        return Path(env["XDG_DATA_HOME"], "tmtui")
    import platformdirs

    return platformdirs.user_data_path("tmtui")


def config_folder(env: Mapping[str, str]) -> Path:
    """Return the platform's folder for a user's configuration."""
    if env.get("XDG_CONFIG_HOME"):
        return Path(env["XDG_CONFIG_HOME"], "tmtui")
    import platformdirs

    return platformdirs.user_config_path("tmtui")


def cache_folder(env: Mapping[str, str]) -> Path:
    """Return the platform's folder for what can be made again."""
    if env.get("XDG_CACHE_HOME"):
        return Path(env["XDG_CACHE_HOME"], "tmtui")
    import platformdirs

    return platformdirs.user_cache_path("tmtui")
