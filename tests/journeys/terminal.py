"""A pseudo-terminal of a given size that a test types into and reads from, as a person does.

The program under test runs as its own process; what it sends is kept as raw bytes and fed to a terminal emulator, so a
test can look at the picture and at the bytes.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pexpect
import pyte

from tests.compiled import cache_home

KEYS = {
    "enter": "\r", "tab": "\t", "space": " ", "esc": "\x1b", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C",
    "left": "\x1b[D", "backspace": "\x7f", "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS",
    "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~",
    "pgdn": "\x1b[6~", "pgup": "\x1b[5~", "ctrl+c": "\x03", "ctrl+s": "\x13", "ctrl+d": "\x04",
}  # fmt: skip
"""What a terminal sends for keys that have names."""

PATIENCE = 30.0
"""Seconds to wait for something to appear before the test fails; far more than a loaded machine needs."""


def environment(home: Path, **extra: str) -> dict[str, str]:
    """Return a clean environment whose data and configuration lie in `home`; compiled banks are shared."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "SSL_CERT_FILE") if name in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "USER": "ops-1",
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": cache_home(home),
        **extra,
    }


class Terminal:
    """One program in one terminal."""

    def __init__(
        self,
        arguments: list[str],
        env: Mapping[str, str],
        *,
        cols: int = 80,
        rows: int = 24,
        folder: Path | None = None,
        before: Callable[[], None] | None = None,
    ) -> None:
        self.screen = pyte.Screen(cols, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.child: pexpect.spawn[bytes] = pexpect.spawn(
            sys.executable,
            ["-m", "tmtui", *arguments],
            dimensions=(rows, cols),
            env=dict(env),
            timeout=PATIENCE,
            cwd=None if folder is None else str(folder),
            preexec_fn=before,
        )
        # Otherwise every key waits a twentieth of a second, for programs that ask for passwords.
        self.child.delaybeforesend = None

    def press(self, *keys: str) -> Terminal:
        """Press keys by name, or single characters."""
        for key in keys:
            self.child.send(KEYS.get(key, key))
            self.settle()
        return self

    def type(self, text: str) -> Terminal:
        """Type text, as a paste would."""
        self.child.send(text)
        self.settle()
        return self

    def settle(self, quiet: float = 0.15) -> None:
        """Read until nothing came for `quiet` seconds."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                data = self.child.read_nonblocking(65536, timeout=quiet)
            except (pexpect.TIMEOUT, pexpect.EOF):
                return
            self._feed(data)

    def until(self, text: str) -> Terminal:
        """Wait until the screen shows `text`; fail with the screen as it is otherwise."""
        end = time.monotonic() + PATIENCE
        while text not in self.text:
            if time.monotonic() > end or not self.child.isalive():
                self.settle()
                if text in self.text:
                    break
                raise AssertionError(f"{text!r} did not appear; the screen shows:\n{self.text}")
            self.settle(0.05)
        return self

    def until_gone(self, text: str) -> Terminal:
        """Wait until the screen no longer shows `text`."""
        return self.wait_for(lambda: text not in self.text, f"{text!r} to go away")

    def send(self, key: str) -> None:
        """Press a key by name or type a text, without waiting for anything."""
        self.child.send(KEYS.get(key, key))

    def wait_for(self, happened: Callable[[], bool], what: str) -> Terminal:
        """Wait until something can be seen; fail with the screen as it is otherwise."""
        end = time.monotonic() + PATIENCE
        while not happened():
            if time.monotonic() > end or not self.child.isalive():
                self.settle()
                if happened():
                    break
                raise AssertionError(f"waited in vain for {what}; the screen shows:\n{self.text}")
            self.settle(0.02)
        return self

    def wait(self) -> int:
        """Wait for the program to end; return its exit code, negative for a signal."""
        end = time.monotonic() + PATIENCE
        while self.child.isalive():
            self.settle(0.05)
            if time.monotonic() > end:
                raise AssertionError(f"the program did not end; the screen shows:\n{self.text}")
        self.settle(0.05)
        self.child.close()
        return -self.child.signalstatus if self.child.signalstatus else self.child.exitstatus or 0

    def hang_up(self) -> int:
        """Do what a dropped line does; return the exit code."""
        self.child.kill(signal.SIGHUP)
        return self.wait()

    def kill(self) -> None:
        """End it without any warning."""
        self.child.kill(signal.SIGKILL)
        self.child.wait()

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def _feed(self, data: bytes) -> None:
        self.raw += data
        self._stream.feed(data)
