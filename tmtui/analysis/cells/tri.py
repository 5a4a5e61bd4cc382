"""Three truth values for all subjects at once: a pair of masks, true and false; neither means unknown."""

from __future__ import annotations

from collections.abc import Iterable

Tri = tuple[int, int]
"""Subjects for which it is true, subjects for which it is false; a subject in neither is undecided."""

EMPTY: Tri = (0, 0)
"""Unknown for everybody."""


def both(pairs: Iterable[Tri], alive: int) -> Tri:
    """Return where all parts hold; false as soon as one is false."""
    true, false = alive, 0
    for part_true, part_false in pairs:
        true &= part_true
        false |= part_false
    return true, false


def either(pairs: Iterable[Tri], alive: int) -> Tri:
    """Return where one part holds; false only where all are false."""
    true, false = 0, alive
    for part_true, part_false in pairs:
        true |= part_true
        false &= part_false
    return true, false


def opposite(pair: Tri) -> Tri:
    """Swap true and false; what is unknown stays unknown."""
    return pair[1], pair[0]


def possible(pair: Tri, alive: int) -> int:
    """Return where it is true or may be."""
    return alive & ~pair[1]


def undecided(pair: Tri, alive: int) -> int:
    """Return where it is neither true nor false."""
    return alive & ~(pair[0] | pair[1])


def value(pair: Tri, place: int) -> bool | None:
    """Return the truth value for one subject; nothing for unknown."""
    if pair[0] >> place & 1:
        return True
    return False if pair[1] >> place & 1 else None
