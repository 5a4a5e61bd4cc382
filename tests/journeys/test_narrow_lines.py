"""What an interview costs in bytes, and how it feels at 19,200 and 9,600 baud with a fifth of a second of latency.

Bytes are held to budgets; seconds are printed and not held to anything, as they belong to the machine too.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journeys.at_screen import Seen, see
from tests.journeys.home import ROOT, Home
from tests.journeys.slow_line import SlowLine
from tests.journeys.whole import Interviews

LATENCY = 0.2
BUDGET = {"full": 3000, "low": 900}
"""Bytes an accepted answer may cost at 80 × 24, on average."""


def test_the_low_bandwidth_screen_sends_a_third_over_a_whole_interview(interviews: Interviews) -> None:
    full, low = interviews.full, interviews.low
    print(f"\n{'balloon pictures':18}{'answers':>9}{'start':>8}{'bytes':>9}{'an answer':>11}")
    for name, sat in (("full", full), ("low", low)):
        print(f"{name:18}{sat.answers:>9}{sat.start:>8}{sat.total:>9}{sat.each:>11.0f}")
    print(f"{full.total / low.total:.1f} times fewer bytes")
    assert full.answers == low.answers
    assert full.last == low.last, "both end on the same screen"
    assert full.each <= BUDGET["full"]
    assert low.each <= BUDGET["low"]
    assert full.total >= 3 * low.total


@dataclass(frozen=True, slots=True)
class Heard:
    """What came over a slow line."""

    start: int
    """Bytes of the first screen."""
    first: float
    """Seconds until it stood."""
    answers: tuple[tuple[int, float], ...]
    """Bytes and seconds of each answer."""


LINES = [(system, *line) for system in ("balloon", "hybrid") for line in ((19_200, "full"), (9_600, "low"))]


@pytest.fixture(scope="module")
def slow_lines(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, int, str], Heard]:
    """Return what came over each line; all at once, as they do nothing but wait."""
    folder = tmp_path_factory.mktemp("slow")
    with ThreadPoolExecutor(len(LINES)) as room:
        heard = {line: room.submit(hear, folder / f"{line[0]}-{line[2]}", *line) for line in LINES}
        return {line: each.result() for line, each in heard.items()}


def hear(folder: Path, system: str, baud: int, bandwidth: str) -> Heard:
    """Answer three questions over a slow line."""
    home = Home(folder)
    home.do("answers", "--apply", str(ROOT / f"tests/systems/{system}.yaml"))
    began = time.monotonic()
    line = SlowLine(
        ["interview"], {**home.env, "TMTUI_BANDWIDTH": bandwidth, "SSH_TTY": "/dev/pts/9"},
        baud=baud, latency=LATENCY, folder=home.folder,
    )  # fmt: skip
    line.until("─────").settle(0.5)
    start, first = len(line.raw), time.monotonic() - began
    spent: list[tuple[int, float]] = []
    while len(spent) < 3:
        before, at = len(line.raw), time.monotonic()
        dont_know(line, see(line))
        spent.append((len(line.raw) - before, time.monotonic() - at))
        line.settle(0.3)
    line.kill()
    return Heard(start, first, tuple(spent))


@pytest.mark.parametrize("line", LINES, ids=lambda line: "-".join(str(each) for each in line))
def test_an_interview_goes_on_over_a_slow_line(
    slow_lines: dict[tuple[str, int, str], Heard], line: tuple[str, int, str]
) -> None:
    heard = slow_lines[line]
    system, baud, bandwidth = line
    each = sum(count for count, _ in heard.answers) / len(heard.answers)
    seconds = ", ".join(f"{took:.1f}" for _, took in heard.answers)
    print(
        f"\n{system} {baud} baud {bandwidth}: first {heard.start} bytes {heard.first:.1f} s; "
        f"answers {each:.0f} bytes, {seconds} s"
    )
    assert each <= BUDGET[bandwidth]


def dont_know(line: SlowLine, seen: Seen) -> None:
    """Answer a card and wait for the next one."""
    line.send("enter" if seen.recap or seen.pause else "f3")
    line.wait_for(lambda: see(line).question not in ("", seen.question), "the next question")
