"""How a run ends: one clear message on stderr and a documented exit code, never a traceback.

0 done · 1 a gate failed or lint found errors · 2 usage or bad input · 3 try again (database busy) · 4 workspace
unusable · 70 our bug · 130 interrupted.
"""

from __future__ import annotations

import os
import sys
import traceback

import click

from tmtui.cli.screen import complain
from tmtui.model.errors import TmtuiError
from tmtui.model.text import one_line

BUG = 70
"""Exit code for what should not happen."""
INTERRUPTED = 130
"""Exit code for Ctrl-C, as shells have it."""
SHOWN = 50
"""Most faults of one file on a screen."""
TRACEBACK = "TMTUI_TRACEBACK"
"""Environment variable that shows where a bug is."""


def report(error: BaseException) -> int:
    """Tell a person what went wrong; return the exit code."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return 2
    if isinstance(error, click.ClickException):
        if isinstance(error, click.UsageError) and error.ctx is not None:
            complain(error.ctx.get_usage())
            complain(f"`{error.ctx.command_path} --help` lists what it takes.")
        _say(one_line(error.format_message()))
        return 2
    if isinstance(error, (click.Abort, KeyboardInterrupt)):
        _say("interrupted; what was said so far is kept")
        return INTERRUPTED
    if isinstance(error, TmtuiError):
        return _report_ours(error)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        _say(f"{where}{error.strerror or error}")
        return 4
    if os.environ.get(TRACEBACK):
        traceback.print_exception(error)
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    _say(f"this is a bug in tmtui, not your mistake: {what[:300]}")
    _say(f"please report it with what you did; {TRACEBACK}=1 shows where it happened. What was saved is safe.")
    return BUG


def _report_ours(error: TmtuiError) -> int:
    faults = getattr(error, "faults", ())
    text = str(error)
    if len(faults) > 1:
        lines = text.splitlines()
        complain("\n".join(lines[:SHOWN]))
        more = f", the first {SHOWN} are shown" if len(lines) > SHOWN else ""
        _say(f"{len(faults)} errors{more}; nothing was written")
    else:
        _say(text)
    return error.code


def _say(text: str) -> None:
    complain(f"tmtui: {text}")


def silence_stdout() -> None:
    """Let nothing more go to a pipe that nobody reads; the interpreter would complain about it on its way out."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(devnull, sys.stdout.fileno())
    except (OSError, ValueError):
        return
    finally:
        os.close(devnull)
