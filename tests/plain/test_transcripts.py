"""Whole plain interviews against written transcripts: what a screen reader would read out.

`TMTUI_WRITE_TRANSCRIPTS=1 pytest tests/plain` writes them anew; read the difference before keeping it.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.interview.room import new_model, open_room, sit_down
from tests.plain.typist import transcript

FOLDER = Path(__file__).parent / "transcripts"
_CASE = re.compile(
    r"^## (?P<title>.+?)\n+```script\n(?P<script>.*?)^```\n+```transcript\n(?P<text>.*?)^```\n",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Case:
    """One interview of a transcript file."""

    file: Path
    title: str
    script: tuple[str, ...]
    text: str


def cases() -> list[Case]:
    return [
        Case(file, match["title"], tuple(match["script"].splitlines()), match["text"])
        for file in sorted(FOLDER.glob("*.md"))
        for match in _CASE.finditer(file.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.file.stem}: {case.title}")
def test_the_interview_reads_as_written(case: Case, tmp_path: Path) -> None:
    room = open_room(tmp_path)
    new_model(room)

    code, text = transcript(sit_down(room), case.script)

    assert code == 0
    if os.environ.get("TMTUI_WRITE_TRANSCRIPTS"):
        old = case.file.read_text(encoding="utf-8")
        script = "".join(f"{line}\n" for line in case.script)
        before = f"```script\n{script}```\n\n```transcript\n{case.text}```\n"
        case.file.write_text(
            old.replace(before, f"```script\n{script}```\n\n```transcript\n{text}```\n"), encoding="utf-8"
        )
        return
    assert text == case.text


def test_there_are_transcripts() -> None:
    assert len(cases()) >= 6
