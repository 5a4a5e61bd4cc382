"""Where the store's tests put their files: real files with real locks, in memory where the system has such a folder.

Every answer is synced to disk several times; on a busy disk that would be all the tests measure.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.scenes import in_memory


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """Yield an empty folder that goes away after the test, whatever modes were set in it."""
    with tempfile.TemporaryDirectory(prefix="tmtui-", dir=in_memory(), ignore_cleanup_errors=True) as folder:
        yield Path(folder)
        for each, _, _ in os.walk(folder):
            Path(each).chmod(0o700)
