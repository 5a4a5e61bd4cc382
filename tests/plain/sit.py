"""Somebody at a terminal, as a process of its own: `python -m tests.plain.sit FOLDER AUTHOR [--line]`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.interview.room import new_model, open_room, sit_down
from tmtui.plain.line import run_line
from tmtui.plain.teletype import run_plain


def main() -> int:
    """Go on with the only model of a folder, or start it."""
    with open_room(Path(sys.argv[1])) as room:
        if not room.models():
            new_model(room)
        if "--line" in sys.argv:
            return run_line(sit_down(room, sys.argv[2]))
        return run_plain(sit_down(room, sys.argv[2]), sys.stdin, sys.stdout)


if __name__ == "__main__":
    sys.exit(main())
