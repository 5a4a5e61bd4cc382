"""Timing for benchmarks: medians over several runs, with the collector's pauses left in, as people have them."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable


def median(work: Callable[[], object], *, runs: int = 5) -> float:
    """Return the median seconds of `work` over `runs` runs, each after a collection."""
    taken = []
    for _ in range(runs):
        gc.collect()
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def say(what: str, seconds: float, beside: str = "") -> None:
    """Print one line of results."""
    print(f"  {what:<66} {seconds * 1000:>10.1f} ms  {beside}")
