"""What several names have in common, for completing them and for telling them apart where there is little room."""

from __future__ import annotations

from collections.abc import Sequence


def common_start(texts: Sequence[str]) -> str:
    """Return what all texts begin with."""
    first, last = min(texts), max(texts)
    length = next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first[:length]
