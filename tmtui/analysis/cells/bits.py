"""Sets of subjects as one integer each: bit *i* stands for subject *i* of its kind.

Whatever is done to all subjects at once goes through a handful of operations of the interpreter on one long integer, or
on its digits as text, because a loop over subjects is a hundred times slower.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress

_ZERO_ONE = bytes(1 if code == 49 else 0 for code in range(256))
_FEW = 24


def selectors(mask: int, size: int) -> bytes:
    """Return `size` bytes of 0 or 1, bit 0 first."""
    if not size:
        return b""
    return format(mask, "b").encode()[::-1].ljust(size, b"0").translate(_ZERO_ONE)


def indices(mask: int) -> list[int]:
    """Return the places of the set bits, rising."""
    if not mask:
        return []
    if mask.bit_count() <= _FEW:
        found = []
        while mask:
            lowest = mask & -mask
            found.append(lowest.bit_length() - 1)
            mask ^= lowest
        return found
    digits = format(mask, "b").encode()[::-1].translate(_ZERO_ONE)
    return list(compress(range(len(digits)), digits))


def from_indices(places: Iterable[int]) -> int:
    """Return the mask with these bits set."""
    known = places if isinstance(places, (list, tuple, set, frozenset)) else list(places)
    if len(known) <= _FEW:
        mask = 0
        for place in known:
            mask |= 1 << place
        return mask
    size = max(known) + 1
    digits = bytearray(b"0") * size
    for place in known:
        digits[size - 1 - place] = 49
    return int(digits, 2)


def from_digits(digits: bytes) -> int:
    """Return the mask whose bit *i* is set where byte *i* is the digit `1`."""
    return int(digits[::-1], 2) if digits else 0


def gather(mask: int, to: Sequence[int], size: int) -> int:
    """Carry a mask back along a single-valued relation.

    Args:
        mask: over the subjects the relation leads to.
        to: for each owner where it leads, -1 for nowhere.
        size: how many bits `mask` may have.

    Returns:
        The owners that lead to a set bit.
    """
    if not mask or not to:
        return 0
    digits = format(mask, "b")[::-1].ljust(size, "0") + "0"
    return int("".join(map(digits.__getitem__, to))[::-1], 2)


def scatter(mask: int, to: Sequence[int], size: int) -> int:
    """Carry a mask forth along a single-valued relation: whatever some owner in `mask` leads to.

    Args:
        mask: over the owners.
        to: for each owner where it leads, -1 for nowhere.
        size: how many owners there are.
    """
    if not mask:
        return 0
    reached = set(compress(to, selectors(mask, size)))
    reached.discard(-1)
    return from_indices(reached)


def everything(size: int) -> int:
    """Return the mask with the first `size` bits set."""
    return (1 << size) - 1
