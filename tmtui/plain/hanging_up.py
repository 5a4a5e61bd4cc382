"""What ends an interview from outside: a line that drops, a system that goes down.

Every answer is on disk before the next question shows, so nothing has to be tidied up but the terminal. Whoever starts
the program may have told it to ignore a dropped line (`nohup`, some schedulers); at a terminal somebody sits before it,
and an interview without anybody must end. The system itself ends it where that is possible: a handler of ours that only
takes note would wait with the read it interrupted.
"""

from __future__ import annotations

import os
import signal
import sys
import termios
from types import FrameType

ENDINGS = (signal.SIGHUP, signal.SIGTERM)
"""What ends it."""


def end_with_the_line() -> None:
    """Let the system end the program as soon as the terminal goes, whatever it was started with."""
    if not _at_a_terminal():
        return
    for number in ENDINGS:
        signal.signal(number, signal.SIG_DFL)


def put_back_and_end() -> None:
    """The same where prompts change how the terminal behaves: first it is as it was, then the system ends the program.

    The loop of a prompt wakes up for every signal that has a handler, so none waits for the next key.
    """
    if not _at_a_terminal():
        return
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)

    def end(number: int, frame: FrameType | None) -> None:
        try:
            termios.tcsetattr(terminal, termios.TCSANOW, before)
        except (termios.error, OSError):
            pass
        finally:
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

    for number in ENDINGS:
        signal.signal(number, end)


def _at_a_terminal() -> bool:
    try:
        return sys.stdin.isatty()
    except ValueError:
        return False
