"""Starts the full screen: settings first, then Textual, and a clean end however the terminal goes away.

A dropped line sends SIGHUP, and a Textual program that does not handle it dies without putting the terminal back. Both
signals therefore end the loop like a key would, with the exit code a shell gives to that signal.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import termios
import threading
from collections.abc import Mapping, Sequence
from types import FrameType
from typing import TYPE_CHECKING

from tmtui.tui.profile import Profile, profile_of

if TYPE_CHECKING:
    from tmtui.tui.app import TmtuiApp
    from tmtui.workspace.live import LiveModel
    from tmtui.workspace.workspace import Workspace

SIGNALS = {signal.SIGHUP: 129, signal.SIGINT: 130, signal.SIGTERM: 143}
"""Signals that end the program, and its exit code then."""

PATIENCE = 5.0
"""Seconds after a signal until the program ends without tidying up."""

CRASHED = 1
"""What Textual returns after showing a traceback."""

OUR_BUG = 70
"""What we return then."""


def run_tui(
    workspace: Workspace,
    *,
    live: LiveModel | None,
    author: str,
    role: str,
    sections: Sequence[str] | None = None,
    room: Sequence[str] = (),
    minutes: int = 0,
    agenda: int = 0,
    low_bandwidth: bool = False,
    env: Mapping[str, str] = os.environ,
) -> int:
    """Run the full screen until the person leaves.

    Args:
        workspace: where the models are.
        live: the model to begin with; else the only one, a list to choose from when there are several.
        author: who is at the keyboard.
        role: in which role.
        sections: what to ask; nothing for all.
        room: further roles present.
        minutes: how long there is; 0 for as long as it takes.
        agenda: length of a meeting with phases; 0 for none.
        low_bandwidth: send only the characters that change, whatever the environment says.
        env: the environment to take the profile from.

    Returns:
        The exit code: 0, or 128 and the number of the signal that ended it.
    """
    profile = profile_of({**env, "TMTUI_BANDWIDTH": "low"} if low_bandwidth else env)
    os.environ.update(profile.environment)
    # What starting makes lives on to the end, so looking through it for garbage only costs time: a tenth of the start.
    gc.disable()
    # Only now: Textual reads the environment when it is imported.
    from tmtui.tui.app import Person, TmtuiApp

    give_a_size(sys.__stdout__.fileno() if sys.__stdout__ else -1)
    person = Person(author, role, tuple(room), minutes, agenda)
    app = TmtuiApp(workspace, profile, person, live=live, sections=sections)
    return _run(app, profile)


def _run(app: TmtuiApp, profile: Profile) -> int:
    import asyncio

    async def main() -> None:
        loop = asyncio.get_running_loop()
        for number, code in SIGNALS.items():
            loop.add_signal_handler(number, _end, app, code)
        await app.run_async(mouse=profile.mouse)

    try:
        asyncio.run(main())
    except OSError:
        # The terminal is gone, so it cannot be put back; what was answered is on disk.
        if not app.return_code:
            raise
    if app.return_code == SIGNALS[signal.SIGHUP]:
        _let_go_of_the_line()
    return OUR_BUG if app.return_code == CRASHED else app.return_code or 0


def _let_go_of_the_line() -> None:
    """Turn output that a dead line cannot take to nowhere, or Python ends with 120 when it flushes."""
    for stream in filter(None, (sys.__stdout__, sys.__stderr__)):
        try:
            stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def _end(app: TmtuiApp, code: int) -> None:
    """End like a key would; where something still works for long, or writes to a dead line, end all the same."""
    last = threading.Timer(PATIENCE, os._exit, (code,))
    last.daemon = True
    last.start()
    app.end(code)


def give_a_size(terminal: int) -> None:
    """Give a terminal that knows no size, as a serial line, the usual one; else Textual and Rich assume different ones.

    Args:
        terminal: file descriptor; what is no terminal is left alone.
    """
    try:
        rows, columns = termios.tcgetwinsize(terminal)
        if not rows or not columns:
            termios.tcsetwinsize(terminal, (24, 80))
    except (termios.error, OSError, ValueError):
        return


def only_after_a_stop() -> None:
    """Let SIGCONT mean something only after SIGTSTP.

    A terminal that goes away sends SIGHUP and SIGCONT. Textual takes every SIGCONT for the end of a stop and starts
    another reader beside the one that runs, which then take each other's keys and may never both be told to end.
    """
    stop, go_on = signal.getsignal(signal.SIGTSTP), signal.getsignal(signal.SIGCONT)
    if not callable(stop) or not callable(go_on):
        return
    stopped = threading.Event()

    def stopping(number: int, frame: FrameType | None) -> None:
        stopped.set()
        stop(number, frame)

    def going_on(number: int, frame: FrameType | None) -> None:
        if stopped.is_set():
            stopped.clear()
            go_on(number, frame)

    signal.signal(signal.SIGTSTP, stopping)
    signal.signal(signal.SIGCONT, going_on)
