"""The house stays as drawn: rooms, sizes, and what no file does."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "tmtui").rglob("*.py"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_is_short_and_says_what_it_is_for(source: Path) -> None:
    text = source.read_text()
    assert text.count("\n") <= 400, "split it: one idea a file"
    assert ast.get_docstring(ast.parse(text)), "a module docstring states the invariant and its reason"


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_from_outside_can_run_code(source: Path) -> None:
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"eval", "exec"}
        if isinstance(node, ast.Import):
            assert not {alias.name for alias in node.names} & {"pickle", "marshal", "shelve"}


def test_the_rooms_in_the_architecture_page_are_the_folders_there_are() -> None:
    page = (ROOT / "docs/explanation/architecture.md").read_text()
    named = set(re.findall(r"`tmtui/([a-z]+)`", page))
    assert named == {path.parent.name for path in (ROOT / "tmtui").glob("*/__init__.py")}


def test_the_readme_names_the_two_commands_there_are() -> None:
    readme = (ROOT / "README.md").read_text()
    makefile = (ROOT / "Makefile").read_text()
    for target in ("demo", "test"):
        assert f"make {target}" in readme
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
