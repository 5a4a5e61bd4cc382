"""Which option of the bank somebody means by a word: `postgres` is PostgreSQL, whatever the case.

Exact first (value, label, a name within the label), then the beginning of exactly one,
or of one and its variants (`mongo` is MongoDB, not MongoDB over TLS). What is only near is never
taken, only suggested: a wrong technology would bring wrong questions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from tmtui.banks.bank import Option
from tmtui.model.frozen import frozen

OTHER = "other"
"""The option for what is not on the list."""

_SHORTEST_BEGINNING = 3


@frozen
class Match:
    """What a word means."""

    value: str
    """Option value; empty when it is not on the list."""
    near: tuple[str, ...] = ()
    """Values that look alike, when it is not."""


def match_option(text: str, options: Sequence[Option]) -> Match:
    """Return the option that `text` means."""
    wanted = _folded(text)
    names: dict[str, list[str]] = {}
    for option in options:
        for name in _names(option):
            names.setdefault(name, []).append(option.value)
    exact = _only(names.get(wanted, ()))
    if exact:
        return Match(exact)
    for option in options:
        if wanted in (_folded(option.value), _folded(option.label)):
            return Match(option.value)
    if len(wanted) >= _SHORTEST_BEGINNING:
        begun = {value for name, values in names.items() if name.startswith(wanted) for value in values}
        plain = min(begun, key=len, default="")
        if plain and all(value == plain or value.startswith(f"{plain}-") for value in begun):
            return Match(plain)
        # The longest name that the text begins with: "PostgreSQL 15" is PostgreSQL.
        for name in sorted(names, key=len, reverse=True):
            if len(name) >= _SHORTEST_BEGINNING and wanted.startswith(f"{name}-") and len(set(names[name])) == 1:
                return Match(names[name][0])
    near = [name for name in get_close_matches(wanted, names, n=3, cutoff=0.6) if names[name][0] != OTHER]
    begun_first = [values[0] for name, values in names.items() if wanted and name.startswith(wanted)]
    found = dict.fromkeys([*begun_first, *(names[name][0] for name in near)])
    return Match("", tuple(found)[:3])


def _names(option: Option) -> set[str]:
    parts = re.split(r"[(),/:]| or | and ", option.label)
    return {found for text in (option.value, option.label, *parts) if (found := _folded(text))}


def _folded(text: str) -> str:
    return "-".join(re.findall(r"[^\W_]+|[+#]+", text.casefold()))


def _only(values: Sequence[str]) -> str:
    return values[0] if len(set(values)) == 1 else ""
