"""Hands a text to the person's own editor and takes it back."""

from __future__ import annotations

import os
from pathlib import Path

from textual.app import App, SuspendNotSupported

from tmtui.model.text import clean


def edit(app: App[object], text: str) -> str | None:
    """Let the person edit `text` in $VISUAL or $EDITOR.

    Returns:
        The text, cleaned; nothing when no editor could be run.
    """
    # Only now: few people open an editor, and everybody waits for the first question.
    import shlex
    import subprocess
    import tempfile

    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    descriptor, name = tempfile.mkstemp(prefix="tmtui-", suffix=".txt")
    path = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        with app.suspend():
            subprocess.run([*command, name], check=True)
        return clean(path.read_text(encoding="utf-8", errors="replace")).strip("\n")
    except (OSError, subprocess.CalledProcessError, SuspendNotSupported):
        return None
    finally:
        path.unlink(missing_ok=True)
