"""The interview on plain streams: for screen readers, serial lines, scripts and pipes.

Not one escape byte is written, whatever a bank or a person holds; the end of input and Ctrl-C both keep everything.
"""

from __future__ import annotations

import os
import textwrap
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TextIO

from tmtui.model.card import Card
from tmtui.model.text import clean
from tmtui.plain.leading import lead
from tmtui.plain.resuming import how_to_resume
from tmtui.plain.voice import Ended
from tmtui.workspace.conversation import Conversation

WIDTH = 80
"""Columns where nobody knows better."""

NARROWEST = 20


class Lines(Protocol):
    """Anything that gives one line after the other."""

    def readline(self) -> str:
        """Return the next line with its end, or an empty text at the end of input."""


def run_plain(conversation: Conversation, stdin: Lines, stdout: TextIO, *, resume: str = "", kept: bool = True) -> int:
    """Lead the interview on two streams.

    Args:
        conversation: whom to ask what.
        stdin: any stream of lines.
        stdout: any stream that takes text.
        resume: the command that goes on later; left out, the usual one.
        kept: whether the workspace outlives the interview; that of a demo does not.

    Returns:
        0 when the person is done or the input ends, 130 after Ctrl-C.
    """
    voice = Teletype(stdin, stdout)
    again = resume or how_to_resume(conversation.live, "--plain")
    return lead(conversation, voice, again, kept=kept)


class Teletype:
    """Writes wrapped lines and reads lines."""

    picks = False

    def __init__(self, stdin: Lines, stdout: TextIO) -> None:
        self._in = stdin
        self._out = stdout
        self._width = _width(stdout)

    def tell(self, lines: Iterable[str]) -> None:
        """Write lines, wrapped; continuation lines of a numbered option are set in."""
        for line in lines:
            self._write("\n".join(wrapped(line, self._width)) + "\n")
        self._out.flush()

    def ask(self, prompt: str) -> str:
        """Write a prompt and read a line. Raises Ended at the end of input."""
        self._write(prompt)
        self._out.flush()
        try:
            line = self._in.readline()
        except (UnicodeDecodeError, ValueError) as error:
            # Bytes that are no text in this encoding, or a stream somebody closed: no way to go on reading.
            raise Ended from error
        if not line:
            raise Ended
        return clean(line).strip()

    def reply_to(self, card: Card, complete: Callable[[str], Sequence[str]]) -> str:
        """Read the reply to a card."""
        del card, complete
        return self.ask("> ")

    def _write(self, text: str) -> None:
        encoding = getattr(self._out, "encoding", None) or "utf-8"
        shown = clean(text).replace("\t", " ")
        # An ASCII terminal shows a question mark for what it cannot show; it must not end the interview.
        self._out.write(shown.encode(encoding, "replace").decode(encoding))


def wrapped(line: str, width: int) -> list[str]:
    """Return a line wrapped at a width, never cutting words that fit on a line of their own."""
    text = " ".join(line.split(" ")) if line.strip() else ""
    if not text:
        return [""]
    head, gap, _ = text.partition("  ")
    indent = " " * (len(head) + 2) if gap and len(head) <= 3 else "  " if text.startswith("- ") else ""
    return textwrap.wrap(
        text, max(width, NARROWEST), subsequent_indent=indent, break_on_hyphens=False, drop_whitespace=True
    )


def _width(stream: TextIO) -> int:
    try:
        return max(NARROWEST, os.get_terminal_size(stream.fileno()).columns)
    except (OSError, ValueError, AttributeError):
        return WIDTH
