"""Options that several verbs share, and files as verbs read them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from tmtui.model.errors import BadInput, Place

_Verb = TypeVar("_Verb", bound=Callable[..., object])


def as_json(verb: _Verb) -> _Verb:
    """Add `--json` to a verb that lists."""
    return click.option("as_json", "--json", is_flag=True, help="JSON for programs.")(verb)


def read_text(file: str) -> tuple[str, str]:
    """Return the text of a file (`-`: standard input) and its name for messages.

    Raises:
        BadInput: when it cannot be read, or is not UTF-8 text.
    """
    name = "standard input" if file == "-" else file
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise BadInput(f"{name} cannot be read: {error.strerror}.", remedy="Check the path.") from None
    try:
        return raw.decode("utf-8-sig"), name
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadInput("this is not UTF-8 text.", place=Place(name, line), remedy="Save the file as UTF-8.") from None


def ask(question: str, *, yes: bool) -> bool:
    """Ask before something that cannot be taken back; `yes` answers in advance.

    Raises:
        BadInput: when nobody is there to answer.
    """
    if yes:
        return True
    if not sys.stdin.isatty():
        raise BadInput(f"{question} Nobody is there to answer.", remedy="Say --yes.")
    return click.confirm(question, default=False, err=True)
