"""Which face the interview shows, and why: decided from plain values, so that `tmtui doctor` tells the same story.

Plain always works, so everything doubtful ends there: a full screen that draws rubbish is worse than none.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from typing import Literal

from tmtui.model.frozen import frozen

FEWEST_COLUMNS = 40
FEWEST_LINES = 12

Name = Literal["screen", "line", "plain"]


@frozen
class Flags:
    """What was asked for on the command line."""

    plain: bool = False
    line: bool = False


@frozen
class Face:
    """A face and the reason for it."""

    name: Name
    why: str
    remedy: str = ""
    """How to get another one, where that is possible."""


def choose_face(
    flags: Flags, env: Mapping[str, str], stdin_tty: bool, stdout_tty: bool, encoding: str, size: tuple[int, int]
) -> Face:
    """Choose a face.

    Args:
        flags: what was asked for.
        env: environment variables.
        stdin_tty: whether input comes from a terminal.
        stdout_tty: whether output goes to one.
        encoding: of standard output.
        size: columns and lines; zeros where nobody knows.
    """
    if flags.plain:
        return Face("plain", "--plain was given")
    if flags.line:
        return Face("line", "--line was given")
    if env.get("ACCESSIBLE", "") not in ("", "0"):
        return Face("plain", "ACCESSIBLE is set", "Unset ACCESSIBLE for the full screen.")
    if not stdin_tty or not stdout_tty:
        where = "input" if not stdin_tty else "output"
        return Face("plain", f"{where} is not a terminal", "Run it in a terminal for the full screen.")
    term = env.get("TERM", "")
    if term in ("", "dumb", "unknown"):
        return Face("plain", f"TERM is {term or 'not set'}", "Set TERM to what your terminal is, as xterm-256color.")
    if not _speaks_unicode(encoding):
        return Face("plain", f"the encoding is {encoding or 'not known'}", "Set a UTF-8 locale, as LANG=C.UTF-8.")
    columns, lines = size
    if 0 < columns < FEWEST_COLUMNS or 0 < lines < FEWEST_LINES:
        why = f"the terminal has {columns} × {lines} characters"
        return Face("plain", why, f"Make it {FEWEST_COLUMNS} × {FEWEST_LINES} or larger.")
    return Face("screen", "the terminal can show a full screen", "--plain and --line show it otherwise.")


def _speaks_unicode(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name.startswith("utf")
    except LookupError:
        return False
