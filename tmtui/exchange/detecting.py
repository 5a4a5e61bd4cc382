"""Which format a file is in, by what it holds and not by what it is called.

Patterns are looked for in the text as it stands, so that a large file is not parsed twice.
"""

from __future__ import annotations

import re

from tmtui.exchange.formats import FORMATS
from tmtui.exchange.incoming.document import Document, checked
from tmtui.model.errors import BadInput, Place

_LOOKED_AT = 2_000_000
"""Bytes in which the signs have to be found."""


def detect(document: Document) -> str:
    """Return the name of the format a file is in.

    Raises:
        BadInput: when it looks like none, or like several.
    """
    data = checked(document)[:_LOOKED_AT]
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    encoding = "utf-32" if data[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff") else encoding
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    found = [
        each.name
        for each in FORMATS
        if each.reader and each.signs and all(re.search(sign, text) for sign in each.signs)
    ]
    if len(found) == 1:
        return found[0]
    what = f"it could be {' or '.join(found)}" if found else "no format recognises it"
    raise BadInput(
        f"cannot tell what kind of file this is: {what}",
        place=Place(document.file),
        remedy="Say it with `-f FORMAT`; `tmtui formats` lists them.",
    )
