"""How long until something useful shows, beside a Textual program of three widgets and a bare Python.

Time on the processor from starting the process to the marker arriving on the terminal: what else the machine does
hardly counts. The programs take turns, so that a busy machine slows all of them alike, and the quickest quarter of the
runs is compared, as nothing makes a program quicker than it is.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pexpect

from tests.benchmarks.clockwork import median, say
from tests.journeys.terminal import environment

ROOT = Path(__file__).parent.parent.parent
ROUNDS = 15


def _until(arguments: list[str], marker: bytes, env: Mapping[str, str]) -> float:
    """Start a program in a pseudo-terminal; return the seconds it worked until it had sent the marker."""
    began = time.perf_counter()
    child = pexpect.spawn(sys.executable, arguments, dimensions=(24, 80), env=dict(env), cwd=str(ROOT), timeout=30)
    child.expect_exact(marker)
    taken = _worked(child.pid) or time.perf_counter() - began
    child.close(force=True)
    return taken


def _worked(process: int | None) -> float:
    """Return the seconds all threads of a process were on a processor; 0 where the system does not say."""
    try:
        files = [task / "schedstat" for task in Path(f"/proc/{process}/task").iterdir()]
        return sum(int(file.read_text(encoding="ascii").split()[0]) for file in files) / 1e9
    except OSError:
        return 0.0


def _quick(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=4)[0]


def test_first_useful_paint(tmp_path: Path) -> None:
    # Byte code is kept, as in an installed program.
    env = {name: value for name, value in environment(tmp_path).items() if name != "PYTHONDONTWRITEBYTECODE"}
    database = str(tmp_path / "bench.db")
    sample = str(ROOT / "tests/systems/hybrid.yaml")
    subprocess.run(
        [sys.executable, "-m", "tmtui", "--db", database, "answers", "--apply", sample],
        env=env, cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    ours = ["-m", "tmtui", "--db", database, "interview"]
    theirs = ["-m", "tests.benchmarks.three_widgets"]
    plain = ["-m", "tmtui", "--db", database, "interview", "--plain"]
    taken: dict[str, list[float]] = {"ours": [], "theirs": [], "plain": []}
    for number in range(ROUNDS + 1):
        found = {
            "theirs": _until(theirs, b"Is the traffic encrypted?", env),
            "ours": _until(ours, b"enter", env),
            "plain": _until(plain, b"quit.\r\n> ", env),
        }
        for name, seconds in found.items():
            if number:
                taken[name].append(seconds)
    three, ours_, plain_ = (_quick(taken[name]) for name in ("theirs", "ours", "plain"))
    print("\nfrom the command to the first useful screen, hybrid network of 14 components")
    say("three widgets of Textual", three)
    say("full screen: the question", ours_, f"{ours_ / three:.2f} x")
    say("plain: the question", plain_, f"{plain_ / three:.2f} x")


def _of_children() -> float:
    """Return the seconds that processes started here have worked."""
    return sum(os.times()[2:4])


def test_help_beside_a_bare_python(tmp_path: Path) -> None:
    env = {**environment(tmp_path), "PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}

    def run(*arguments: str) -> None:
        subprocess.run([sys.executable, *arguments], env=env, check=True, capture_output=True)

    run("-m", "tmtui", "--help")
    bare = median(lambda: run("-c", "pass"), runs=11, timer=_of_children)
    helping = median(lambda: run("-m", "tmtui", "--help"), runs=11, timer=_of_children)
    print("\nwithout a screen")
    say("python -c pass", bare)
    say("tmtui --help", helping, f"{(helping - bare) * 1000:.0f} ms more")
