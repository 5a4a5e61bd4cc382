"""What a reference may point to, and how people name it when they type instead of picking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tmtui.interview.view import View
from tmtui.model.card import Choice
from tmtui.model.errors import BadInput
from tmtui.model.nearest import did_you_mean
from tmtui.model.subject import is_key
from tmtui.model.text import one_line


def candidates(view: View, kinds: Iterable[str], *, but: str = "") -> tuple[Choice, ...]:
    """Return the subjects of some kinds, by name; `but` is left out, for nothing refers to itself."""
    found = [
        Choice(subject, one_line(view.name(subject)))
        for kind in kinds
        for subject in view.subjects(kind)
        if subject != but
    ]
    return tuple(sorted(found, key=lambda choice: (choice.label.casefold(), choice.value)))


def key_named(text: str, choices: Iterable[Choice]) -> str:
    """Return the key that a text means: a key, or a name whatever its case.

    Raises:
        BadInput: when nothing is called that, with the nearest names, or when several are.
    """
    wanted = one_line(text)
    by_name: dict[str, list[str]] = {}
    for choice in choices:
        if choice.value == wanted:
            return wanted
        by_name.setdefault(choice.label.casefold(), []).append(choice.value)
    found = by_name.get(wanted.casefold(), [])
    if len(found) == 1:
        return found[0]
    if found:
        raise BadInput(f"several are called {wanted!r}", remedy=f"Say which: {', '.join(found)}.")
    raise BadInput(f"nothing here is called {wanted[:80]!r}", remedy=_near(wanted, by_name))


def _near(wanted: str, by_name: Mapping[str, list[str]]) -> str:
    otherwise = "" if is_key(wanted) else "Put + before a name to add it as new."
    return did_you_mean(wanted, by_name, otherwise, most=3, cutoff=0.5)
