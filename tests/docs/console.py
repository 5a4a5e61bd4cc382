"""Blocks of the pages that show a terminal: what was typed, and what came.

A block fenced as `console` is replayed: a line `$ COMMAND` is run, the lines after it are what it must print. A lone
`…` stands for lines that the page leaves out. Answers typed into an interview stand behind its prompts, where a reader
sees them too. A comment `<!-- file: NAME -->` before any other block says that the reader saves it under that name;
`<!-- begins with: PAGE -->` that the reader has the model whose answers file stands in that page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

PROMPT = re.compile(
    r"^(> |grid> |1 or 2, or Enter to go on with the list: |Number to go there, or Enter: |Who: |"
    r"Until when \(a date, as next friday, or Enter\): |Who takes care of it \(or Enter\): |How do you know: |"
    r"Note: |Where is it: |Number of what is settled, or Enter: |To what \(a name, or part of one\): |"
    r"Thought: |What worries you: |Find: |Remove [^\n]*\? \[y/N\]: )",
    re.MULTILINE,
)
"""What the interview prints before it waits for a line."""

LEFT_OUT = "…"
"""A line that stands for any number of lines."""

_ASKS = re.compile(r"^tmtui (interview|demo|rm|redact)\b")
"""Commands that wait for lines; in a pipe the lines are not typed."""

_FENCE = re.compile(
    r"^(?:<!-- file: (?P<file>\S+) -->\n)?^(?P<ticks>`{3,})(?P<language>[a-z]*)\n(?P<body>.*?)^(?P=ticks)$",
    re.MULTILINE | re.DOTALL,
)
_BEGINS = re.compile(r"^<!-- begins with: (\S+) -->$", re.MULTILINE)
_CHANGING = (
    (re.compile(r"\b\d\d:\d\d:\d\d\b"), "TIME"),
    (re.compile(r"\b20\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?\S{0,7}(?=[\s,)\"]|$)"), "DATE"),
    (re.compile(r"\b\d{16}\b"), "FACT"),
    (re.compile(r"\b[0-9a-f]{12,64}\b"), "HASH"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a reader does: a command with its answers and its output, or a file to save."""

    page: Path
    start: int
    """Offset in the page where the shown output begins; or the file's text."""
    end: int
    command: str
    shown: str
    """What the page shows after the command, with what was typed."""
    file: str = ""
    """Name to save `shown` under; empty for a command."""

    @property
    def typed(self) -> list[str]:
        """What the reader types into the command."""
        if not _ASKS.search(self.command):
            return []
        # A bare Enter leaves a prompt without its blank: editors and code hosts do not keep those.
        lines = [f"{line} " for line in self.shown.splitlines()]
        return [line[found.end() :].strip() for line in lines if (found := PROMPT.match(line))]

    def __str__(self) -> str:
        """Name the step for a failing test."""
        return f"{self.page.name}: $ {self.command}"


def steps_of(page: Path) -> list[Step]:
    """Return what a reader of the page does, in order."""
    text = page.read_text(encoding="utf-8")
    steps = [each for base in _BEGINS.findall(text) for each in _model_of(page.parent / base)]
    for found in _FENCE.finditer(text):
        start = found.start("body")
        if found["file"]:
            steps.append(Step(page, start, found.end("body"), "", found["body"], found["file"]))
        elif found["language"] == "console":
            steps += _commands(page, found["body"], start)
    return steps


def _model_of(page: Path) -> list[Step]:
    """Return what makes the model of another page: its file, taken into `tmtui.db`; nothing of it is compared."""
    [saved] = [step for step in steps_of(page) if step.file]
    return [saved, Step(page, 0, 0, f"tmtui --db tmtui.db answers --apply {saved.file} --quiet", "")]


def _commands(page: Path, body: str, start: int) -> list[Step]:
    marks = list(re.finditer(r"^\$ (.*)\n", body, re.MULTILINE))
    ends = [mark.start() for mark in marks[1:]] + [len(body)]
    return [
        Step(page, start + mark.end(), start + end, mark[1], body[mark.end() : end])
        for mark, end in zip(marks, ends, strict=True)
    ]


def settled(text: str) -> list[str]:
    """Return the lines with what differs from run to run put out of sight."""
    for pattern, name in _CHANGING:
        text = pattern.sub(name, text)
    # Columns move with the width of what they hold; how wide they are is not what a page promises.
    return [re.sub(r"(?<=\S) {2,}", "  ", line.rstrip()) for line in text.strip("\n").splitlines()]


def same(shown: str, real: str) -> bool:
    """Whether the page shows what really came, give or take what it leaves out."""
    wanted, came = settled(shown), settled(real)
    if LEFT_OUT not in wanted:
        return wanted == came
    cut = wanted.index(LEFT_OUT)
    before, after = wanted[:cut], wanted[cut + 1 :]
    return len(came) >= len(before) + len(after) and came[:cut] == before and came[len(came) - len(after) :] == after


def renewed(shown: str, real: str) -> str:
    """Return what the page should show: the real lines, as many as it showed before and after what it leaves out."""
    if same(shown, real):
        return shown
    lines, came = shown.strip("\n").splitlines(), real.strip("\n").splitlines()
    if LEFT_OUT in lines:
        cut = lines.index(LEFT_OUT)
        after = len(lines) - cut - 1
        came = [*came[:cut], LEFT_OUT, *(came[-after:] if after else [])]
    return "".join(f"{line.rstrip()}\n" for line in came)
