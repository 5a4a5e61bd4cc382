"""How to go on later, as a command that can be typed as it stands."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from tmtui.workspace.live import LiveModel


def how_to_resume(live: LiveModel, *flags: str) -> str:
    """Return the command that goes on with this person's interview."""
    words = ["tmtui", "interview", *flags, "-m", live.slug]
    if live.author:
        words += ["--as", live.author]
    if live.role:
        words += ["--role", live.role]
    if live.method:
        words += ["--bank", live.method]
    return shlex.join(words)


def for_meetings(minutes: int, agenda: int, room: Sequence[str]) -> str:
    """Return what the command says of a meeting, so that its minutes go on; nothing where there is none."""
    words = ["--room", ",".join(room)] if room else []
    words += ["--minutes", str(minutes)] if minutes else []
    words += ["--agenda", str(agenda)] if agenda else []
    return f" {shlex.join(words)}" if words else ""


def last_words(ending: str, again: str, *, kept: bool) -> list[str]:
    """Return what an interview ends with: how it ended, and the command that goes on.

    Args:
        ending: as `Saved.`
        again: the command.
        kept: whether anything is kept; if not, the command only begins anew.
    """
    if kept:
        return [f"{ending} To go on:", again]
    return ["That was the demo; nothing of it is kept. To see it again:", again]
