"""Which face opens: looking at the terminal, and starting the face that was chosen."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tmtui.model.frozen import frozen
from tmtui.plain.face import Face, Flags, choose_face
from tmtui.tui.config import Config, read_config

if TYPE_CHECKING:
    from tmtui.cli.settings import Settings
    from tmtui.workspace.live import LiveModel
    from tmtui.workspace.workspace import Workspace


@frozen
class Terms:
    """What an interview asks, of whom, and for how long."""

    sections: Sequence[str] | None = None
    """Ids or titles; nothing for all."""
    room: tuple[str, ...] = ()
    """Further roles present."""
    minutes: int = 0
    """0 for as long as it takes."""
    agenda: int = 0
    """Minutes of a meeting with phases; 0 for none."""


EVERYTHING = Terms()
"""All questions, for as long as it takes."""


def detect_face(flags: Flags) -> Face:
    """Look at the terminal and choose."""
    size = shutil.get_terminal_size((0, 0))
    encoding = sys.stdout.encoding or ""
    return choose_face(flags, os.environ, sys.stdin.isatty(), sys.stdout.isatty(), encoding, (size.columns, size.lines))


def habits() -> Config:
    """Return how the person at the keyboard is used to be asked, as their file of settings says."""
    return read_config(os.environ)


def run_screen(
    workspace: Workspace,
    *,
    live: LiveModel | None,
    who: str,
    role: str = "",
    terms: Terms = EVERYTHING,
    low_bandwidth: bool = False,
) -> int:
    """Run the full screen; return the exit code."""
    from tmtui.tui.run import run_tui

    return run_tui(
        workspace, live=live, author=who, role=role, sections=terms.sections, room=terms.room, minutes=terms.minutes,
        agenda=terms.agenda, low_bandwidth=low_bandwidth,
    )  # fmt: skip


def how_to_go_on(settings: Settings, live: LiveModel, face: Face, terms: Terms = EVERYTHING) -> str:
    """Return the command that goes on with an interview, in the same workspace."""
    import shlex

    from tmtui.plain.resuming import for_meetings, how_to_resume

    command = how_to_resume(live, f"--{face.name}") + for_meetings(terms.minutes, terms.agenda, terms.room)
    return command if settings.db is None else f"{command} --db {shlex.quote(str(settings.db))}"


def run_lines(
    face: Face,
    live: LiveModel,
    *,
    resume: str = "",
    kept: bool = True,
    terms: Terms = EVERYTHING,
) -> int:
    """Run the interview without a full screen; return the exit code.

    Args:
        face: `line` or `plain`.
        live: the model, for the person who answers.
        resume: the command that goes on later; left out, the usual one.
        kept: whether the workspace outlives the interview.
        terms: what is asked, of whom, and for how long.
    """
    from tmtui.tui.profile import PLAINLY
    from tmtui.workspace.conversation import Conversation
    from tmtui.workspace.roles import without_unknown_role

    usual = habits()
    wrong = without_unknown_role(live)
    if wrong:
        print(wrong, file=sys.stderr)
    conversation = Conversation(
        live, sections=terms.sections, room=terms.room, minutes=terms.minutes, agenda=terms.agenda,
        coach=usual.value("coach") == "on", plainly=PLAINLY.get(usual.value("wording")),
    )  # fmt: skip
    if face.name == "line":
        from tmtui.plain.hanging_up import put_back_and_end
        from tmtui.plain.line import run_line

        put_back_and_end()
        return run_line(conversation, resume=resume, kept=kept)
    from tmtui.plain.hanging_up import end_with_the_line
    from tmtui.plain.teletype import run_plain

    end_with_the_line()
    return run_plain(conversation, sys.stdin, sys.stdout, resume=resume, kept=kept)
