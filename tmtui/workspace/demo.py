"""The demo: a small real system in a throwaway workspace, with one section left to answer.

It is an answers file like any other, so the demo shows nothing that people's own models cannot do.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tmtui.workspace.applying import apply_answers
from tmtui.workspace.clock import Clock, system_clock
from tmtui.workspace.throwaway import throwaway_workspace
from tmtui.workspace.workspace import Workspace

SAMPLE = Path(__file__).with_name("demo.yaml")
"""The answers of the sample; its section on traffic is left open."""


@contextmanager
def demo_workspace(
    *, bank_dirs: Sequence[Path] = (), env: Mapping[str, str] = os.environ, clock: Clock = system_clock
) -> Iterator[Workspace]:
    """Open a workspace that holds the sample and is removed at the end."""
    with throwaway_workspace(bank_dirs=bank_dirs, env=env, clock=clock) as workspace:
        apply_answers(workspace, SAMPLE.read_text(encoding="utf-8"), SAMPLE.name, author="the sample")
        workspace.sample = True
        yield workspace
