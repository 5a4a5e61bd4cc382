"""Somebody who types a script: what they type stands in the transcript after the prompt, as on a real teletype."""

from __future__ import annotations

import io
from collections.abc import Iterable

from tmtui.plain.teletype import run_plain
from tmtui.workspace.conversation import Conversation


class Typist(io.StringIO):
    """An input that echoes what is read from it to an output."""

    def __init__(self, lines: Iterable[str], echo: io.StringIO) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self._echo = echo

    def readline(self, size: int | None = -1, /) -> str:
        line = super().readline(-1 if size is None else size)
        self._echo.write(line or "(end of input)\n")
        return line


def transcript(conversation: Conversation, lines: Iterable[str]) -> tuple[int, str]:
    """Lead a conversation with a script; return exit code and everything that was to be seen."""
    paper = io.StringIO()
    code = run_plain(conversation, Typist(lines, paper), paper)
    return code, paper.getvalue()
