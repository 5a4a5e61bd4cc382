"""A terminal at the end of a slow line: every byte takes its time, and every key waits for the way there and back."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

from tests.journeys.terminal import Terminal

BITS = 10
"""A byte on a serial line has a start bit and a stop bit."""


class SlowLine(Terminal):
    """A terminal that reads no faster than its line carries."""

    def __init__(
        self, arguments: list[str], env: Mapping[str, str], *, baud: int, latency: float, folder: Path | None = None
    ) -> None:
        super().__init__(arguments, env, folder=folder)
        self.baud = baud
        self.latency = latency

    def send(self, key: str) -> None:
        """Press a key by name or type a text; it arrives, and what it leads to comes back, with the latency."""
        time.sleep(self.latency)
        super().send(key)

    def _feed(self, data: bytes) -> None:
        time.sleep(len(data) * BITS / self.baud)
        super()._feed(data)
