"""A file from elsewhere, before anybody believes a byte of it.

Size, encoding and containers are settled here once, so that no reader meets a NUL byte, half a character or an archive
that grows when it is opened.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import PurePath

from tmtui.model.errors import BadInput, Place
from tmtui.model.frozen import frozen

Progress = Callable[[int, int], None]
"""Is told how much is done, and of how much, in any unit."""

LIMIT = 200_000_000
"""Bytes of the largest file that is opened at all; formats that are read as a whole take less."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_CONTAINERS = ((b"PK\x03\x04", "ZIP"), (b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ", "xz"))


def _quiet(_done: int, _total: int) -> None:
    """Tell nobody."""


@frozen
class Document:
    """A file as it was found."""

    file: str
    """What people call it; stands in messages and in the evidence of facts."""
    data: bytes
    progress: Progress = _quiet

    @property
    def start(self) -> Place:
        """Where a fault of the whole file is reported."""
        return Place(self.file, 1, 1)

    @property
    def name(self) -> str:
        """The file's name without its folders."""
        return PurePath(self.file).name


def checked(document: Document, limit: int = LIMIT) -> bytes:
    """Return the bytes of a document that is no archive and not too large.

    Args:
        document: the file.
        limit: how many bytes the format takes.

    Raises:
        BadInput: when it is something else than a plain file of a size that can be read.
    """
    data = document.data
    if not data.strip(b"\0 \t\r\n"):
        raise BadInput("the file is empty", place=document.start, remedy="Check that the right file was named.")
    if len(data) > limit:
        raise BadInput(
            f"the file has {len(data) / 1e6:,.0f} MB, {limit / 1e6:,.0f} MB are read",
            place=Place(document.file),
            remedy="Split it, or export only the part that is modelled.",
        )
    for magic, kind in _CONTAINERS:
        if data.startswith(magic):
            raise BadInput(
                f"the file is a {kind} archive",
                place=Place(document.file),
                remedy="Unpack it and name the file inside.",
            )
    return data


def text_of(document: Document, limit: int = LIMIT) -> str:
    """Return the text of a document in UTF-8, or in UTF-16 or UTF-32 with a byte order mark.

    Raises:
        BadInput: for bytes that are no such text, with the line.
    """
    data = checked(document, limit)
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput(
            f"byte {error.start + 1:,} is no {encoding.upper()} text",
            place=Place(document.file, line),
            remedy="Convert it first, as with `iconv -f latin1 -t utf-8 FILE`.",
        ) from None
    text = text.removeprefix("\ufeff")
    found = text.find("\0")
    if found >= 0:
        raise BadInput(
            "there is a NUL byte in the file",
            place=Place(document.file, text.count("\n", 0, found) + 1),
            remedy="It is no text file, or it was damaged on the way.",
        )
    return text
