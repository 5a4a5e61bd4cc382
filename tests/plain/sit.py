"""Somebody at a terminal, as a process of its own: `python -m tests.plain.sit FOLDER AUTHOR [--line] [--ending]`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.interview.room import new_model, open_room, sit_down
from tmtui.plain.hanging_up import end_with_the_line, put_back_and_end
from tmtui.plain.line import run_line
from tmtui.plain.teletype import run_plain


def main() -> int:
    """Go on with the only model of a folder, or start it."""
    with open_room(Path(sys.argv[1])) as room:
        if not room.models():
            new_model(room)
        if "--line" in sys.argv:
            put_back_and_end()
            return run_line(sit_down(room, sys.argv[2]))
        if "--ending" in sys.argv:
            end_with_the_line()
        return run_plain(sit_down(room, sys.argv[2]), sys.stdin, sys.stdout)


if __name__ == "__main__":
    sys.exit(main())
