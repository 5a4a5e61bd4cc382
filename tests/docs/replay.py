"""Does what a page tells its reader to do: in an empty folder, a clean environment and a terminal of 80 columns."""

from __future__ import annotations

import sys
from pathlib import Path

import pexpect

from tests.compiled import cache_home
from tests.docs.console import PROMPT, Step

PATIENCE = 60
"""Seconds to wait for a command that takes far less."""

_WAITING = PROMPT.pattern.replace("^(", "(?:^|\\n)(", 1) + r"\Z"


def environment(home: Path) -> dict[str, str]:
    """Return what a newcomer's shell has, with the home in `home`."""
    return {
        "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
        "HOME": str(home),
        "USER": "ops-1",
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "NO_COLOR": "1",
        "XDG_CACHE_HOME": cache_home(home),
    }


def do(step: Step, folder: Path, env: dict[str, str]) -> str:
    """Run a command, or save a file; return what a terminal shows after the command line."""
    if step.file:
        (folder / step.file).parent.mkdir(parents=True, exist_ok=True)
        (folder / step.file).write_text(step.shown, encoding="utf-8")
        return step.shown
    child = pexpect.spawn(
        "/bin/bash",
        ["--norc", "--noprofile", "-c", step.command],
        cwd=str(folder),
        env=env,
        dimensions=(24, 80),
        timeout=PATIENCE,
        encoding="utf-8",
    )
    child.delaybeforesend = None
    shown = "".join(_answered(child, line) for line in step.typed)
    if child.expect([_WAITING, pexpect.EOF]) == 0:
        shown += f"{child.before}{child.after}\n(it waits for another line)"
    else:
        shown += str(child.before)
    child.close(force=True)
    return shown.replace("\r\n", "\n").replace("\r", "")


def _answered(child: pexpect.spawn[str], line: str) -> str:
    """Type a line at the next prompt; return what was shown up to it."""
    if child.expect([_WAITING, pexpect.EOF]):
        return f"{child.before}\n(it ended before {line!r} was typed)\n"
    child.sendline(line)
    return f"{child.before}{child.after}"
