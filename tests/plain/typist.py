"""Somebody who types a script: what they type stands in the transcript after the prompt, as on a real teletype."""

from __future__ import annotations

import io
from collections.abc import Iterable

from tmtui.plain.teletype import run_plain
from tmtui.workspace.conversation import Conversation


class Typist:
    """An input that echoes what is read from it to an output."""

    def __init__(self, lines: Iterable[str], echo: io.StringIO) -> None:
        self._lines = iter(lines)
        self._echo = echo

    def readline(self) -> str:
        line = next(self._lines, None)
        self._echo.write("(end of input)\n" if line is None else f"{line}\n")
        return "" if line is None else f"{line}\n"


def transcript(conversation: Conversation, lines: Iterable[str]) -> tuple[int, str]:
    """Lead a conversation with a script; return exit code and everything that was to be seen."""
    paper = io.StringIO()
    code = run_plain(conversation, Typist(lines, paper), paper)
    return code, paper.getvalue()
