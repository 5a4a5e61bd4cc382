"""A workspace that is gone when it is closed: for the demo, and for looking before anything is written."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tmtui.workspace.clock import Clock, system_clock
from tmtui.workspace.workspace import Workspace


@contextmanager
def throwaway_workspace(
    *, bank_dirs: Sequence[Path] = (), env: Mapping[str, str] = os.environ, clock: Clock = system_clock
) -> Iterator[Workspace]:
    """Open an empty workspace that is removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="tmtui-demo-"))
    try:
        with Workspace.open(folder / "demo.db", bank_dirs=bank_dirs, env=env, clock=clock) as workspace:
            yield workspace
    finally:
        shutil.rmtree(folder, ignore_errors=True)
