"""A workspace with a small bank, and people who sit down in it: for every test that drives a whole conversation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.compiled import cache_home
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.workspace import Workspace

BANKS = Path(__file__).parent / "banks"
NOON = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)


def open_room(folder: Path) -> Workspace:
    """Open the workspace of a folder, with the small bank; the same folder is the same workspace."""
    env = {"TMTUI_BANKS": str(BANKS), "XDG_CACHE_HOME": cache_home(folder), "HOME": str(folder)}
    return Workspace.open(folder / "room.db", bank_dirs=[BANKS], env=env, clock=lambda: NOON)


def new_model(workspace: Workspace, name: str = "Balloon pictures") -> str:
    """Start a model over the small bank."""
    return workspace.new_model(name, ["small"], author="facilitator")


def sit_down(
    workspace: Workspace, author: str = "ops-1", role: str = "", *, sections: Sequence[str] | None = None
) -> Conversation:
    """Start or go on with somebody's interview."""
    return Conversation(workspace.live(author=author, role=role), sections=sections)


def at(conversation: Conversation) -> tuple[str, str]:
    """Return question and subject of the present card."""
    return (conversation.card.id, conversation.card.subject)


def picture(conversation: Conversation) -> None:
    """Draw the balloon picture with quick entry."""
    for question, text in (
        ("model.zones_listed", "Internet: internet; Servers: internal"),
        (
            "model.components_listed",
            "Browser: browser in Internet; Web server: nginx in Servers; Photos: postgresql in Servers",
        ),
        ("model.flows_listed", "Browser -> Web server: https; Web server -> Photos: postgres"),
        ("model.data_listed", "Pictures: c2 on Photos"),
    ):
        conversation.go_to(question, "model")
        conversation.enter(text, complete=True)
