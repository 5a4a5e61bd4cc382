"""What an interview costs in bytes, and how it feels at 19,200 and 9,600 baud with a fifth of a second of latency.

Bytes are held to budgets; seconds are printed and not held to anything, as they belong to the machine too.
"""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journeys.at_screen import Seen, on_screen, see
from tests.journeys.balloon import KNOWS
from tests.journeys.home import ROOT, Home
from tests.journeys.person import Memory
from tests.journeys.slow_line import SlowLine

LATENCY = 0.2
BUDGET = {"full": 3000, "low": 900}
"""Bytes an accepted answer may cost at 80 × 24, on average."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What an interview cost."""

    answers: int
    total: int
    start: int
    raw: bytes
    last: str

    @property
    def each(self) -> float:
        """Bytes an answer."""
        return (self.total - self.start) / self.answers


def whole_interview(folder: Path, bandwidth: str) -> Spent:
    """Answer the whole interview about the balloon pictures."""
    home = Home(folder / bandwidth)
    home.do("new", "Balloon pictures")
    terminal = home.open("interview", TMTUI_BANDWIDTH=bandwidth).until("keeps you awake")
    terminal.settle()
    start = len(terminal.raw)
    memory = Memory(KNOWS)
    on_screen(terminal, memory)
    last = re.sub(r"saved [\d:]+", "saved", terminal.text)
    spent = Spent(len(memory.asked), len(terminal.raw), start, terminal.raw, last)
    assert terminal.press("q").wait() == 0
    return spent


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Spent]:
    folder = tmp_path_factory.mktemp("whole")
    with ThreadPoolExecutor(2) as both:
        running = {name: both.submit(whole_interview, folder, name) for name in ("full", "low")}
        return {name: each.result() for name, each in running.items()}


def test_the_low_bandwidth_screen_sends_a_third_over_a_whole_interview(whole: dict[str, Spent]) -> None:
    full, low = whole["full"], whole["low"]
    print(f"\n{'balloon pictures':18}{'answers':>9}{'start':>8}{'bytes':>9}{'an answer':>11}")
    for name, spent in whole.items():
        print(f"{name:18}{spent.answers:>9}{spent.start:>8}{spent.total:>9}{spent.each:>11.0f}")
    print(f"{full.total / low.total:.1f} times fewer bytes")
    assert full.answers == low.answers
    assert full.last == low.last, "both end on the same screen"
    assert full.each <= BUDGET["full"]
    assert low.each <= BUDGET["low"]
    assert full.total >= 3 * low.total


@pytest.mark.parametrize(("baud", "bandwidth"), [(19_200, "full"), (9_600, "low")])
@pytest.mark.parametrize("system", ["balloon", "hybrid"])
def test_an_interview_goes_on_over_a_slow_line(homes: dict[str, Home], system: str, baud: int, bandwidth: str) -> None:
    home = homes[system]
    env = {**home.env, "TMTUI_BANDWIDTH": bandwidth, "SSH_TTY": "/dev/pts/9"}
    began = time.monotonic()
    line = SlowLine(["interview"], env, baud=baud, latency=LATENCY, folder=home.folder)
    line.until("─────").settle(0.5)
    start, first = len(line.raw), time.monotonic() - began
    spent: list[tuple[int, float]] = []
    while len(spent) < 3:
        before, at = len(line.raw), time.monotonic()
        dont_know(line, see(line))
        spent.append((len(line.raw) - before, time.monotonic() - at))
        line.settle(0.3)
    each = sum(count for count, _ in spent) / len(spent)
    seconds = ", ".join(f"{took:.1f}" for _, took in spent)
    print(
        f"\n{system} {baud} baud {bandwidth}: first {start} bytes {first:.1f} s; answers {each:.0f} bytes, {seconds} s"
    )
    line.kill()
    assert each <= BUDGET[bandwidth]


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Home]:
    made = {}
    for name in ("balloon", "hybrid"):
        made[name] = Home(tmp_path_factory.mktemp(name) / "home")
        made[name].do("answers", "--apply", str(ROOT / f"tests/systems/{name}.yaml"))
    return made


def dont_know(line: SlowLine, seen: Seen) -> None:
    """Answer a card and wait for the next one."""
    line.send("enter" if seen.recap or seen.pause else "f3")
    line.wait_for(lambda: see(line).question not in ("", seen.question), "the next question")
