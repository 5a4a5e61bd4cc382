"""Just enough of a bank's head to find it on a shelf, without YAML.

A start with a warm cache imports neither YAML nor Markdown; what is found here is never trusted for more than finding.
"""

from __future__ import annotations

import re

from tmtui.model.subject import SLUG

_BANK = re.compile(rf"^bank:[ \t]*[\"']?({SLUG.pattern})[\"']?[ \t]*(?:#.*)?$", re.MULTILINE)


def peek(start: str) -> str | None:
    """Return the id of the bank that begins with `start`; empty when its head has none, nothing for other Markdown."""
    text = start.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.startswith("---\n"):
        return None
    head = text[4:].partition("\n---")[0]
    found = _BANK.search(head)
    return found[1] if found else ""
