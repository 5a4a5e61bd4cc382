"""Reads fixture files: title, input, expected, divided by lines that hold a single dot."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

FIXTURES = Path(__file__).parent / "fixtures"
HEAD = "---\nbank: mine\ntitle: Mine\nversion: 1.0.0\n---\n"


class Case(NamedTuple):
    """One case of a fixture file."""

    title: str
    given: str
    expected: str


def cases(name: str) -> list[Case]:
    """Return the cases of `fixtures/<name>.md`; what stands before the first title is for readers."""
    stretches: list[list[str]] = [[]]
    for line in (FIXTURES / f"{name}.md").read_text(encoding="utf-8").split("\n"):
        if line == ".":
            stretches.append([])
        else:
            stretches[-1].append(line)
    texts = ["\n".join(lines) for lines in stretches]
    found = []
    for at in range(0, len(texts) - 2, 3):
        title = texts[at].strip().split("\n")[-1]
        found.append(Case(title, texts[at + 1], texts[at + 2]))
    assert found, f"no case in {name}"
    return found


def document(given: str) -> tuple[str, int]:
    """Return the whole document of a case, and how many lines were put before its input."""
    if given.startswith("---\n") or (
        "### " not in given and "## " not in given and "```" not in given and "# " not in given
    ):
        return given, 0
    return HEAD + given, HEAD.count("\n")
