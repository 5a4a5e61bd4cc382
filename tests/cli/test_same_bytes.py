"""The same facts give the same bytes, whatever order the machine happens to keep its sets in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.terminal import environment

HYBRID = Path(__file__).parent.parent / "systems" / "hybrid.yaml"


def _run(home: Path, seed: str, *arguments: str) -> bytes:
    command = [sys.executable, "-m", "tmtui", "--db", str(home / "tmtui.db"), *arguments]
    env = environment(home, PYTHONHASHSEED=seed)
    return subprocess.run(command, env=env, check=True, capture_output=True).stdout


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    _run(folder, "0", "answers", "--apply", str(HYBRID))
    return folder


@pytest.mark.parametrize("format", ["json", "markdown", "answers", "mermaid"])
def test_documents_are_the_same_on_every_run(home: Path, format: str) -> None:
    found = {_run(home, seed, "export", "-f", format) for seed in ("0", "1", "7")}
    assert len(found) == 1
    assert len(found.pop()) > 1000
