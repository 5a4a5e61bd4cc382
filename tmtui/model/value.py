"""Values as facts hold them, and their one canonical text.

A value has exactly one JSON form, because the hash chain of the fact log is computed over that form: two programs that
write the same answer must produce the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
"""Made once: an import writes tens of thousands of values, and making it takes longer than one of them."""

Value = str | int | float | tuple[str, ...] | None
"""Text (also choices, keys of subjects, ISO dates and durations), a number, a sorted set of texts, or nothing.

A yes/no answer is the text `yes`, `partly` or `no`. `None` stands for "no value" and goes with every state but
`answered`.
"""


def as_set(texts: Sequence[str]) -> tuple[str, ...]:
    """Return `texts` as a set value: each once, sorted by code point."""
    return tuple(sorted(set(texts)))


def canonical(value: Value) -> str:
    """Return the canonical JSON of `value`: UTF-8 text, no spaces, sets as sorted lists, whole floats as integers.

    Raises:
        ValueError: for NaN and infinities, which JSON cannot say.
    """
    plain: object = value
    if isinstance(value, tuple):
        plain = sorted(set(value))
    elif isinstance(value, float) and value.is_integer():
        plain = int(value)
    return _ENCODER.encode(plain)


def parse(text: str) -> Value:
    """Read a value from its canonical JSON; the inverse of `canonical`.

    Raises:
        ValueError: when `text` is not JSON, or is JSON that no value has (an object, a list of numbers, a boolean).
    """
    found: object = json.loads(text, parse_constant=_refuse)
    if found is None or isinstance(found, str):
        return found
    if isinstance(found, bool):
        raise ValueError("a value is never true or false; write yes or no")
    if isinstance(found, (int, float)):
        return found
    if isinstance(found, list) and all(isinstance(item, str) for item in found):
        return as_set(found)
    raise ValueError(f"not a value: {text[:60]}")


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number that JSON can say")
