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
    if live.method:
        words += ["--bank", live.method]
    return shlex.join(words)


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
