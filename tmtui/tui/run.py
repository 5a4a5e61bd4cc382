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
from typing import TYPE_CHECKING, Any

from tmtui.tui.config import read_config
from tmtui.tui.profile import Profile, profile_of
from tmtui.tui.tidying import give_way

if TYPE_CHECKING:
    import asyncio

    from tmtui.tui.app import TmtuiApp
    from tmtui.workspace.live import LiveModel
    from tmtui.workspace.workspace import Workspace

SIGNALS = {signal.SIGHUP: 129, signal.SIGINT: 130, signal.SIGTERM: 143}
"""Signals that end the program, and its exit code then."""

PATIENCE = 5.0
"""Seconds after a signal until the program ends without tidying up."""

CRASHED = 1
"""What Textual returns after showing a traceback."""

LEAVE = b"\x1b[m\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[<u\x1b[?7h\x1b[?1049l\x1b[?25h"
"""What puts a terminal back when nobody else does."""


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

    Raises:
        ScreenCrashed: when the full screen ended by a fault of ours; the terminal is as it was before.
    """
    profile = profile_of({**env, "TMTUI_BANDWIDTH": "low"} if low_bandwidth else env, read_config(env))
    os.environ.update(profile.environment)
    # Looking for garbage costs a tenth of the start, and later holds up keys: the app does it when the keyboard rests.
    gc.disable()
    give_way()
    # Only now: Textual reads the environment when it is imported.
    from tmtui.tui.app import Person, TmtuiApp

    give_a_size(sys.__stdout__.fileno() if sys.__stdout__ else -1)
    person = Person(author, role, tuple(room), minutes, agenda)
    app = TmtuiApp(workspace, profile, person, live=live, sections=sections)
    try:
        return _run(app, profile)
    finally:
        gc.enable()


def _run(app: TmtuiApp, profile: Profile) -> int:
    import asyncio

    from tmtui.tui.crash import Aside

    aside = Aside()
    app.error_console = aside.console

    async def main() -> None:
        _end_at_signals(app, asyncio.get_running_loop())
        await app.run_async(mouse=profile.mouse)

    try:
        asyncio.run(main())
    except OSError:
        # The terminal is gone, so it cannot be put back; what was answered is on disk.
        if not app.return_code:
            raise
    if app.return_code == SIGNALS[signal.SIGHUP]:
        _let_go_of_the_line()
    if app.return_code == CRASHED:
        raise aside.crash()
    return app.return_code or 0


def _let_go_of_the_line() -> None:
    """Turn output that a dead line cannot take to nowhere, or Python ends with 120 when it flushes."""
    for stream in filter(None, (sys.__stdout__, sys.__stderr__)):
        try:
            stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def _end_at_signals(app: TmtuiApp, loop: asyncio.AbstractEventLoop) -> None:
    """End like a key would; where something works for long, or waits for a terminal that does not read, all the same.

    The handlers are Python's and not the loop's: a loop that waits for the terminal runs none of its own.
    """
    terminal = sys.__stdin__.fileno() if sys.__stdin__ else -1
    before = _attributes(terminal)

    def end(number: int, frame: FrameType | None) -> None:
        code = SIGNALS[signal.Signals(number)]
        last = threading.Timer(PATIENCE, _end_at_once, (terminal, before, code))
        last.daemon = True
        last.start()
        loop.call_soon_threadsafe(app.end, code)

    for number in SIGNALS:
        signal.signal(number, end)


def _attributes(terminal: int) -> list[Any] | None:
    try:
        return termios.tcgetattr(terminal)
    except (termios.error, OSError, ValueError):
        return None


def _end_at_once(terminal: int, attributes: list[Any] | None, code: int) -> None:
    """Put back what can be put back without waiting, and end."""
    try:
        if attributes is not None:
            termios.tcsetattr(terminal, termios.TCSANOW, attributes)
        if sys.__stderr__ is not None:
            os.set_blocking(sys.__stderr__.fileno(), False)
            os.write(sys.__stderr__.fileno(), LEAVE)
    except (termios.error, OSError, ValueError):
        pass
    finally:
        os._exit(code)


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
