"""The package that the page about plug-ins builds, built as it says, and used through the real program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.console import steps_of
from tests.docs.refresh import ROOT
from tests.docs.replay import environment

PAGE = ROOT / "docs" / "how-to" / "write-a-plugin.md"


class Shell:
    """A folder with the page's files, and an environment in which the package is installed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = folder / "site"
        self.env = {**environment(folder / "home"), "PYTHONPATH": str(self.site), "COLUMNS": "200"}
        for step in steps_of(PAGE):
            if step.file:
                (folder / step.file).parent.mkdir(parents=True, exist_ok=True)
                (folder / step.file).write_text(step.shown, encoding="utf-8")

    def __call__(self, *words: str, code: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "-m", *words], cwd=self.folder, env=self.env, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stderr
        return done.stdout + done.stderr


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    shell = Shell(tmp_path_factory.mktemp("plugin"))
    shell("pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--target", str(shell.site),
          "./network-list")  # fmt: skip
    shell("tmtui", "new", "Branch office", "--bank", "infrastructure", "--bank", "labels")
    return shell


def test_formats_and_banks_are_listed_without_importing_the_package(shell: Shell) -> None:
    broken = shell.site / "network_list" / "__init__.py"
    text = broken.read_text(encoding="utf-8")
    broken.write_text("raise SystemExit('imported')\n", encoding="utf-8")
    try:
        listed = shell("tmtui", "formats")
        banks = shell("tmtui", "bank", "list")
    finally:
        broken.write_text(text, encoding="utf-8")
    assert "network-list: installed with tmtui-network-list 1.0.0" in listed
    assert "written and read" in listed.split("network-list: ")[1].split("\n")[0]
    assert "Labels on cables" in banks


def test_what_the_page_says_works(shell: Shell) -> None:
    assert "0 errors, 0 warnings" in shell("tmtui", "bank", "lint", "network-list/network_list/banks/labels.md")
    tried = shell("tmtui", "import", "machines.csv", "-f", "network-list", "--dry-run")
    assert "machines.csv:3" in tried
    assert "nothing was written" in tried
    assert "2 zones, 3 components" in shell("tmtui", "import", "machines.csv", "-f", "network-list")
    again = shell("tmtui", "import", "machines.csv", "-f", "network-list")
    assert "stood already: 16" in again
    written = shell("tmtui", "export", "-f", "network-list")
    assert "Server network,db-1,postgresql" in written
    assert "Office,switch-1,switch" in written
    assert "Do the cables of" in shell("tmtui", "questions")


def test_a_mistake_in_the_file_is_located(shell: Shell) -> None:
    (shell.folder / "bad.csv").write_text("a, b\n", encoding="utf-8")
    said = shell("tmtui", "import", "bad.csv", "-f", "network-list", code=2)
    assert "bad.csv:1:1" in said
    assert "Write three cells" in said


def test_a_mistake_in_the_package_is_said_to_be_its_own(shell: Shell) -> None:
    writer = shell.site / "network_list" / "writer.py"
    text = writer.read_text(encoding="utf-8")
    writer.write_text("def write(material):\n    return material.no_such_thing\n", encoding="utf-8")
    try:
        said = shell("tmtui", "export", "-f", "network-list", code=2)
    finally:
        writer.write_text(text, encoding="utf-8")
    assert "tmtui-network-list 1.0.0" in said
    assert "no_such_thing" in said
    assert "bug in tmtui" not in said
