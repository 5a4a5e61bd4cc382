"""How to go on later, as a command that can be typed as it stands."""

from __future__ import annotations

import shlex

from tmtui.workspace.live import LiveModel


def how_to_resume(live: LiveModel, *flags: str) -> str:
    """Return the command that goes on with this person's interview."""
    words = ["tmtui", "interview", *flags, "-m", live.slug]
    if live.author:
        words += ["--as", live.author]
    if live.role:
        words += ["--role", live.role]
    return shlex.join(words)
