"""What takes long and several journeys look at."""

from __future__ import annotations

import fcntl
import os
import pickle

import pytest

from tests.journeys.whole import Interviews, sit_through


@pytest.fixture(scope="session")
def interviews(tmp_path_factory: pytest.TempPathFactory) -> Interviews:
    """Return the interview about the balloon pictures, sat through at every face of the program; only to be read.

    Whichever worker needs it first sits through it for all of them.
    """
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "interviews"
    folder.mkdir(exist_ok=True)
    kept = folder / "kept"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_bytes(pickle.dumps(sit_through(folder)))
        found: Interviews = pickle.loads(kept.read_bytes())
    return found
