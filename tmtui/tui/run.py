"""Starts the full screen: settings first, then Textual, and a clean end however the terminal goes away.

A dropped line sends SIGHUP, and a Textual program that does not handle it dies without putting the terminal back. Both
signals therefore end the loop like a key would, with the exit code a shell gives to that signal.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tmtui.tui.profile import Profile, profile_of

if TYPE_CHECKING:
    from tmtui.tui.app import TmtuiApp
    from tmtui.workspace.workspace import Workspace

SIGNALS = {signal.SIGHUP: 129, signal.SIGTERM: 143}
"""Signals that end the program, and its exit code then."""

CRASHED = 1
"""What Textual returns after showing a traceback."""

OUR_BUG = 70
"""What we return then."""


def run_tui(
    workspace: Workspace,
    *,
    model: str | None,
    author: str,
    role: str,
    sections: Sequence[str] | None = None,
    room: Sequence[str] = (),
    env: Mapping[str, str] = os.environ,
) -> int:
    """Run the full screen until the person leaves.

    Args:
        workspace: where the models are.
        model: slug of the model to open; the only one when left out, a list to choose from when there are several.
        author: who is at the keyboard.
        role: in which role.
        sections: what to ask; nothing for all.
        room: further roles present.
        env: the environment to take the profile from.

    Returns:
        The exit code: 0, or 128 and the number of the signal that ended it.

    Raises:
        BadInput: when there is no model of that name.
    """
    profile = profile_of(env)
    os.environ.update(profile.environment)
    # Only now: Textual reads the environment when it is imported.
    from tmtui.tui.app import Person, TmtuiApp

    app = TmtuiApp(workspace, profile, Person(author, role, tuple(room)), model=model, sections=sections)
    return _run(app, profile)


def _run(app: TmtuiApp, profile: Profile) -> int:
    import asyncio

    async def main() -> None:
        loop = asyncio.get_running_loop()
        for number, code in SIGNALS.items():
            loop.add_signal_handler(number, app.end, code)
        await app.run_async(mouse=profile.mouse)

    try:
        asyncio.run(main())
    except OSError:
        # The terminal is gone, so it cannot be put back; what was answered is on disk.
        if not app.return_code:
            raise
    return OUR_BUG if app.return_code == CRASHED else app.return_code or 0
