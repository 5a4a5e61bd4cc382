"""The same facts give the same bytes, whatever order the machine happens to keep its sets in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.home import ROOT
from tests.journeys.terminal import environment

HYBRID = Path(__file__).parent.parent / "systems" / "hybrid.yaml"
SEEDS = ("0", "1", "7")
FORMATS = ("json", "markdown", "answers", "mermaid")

WRITE_ALL = """
import sys
from tmtui.cli.main import cli
database, *formats = sys.argv[1:]
for each in formats:
    try:
        cli.main(["--db", database, "export", "-f", each, "-o", each])
    except SystemExit as end:
        assert not end.code
"""
"""Writes the document of each format into a file of its name; in one process, as they all begin alike."""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return a folder of documents for each order of sets."""
    home = tmp_path_factory.mktemp("home")
    database = str(home / "tmtui.db")
    command = [sys.executable, "-m", "tmtui", "--db", database, "answers", "--apply", str(HYBRID)]
    subprocess.run(command, env=environment(home), check=True, capture_output=True)
    made = [tmp_path_factory.mktemp(f"seed-{seed}") for seed in SEEDS]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WRITE_ALL, database, *FORMATS],
            cwd=folder, env=environment(home, PYTHONHASHSEED=seed, PYTHONPATH=str(ROOT)),
        )
        for seed, folder in zip(SEEDS, made, strict=True)
    ]  # fmt: skip
    assert [each.wait(100) for each in running] == [0, 0, 0]
    return made


@pytest.mark.parametrize("format", FORMATS)
def test_documents_are_the_same_on_every_run(folders: list[Path], format: str) -> None:
    found = {(folder / format).read_bytes() for folder in folders}
    assert len(found) == 1
    assert len(found.pop()) > 1000
