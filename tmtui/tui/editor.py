"""Hands a text to the person's own editor and takes it back."""

from __future__ import annotations

import os
from pathlib import Path

from textual.app import App, SuspendNotSupported

from tmtui.model.frozen import frozen
from tmtui.model.text import clean, one_line

TAKE_A_LINE = frozenset({"vi", "vim", "nvim", "nano", "emacs", "mg", "joe", "micro", "kak", "ne"})
"""Editors that begin at line 12 when told `+12`."""

_MOST_SHOWN = 40
"""Characters of a command that are said back."""


@frozen
class Edited:
    """What came of an editor."""

    text: str | None
    """What it left, cleaned; nothing where that is not to be taken."""
    trouble: str = ""
    """Why not, as a sentence."""


def edit(app: App[object], text: str) -> Edited:
    """Let the person edit `text` in $VISUAL or $EDITOR.

    What an editor wrote before it failed is not taken, for that is how one says "leave it"; it is kept in its file.
    """
    # Only now: few people open an editor, and everybody waits for the first question.
    import tempfile

    try:
        descriptor, name = tempfile.mkstemp(prefix="tmtui-", suffix=".txt")
        path = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode())
    except OSError as error:
        return Edited(None, f"No file for the editor could be written: {error.strerror}.")
    trouble = edit_file(app, path)
    try:
        written = path.read_bytes()
    except OSError:
        return Edited(None, trouble or "The editor left no file, so nothing was taken.")
    if trouble and written != text.encode():
        return Edited(None, f"{trouble} What it wrote is in {path}.")
    path.unlink(missing_ok=True)
    return Edited(None, trouble) if trouble else Edited(clean(written.decode(errors="replace")).strip("\n"))


def edit_file(app: App[object], path: Path, line: int = 0) -> str:
    """Let the person change a file in $VISUAL or $EDITOR.

    Args:
        app: what gives the terminal away meanwhile.
        path: the file.
        line: where to begin, for editors that are known to take it; 0 for anywhere.

    Returns:
        Why what it left is not to be taken, as a sentence; empty where all is well.
    """
    import shlex

    said = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip() or "vi"
    try:
        command = shlex.split(said)
    except ValueError:
        return f"No editor could be run: a quote is not closed in {one_line(said)[:_MOST_SHOWN]}. Set EDITOR."
    there = [f"+{line}"] if line and Path(command[0]).name in TAKE_A_LINE else []
    program = one_line(Path(command[0]).name)[:_MOST_SHOWN]
    try:
        with app.suspend():
            # Nothing may be raised in here: the screen would never come back.
            code, failed = _run([*command, *there, str(path)])
    except SuspendNotSupported:
        return "No editor could be run: this terminal cannot be given to another program."
    if failed:
        return f"No editor could be run: {program}: {failed}. Set EDITOR."
    if code:
        ended = f"was ended by signal {-code}" if code < 0 else f"ended with {code}"
        return f"The editor {ended}, so nothing was taken."
    return ""


def _run(command: list[str]) -> tuple[int, str]:
    """Run a program to its end; return its exit code, and why it could not be run."""
    import subprocess

    try:
        return subprocess.run(command, check=False).returncode, ""
    except FileNotFoundError:
        return 0, "there is no such program"
    except (OSError, ValueError):
        return 0, "it cannot be run"
