"""The driver for slow lines: Textual's own, with its output going through `Thrift`.

Textual loads it by name (`TEXTUAL_DRIVER`), makes one for each run, and writes every frame and every mode with `write`.
"""

from __future__ import annotations

import shutil
import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

from tmtui.tui.driver.thrift import Thrift

if TYPE_CHECKING:
    from textual.app import App

USUAL_SIZE = (80, 24)
"""What a terminal has that does not say."""


class LowBandwidthDriver(LinuxDriver):
    """Sends only the cells that change."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self.thrift = Thrift(*terminal_size(), output_encoding())
        self.resized = False

    def write(self, data: str) -> None:
        """Send what of this changes the screen, and all that is not about cells."""
        size = terminal_size()
        if size != self.thrift.size:
            self.thrift.resize(*size)
        elif self.resized:
            self.thrift.refresh()
        self.resized = False
        if sent := self.thrift.send(data):
            super().write(sent)

    def start_application_mode(self) -> None:
        """Start, and from then on know of every change of size, also one that is taken back at once."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        told = signal.getsignal(signal.SIGWINCH)
        if not callable(told):
            return

        def changed(number: int, frame: FrameType | None) -> None:
            self.resized = True
            told(number, frame)

        signal.signal(signal.SIGWINCH, changed)


def terminal_size() -> tuple[int, int]:
    """Return columns and rows of the terminal Textual writes to, found as Textual finds them."""
    size = shutil.get_terminal_size(USUAL_SIZE)
    return size.columns, size.lines


def output_encoding() -> str:
    """Return what the terminal's characters are sent in."""
    return getattr(sys.__stderr__, "encoding", None) or "ascii"
