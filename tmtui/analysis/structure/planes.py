"""Packed distances as masks: from one number a subject, with bits for all positions, to one number a position."""

from __future__ import annotations

from collections.abc import Collection

from tmtui.analysis.cells.bits import from_indices, indices

Near = tuple[int, int, int, int]
"""Subjects at distance 0 possibly, certainly; at 1 or less possibly, certainly."""


def by_position(table: list[int], positions: tuple[str, ...], alive: int) -> dict[str, Near]:
    """Return the masks of every position, for those who are alive."""
    groups: dict[int, list[int]] = {}
    for place, bits in enumerate(table):
        groups.setdefault(bits, []).append(place)
    masks = [0] * (4 * len(positions))
    for bits, places in groups.items():
        mask = from_indices(places) & alive
        for number in indices(bits):
            masks[number] |= mask
    return _named(masks, positions, alive)


def moved_by_position(
    table: list[int], positions: tuple[str, ...], alive: int, moved: Collection[int], old: dict[str, Near]
) -> dict[str, Near]:
    """Return the same masks after some subjects moved."""
    keep = alive & ~from_indices(list(moved))
    masks = [0] * (4 * len(positions))
    width = 2 * len(positions)
    for number, position in enumerate(positions):
        for part, mask in enumerate(old[position]):
            masks[(part // 2) * width + 2 * number + part % 2] = mask & keep
    for place in moved:
        if alive >> place & 1:
            for number in indices(table[place]):
                masks[number] |= 1 << place
    return _named(masks, positions, alive)


def _named(masks: list[int], positions: tuple[str, ...], alive: int) -> dict[str, Near]:
    found: dict[str, Near] = {"physical": (0, 0, 0, 0), "": (alive,) * 4}
    width = 2 * len(positions)
    for number, position in enumerate(positions):
        at = 2 * number
        found[position] = (masks[at], masks[at + 1], masks[width + at], masks[width + at + 1])
    return found
