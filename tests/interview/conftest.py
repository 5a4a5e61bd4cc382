"""A room with a new model, and somebody who sat down in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.room import new_model, open_room, sit_down
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.workspace import Workspace


@pytest.fixture
def room(tmp_path: Path) -> Workspace:
    """Return a workspace with a model nobody has said anything about."""
    workspace = open_room(tmp_path)
    new_model(workspace)
    return workspace


@pytest.fixture
def talk(room: Workspace) -> Conversation:
    """Return the conversation of whoever sits down first."""
    return sit_down(room)
