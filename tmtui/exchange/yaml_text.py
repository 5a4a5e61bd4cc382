"""Texts as YAML scalars: bare where every reader of YAML agrees that it is a text, in double quotes everywhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_BARE = re.compile(r"(?:[^\W_]|/)(?:[\w ./@+()=-]|:(?=\w))*")
_OTHER_MEANING = frozenset({"null", "true", "false", "on", "off", "y", "n"})
_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_ESCAPED = re.compile('["\\\\\\n\\t]|[^\\x20-\\x7e\\xa0-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]')


def scalar(text: str) -> str:
    """Return `text` as a YAML scalar that may stand anywhere, inside `[ ]` and `{ }` too."""
    bare = _BARE.fullmatch(text) is not None and text.isprintable() and not text.endswith(" ")
    if bare and text.lower() not in _OTHER_MEANING:
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """Return `text` as a YAML scalar that is a text to every reader, whatever it looks like."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def sequence(texts: Iterable[str]) -> str:
    """Return a list on one line."""
    return f"[{', '.join(scalar(text) for text in texts)}]"


def mapping(items: Mapping[str, str]) -> str:
    """Return a mapping on one line; its values are YAML already."""
    return f"{{{', '.join(f'{scalar(name)}: {value}' for name, value in items.items())}}}"


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    return _NAMED.get(character) or (f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")
