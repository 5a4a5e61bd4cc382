"""A home folder with a workspace in it, and the program run there: at a terminal, or as one command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.journeys.terminal import Terminal, environment

ROOT = Path(__file__).parent.parent.parent


class Home:
    """Where somebody's models are."""

    def __init__(self, folder: Path, **env: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.env = environment(folder, PYTHONPATH=str(ROOT), **env)

    @property
    def database(self) -> Path:
        """The file of the workspace."""
        return self.folder / "data/tmtui/tmtui.db"

    def run(self, *arguments: str, said: str = "", **env: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end, whatever comes of it."""
        return subprocess.run(
            [sys.executable, "-m", "tmtui", *arguments],
            cwd=self.folder, env={**self.env, **env}, input=said, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def do(self, *arguments: str, said: str = "", **env: str) -> str:
        """Run a command that works; return what it prints."""
        done = self.run(*arguments, said=said, **env)
        assert done.returncode == 0, f"tmtui {' '.join(arguments)}: {done.stderr}"
        assert "Traceback" not in done.stderr
        return done.stdout

    def json(self, *arguments: str) -> Any:
        """Run a command that works; return what it prints as data."""
        return json.loads(self.do(*arguments, "--json"))

    def open(self, *arguments: str, cols: int = 80, rows: int = 24, **env: str) -> Terminal:
        """Open the program at a terminal."""
        return Terminal(list(arguments), {**self.env, **env}, cols=cols, rows=rows, folder=self.folder)
