"""Where the banks that come with the program lie."""

from __future__ import annotations

from pathlib import Path


def shipped_folder() -> Path:
    """Return `question_banks`: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "question_banks"
    return inside if inside.is_dir() else package.parent / "question_banks"
