"""Timing for benchmarks: medians over several runs, in time on the processor.

Time on the processor rather than on the wall, so that what else the machine does hardly counts; on an idle machine the
two are the same, for nothing that is timed here waits. The collector's pauses are left in, as people have them.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from pathlib import Path

clock = time.process_time
"""Seconds this process has worked."""


def median(work: Callable[[], object], *, runs: int = 5, timer: Callable[[], float] = clock) -> float:
    """Return the median seconds of `work` over `runs` runs, each after a collection."""
    return statistics.median(times(work, runs=runs, timer=timer))


def times(work: Callable[[], object], *, runs: int, timer: Callable[[], float] = clock) -> list[float]:
    """Return the seconds of every run."""
    taken = []
    for _ in range(runs):
        gc.collect()
        began = timer()
        work()
        taken.append(timer() - began)
    return taken


def once(work: Callable[[], object]) -> float:
    """Return the seconds of one run."""
    began = clock()
    work()
    return clock() - began


def settle() -> None:
    """Set aside what was read so far, as the program does once a log is read."""
    gc.collect()
    gc.freeze()


def say(what: str, seconds: float, beside: str = "", *, target: float = 0.0) -> None:
    """Print one line of results; with a target in seconds also that, and how much of it was needed."""
    wanted = f"target {target * 1000:>8,.0f} ms {seconds / target:>6.2f} x  " if target else ""
    print(f"  {what:<66} {seconds * 1000:>10.1f} ms  {wanted}{beside}")


def say_memory(what: str, megabytes: float, *, target: float) -> None:
    """Print one line of results about memory."""
    print(f"  {what:<66} {megabytes:>10.0f} MB  target {target:>8,.0f} MB {megabytes / target:>6.2f} x")


def memory() -> float:
    """Return megabytes this process holds now."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
