"""Hands a text to the person's own editor and takes it back."""

from __future__ import annotations

import os
from pathlib import Path

from textual.app import App, SuspendNotSupported

from tmtui.model.text import clean

TAKE_A_LINE = frozenset({"vi", "vim", "nvim", "nano", "emacs", "mg", "joe", "micro", "kak", "ne"})
"""Editors that begin at line 12 when told `+12`."""


def edit(app: App[object], text: str) -> str | None:
    """Let the person edit `text` in $VISUAL or $EDITOR.

    Returns:
        The text, cleaned; nothing when no editor could be run.
    """
    # Only now: few people open an editor, and everybody waits for the first question.
    import tempfile

    descriptor, name = tempfile.mkstemp(prefix="tmtui-", suffix=".txt")
    path = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        if not edit_file(app, path):
            return None
        return clean(path.read_text(encoding="utf-8", errors="replace")).strip("\n")
    except OSError:
        return None
    finally:
        path.unlink(missing_ok=True)


def edit_file(app: App[object], path: Path, line: int = 0) -> bool:
    """Let the person change a file in $VISUAL or $EDITOR.

    Args:
        app: what gives the terminal away meanwhile.
        path: the file.
        line: where to begin, for editors that are known to take it; 0 for anywhere.

    Returns:
        Whether an editor could be run.
    """
    import shlex
    import subprocess

    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    there = [f"+{line}"] if line and command and Path(command[0]).name in TAKE_A_LINE else []
    try:
        with app.suspend():
            subprocess.run([*command, *there, str(path)], check=True)
    except (OSError, subprocess.CalledProcessError, SuspendNotSupported):
        return False
    return True
