"""One profile for property tests, and compiled banks for all: the same on every run, and nothing done twice.

Property tests have no deadline that a busy machine could miss.
"""

from __future__ import annotations

import gc
import os
import signal

import pytest
from hypothesis import HealthCheck, settings

from tests.compiled import begin_sharing, end_sharing

BENCHMARKS = "benchmarks"
"""Folder of what is timed."""

settings.register_profile(
    "steady", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Take one worker more than there are processors: journeys wait for terminals for a good part of their time."""
    return len(os.sched_getaffinity(0)) + 1


def pytest_configure(config: pytest.Config) -> None:
    """Share compiled banks between all tests of the run."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # A shell that starts the run in the background has it ignored, and every program of the run would inherit that.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if begin_sharing():
        config.add_cleanup(end_sharing)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Set aside what stays to the end: thousands of tests and all modules, which the collector would look through.

    A program that starts sets aside what it made until then, for its whole life. Here hundreds of programs start in one
    process, and what each of them set aside would never be given back: gigabytes by the end of the run. Benchmarks
    measure programs as they are.
    """
    gc.collect()
    gc.freeze()
    if not any(BENCHMARKS in item.path.parts for item in session.items):
        gc.freeze = lambda: None
