"""What is at stake in one subject, packed into one small integer, so that "the highest of" is a bitwise or.

Four qualities, each with a lower and an upper bound, each bound as four bits in unary: bit *k* says "level *k* + 2 or
more". A link that certainly exists passes everything on; one that may exist passes only the upper bounds.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from sys import byteorder

from tmtui.analysis.cells.bits import from_digits, from_indices
from tmtui.analysis.cells.columns import Levels
from tmtui.banks.vocabulary import QUALITIES

WIDTH = 4 * 2 * len(QUALITIES)
ALL = (1 << WIDTH) - 1
HIGH = sum(0b11110000 << 8 * number for number in range(len(QUALITIES)))
"""The upper bounds of all qualities."""
NEEDED = sum(0xFF << 8 * QUALITIES.index(quality) for quality in ("availability", "safety"))
"""Both bounds of what a caller needs from what it calls."""

_BIT = [bytes(49 if code >> bit & 1 else 48 for code in range(256)) for bit in range(8)]


def pack(quality: str, low: int, high: int) -> int:
    """Return the bits of one quality between two levels."""
    return (((1 << low - 1) - 1) | ((1 << high - 1) - 1) << 4) << 8 * QUALITIES.index(quality)


def levels(stakes: Sequence[int], alive: int) -> tuple[Levels, Levels, Levels, Levels]:
    """Turn one packed value for every subject into masks for every threshold, quality by quality."""
    whole = array("I", stakes)
    if byteorder == "big":
        whole.byteswap()
    raw = whole.tobytes()
    found = []
    for number in range(len(QUALITIES)):
        column = raw[number::4]
        masks = [from_digits(column.translate(_BIT[bit])) & alive for bit in range(8)] if any(column) else [0] * 8
        found.append(Levels((0, alive, *masks[:4]), (0, alive, *masks[4:])))  # type: ignore[arg-type]
    return found[0], found[1], found[2], found[3]


def changed_levels(
    old: Sequence[Levels], stakes: Sequence[int], moved: Collection[int], alive: int
) -> tuple[Levels, ...]:
    """Return the masks after the values of a few subjects changed."""
    touched = from_indices(list(moved))
    keep = alive & ~touched
    found = []
    for number, levels_before in enumerate(old):
        part = [mask & keep for mask in (*levels_before.low, *levels_before.high)]
        for place in moved:
            bits = stakes[place] >> 8 * number & 0xFF
            while bits:
                lowest = bits & -bits
                bits ^= lowest
                bit = lowest.bit_length() - 1
                part[(2 if bit < 4 else 4) + bit] |= 1 << place & alive
        found.append(
            Levels((0, alive, *part[2:6]), (0, alive, *part[8:12]))  # type: ignore[arg-type]
        )
    return tuple(found)
