"""What the full screen sends for each key, against a three-widget Textual program in the same terminal.

Bytes, not times: they are the same on every machine, and over a slow line they are the time.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pexpect
import pytest

from tests.interview.room import BANKS, new_model, open_room, picture
from tests.journeys.terminal import KEYS, environment
from tmtui.workspace.conversation import Conversation

ROOT = Path(__file__).parent.parent.parent
TRAFFIC = "flow/web-server..photos"
PATIENCE = 5.0
"""Seconds in which even a busy machine shows something."""


@dataclass
class Line:
    """A program at the other end of a line that counts."""

    child: pexpect.spawn[str]
    sent: int = 0

    def count(self, keys: str, quiet: float = 1.0) -> int:
        """Send keys; return how many bytes came back: something, soon or late, and all until it is quiet."""
        before = self.sent
        self.child.send(keys)
        self.drain(PATIENCE, PATIENCE, enough=1)
        self.drain(quiet)
        return self.sent - before

    def drain(self, quiet: float, longest: float = 3.0, enough: int = 1 << 40) -> None:
        """Read until nothing came for `quiet` seconds, or enough bytes; a blinking cursor never gets that quiet."""
        end, before = time.monotonic() + longest, self.sent
        while time.monotonic() < end and self.sent - before < enough:
            try:
                data: bytes | str = self.child.read_nonblocking(65536, timeout=quiet)
                self.sent += len(data)
            except (pexpect.TIMEOUT, pexpect.EOF):
                return


def dial(arguments: list[str], env: dict[str, str], cols: int = 80, rows: int = 24) -> Line:
    """Start a program in a terminal of that size."""
    child = pexpect.spawn(sys.executable, arguments, dimensions=(rows, cols), env=env, cwd=str(ROOT), timeout=30)
    line = Line(child)
    line.drain(PATIENCE, PATIENCE, enough=1)
    line.drain(2.0)
    return line


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """Return an environment with a drawn model, at its first question about traffic."""
    with open_room(tmp_path) as workspace:
        new_model(workspace)
        talk = Conversation(workspace.live(author="ops-1"))
        picture(talk)
        talk.go_to("flow.encryption", TRAFFIC)
    return environment(tmp_path, TMTUI_DB=str(tmp_path / "room.db"), TMTUI_BANKS=str(BANKS))


def test_bytes_for_each_key(env: dict[str, str]) -> None:
    """Print bytes a key, the budget, and how many times more the three widgets send."""
    ours = dial(["-m", "tmtui"], env)
    theirs = dial(["-m", "tests.benchmarks.three_widgets"], env)
    ours.count(KEYS["down"]), theirs.count(KEYS["down"])
    rows = [
        ("start", ours.sent, 0, theirs.sent),
        ("cursor move", ours.count(KEYS["down"]), 300, theirs.count(KEYS["down"])),
        ("accepted answer", ours.count("2\r"), 3000, 0),
    ]
    ours.count("\x1b"), ours.count("n"), theirs.count("\t")
    rows.append(("typed character", max(ours.count("x") for _ in range(9)), 300, theirs.count("x")))
    ours.count("\x1b")
    rows += [
        ("help opened", ours.count("?"), 0, 0),
        ("idle for 5 s", _idle(ours), 0, _idle(theirs)),
    ]
    ours.count("\x1b")
    rows.append(("place opened: threats", ours.count(KEYS["f7"], 2.5), 0, 0))
    narrow = dial(["-m", "tmtui"], {**env, "TMTUI_BANDWIDTH": "low"})
    narrow.count(KEYS["down"])
    rows += [
        ("low: start", narrow.sent, 0, 0),
        ("low: cursor move", narrow.count(KEYS["down"]), 300, 0),
        ("low: accepted answer", narrow.count("2\r"), 900, 0),
        ("low: place opened: threats", narrow.count(KEYS["f7"], 2.5), 0, 0),
    ]
    wide = dial(["-m", "tmtui"], env, 120, 40)
    rows.append(("accepted answer, 120x40", wide.count("2\r", 2.5), 10_000, 0))
    print(f"\n{'':28}{'bytes':>8}{'budget':>8}{'3 widgets':>11}{'ratio':>8}")
    for name, count, budget, other in rows:
        ratio = f"{other / count:.1f}x" if count and other else ""
        print(f"{name:28}{count:>8}{budget or '':>8}{other or '':>11}{ratio:>8}")
    for line in (ours, theirs, narrow, wide):
        line.child.close(force=True)


def _idle(line: Line) -> int:
    line.drain(1.0)
    before = line.sent
    line.drain(5.0, 5.0)
    return line.sent - before
