"""What somebody may have meant by a name that there is not: one way to say so, wherever names are typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

LONGEST = 200
"""Characters of a name that are compared: comparing takes as long as both names together, squared."""


def did_you_mean(
    wanted: str, known: Iterable[str], otherwise: str = "", *, most: int = 2, cutoff: float = 0.6,
    shown: Callable[[str], str] = str,
) -> str:  # fmt: skip
    """Return "Did you mean a or b?" for the names most like the wanted one, whatever their case.

    Args:
        wanted: what was typed.
        known: the names there are.
        otherwise: what to say when none is like it.
        most: how many are named.
        cutoff: how like they have to be, 0 to 1.
        shown: how a name is written.
    """
    from difflib import get_close_matches

    lowered: dict[str, str] = {}
    for name in sorted(set(known)):
        lowered.setdefault(name.lower(), name)
    near = [
        shown(lowered[each]) for each in get_close_matches(wanted[:LONGEST].lower(), lowered, n=most, cutoff=cutoff)
    ]
    return f"Did you mean {' or '.join(near)}?" if near else otherwise
