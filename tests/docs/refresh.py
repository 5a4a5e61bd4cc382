"""Replays the pages and writes what really came into them: `make docs`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.docs.console import renewed, steps_of
from tests.docs.replay import do, environment

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
"""Every page that may tell its reader to do something."""


def refresh(page: Path) -> None:
    """Replay a page in an empty folder and renew what it shows."""
    text = page.read_text(encoding="utf-8")
    steps = steps_of(page)
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as folder:
        env = environment(Path(home))
        shown = [renewed(step.shown, do(step, Path(folder), env)) for step in steps]
    for step, new in reversed([pair for pair in zip(steps, shown, strict=True) if pair[0].page == page]):
        text = text[: step.start] + new + text[step.end :]
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for each in [Path(name).resolve() for name in sys.argv[1:]] or PAGES:
        refresh(each)
