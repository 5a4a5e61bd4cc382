"""One profile for property tests, and compiled banks for all: the same on every run, and nothing done twice.

Property tests have no deadline that a busy machine could miss.
"""

from __future__ import annotations

import gc

import pytest
from hypothesis import HealthCheck, settings

from tests.compiled import begin_sharing, end_sharing

settings.register_profile(
    "steady", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


def pytest_configure(config: pytest.Config) -> None:
    """Share compiled banks between all tests of the run."""
    if begin_sharing():
        config.add_cleanup(end_sharing)


def pytest_collection_finish() -> None:
    """Set aside what stays to the end: thousands of tests and all modules, which the collector would look through.

    A program that starts sets aside what it made until then, for its whole life. Here hundreds of programs start in one
    process, and what each of them set aside would never be given back: gigabytes by the end of the run.
    """
    gc.collect()
    gc.freeze()
    gc.freeze = lambda: None
