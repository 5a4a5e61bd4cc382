"""What a scheme says about a threat."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tmtui.model.errors import BadInput
from tmtui.model.frozen import frozen
from tmtui.model.level import Interval
from tmtui.model.threat import Threat

MODEL = "likelihood and impact of the model"
"""What a rating rests on where nobody gave factors of the scheme."""
STATED = "factors that people gave"
"""What a rating rests on where they did."""


@frozen
class Rating:
    """A threat in the words of one scheme."""

    scheme: str
    label: tuple[str, str]
    """Its word for the threat, at best and at worst; the same twice where that is known."""
    value: tuple[float, float]
    """Its figure, at least and at most."""
    detail: str
    """How it came about, one sentence."""
    basis: str
    """What it rests on: `MODEL` or `STATED`."""
    curve: tuple[tuple[float, float], ...] = ()
    """Of a simulation: amounts, each with the share of years that cost more."""

    @property
    def stated(self) -> bool:
        """Whether it rests on factors that people gave."""
        return self.basis == STATED

    @property
    def words(self) -> str:
        """The label for people: `High`, or `Low to High`."""
        low, high = self.label
        return low if low == high else f"{low} to {high}"


Rate = Callable[[Threat, str], "Rating | None"]
"""Rates a threat, given the vector of factors people gave for it; nothing where the scheme cannot tell without one."""


@frozen
class Scheme:
    """A way to rate threats."""

    name: str
    title: str
    about: str
    """One sentence: what it measures and what to mind."""
    rate: Rate
    attribute: str = ""
    """Attribute of a threat that holds the vector people gave; empty where there is none."""
    check: Callable[[str], str] | None = None
    """Normalises a vector, or raises `BadInput`."""
    example: str = ""
    """A vector, for messages."""


def spread(interval: Interval) -> Interval:
    """Return a level interval of a threat that may be nothing with its low end at the lowest level."""
    low, high = interval
    return max(low, 1), max(high, 1)


def factors(vector: str, known: Mapping[str, str], scheme: str, example: str) -> dict[str, str]:
    """Read `KEY:value/KEY:value` into the keys of a scheme.

    Args:
        vector: what somebody wrote; case and blanks do not matter in keys.
        known: key and what it means.
        scheme: what it is called, for messages.
        example: a right one, for messages.

    Raises:
        BadInput: for a part that is no pair, an unknown key, a repeated one or a missing one.
    """
    canonical = {key.lower(): key for key in known}
    found: dict[str, str] = {}
    for part in filter(None, (piece.strip() for piece in vector.split("/"))):
        name, colon, value = part.partition(":")
        key = canonical.get(name.strip().lower(), "")
        if not colon or not key:
            raise BadInput(
                f"{part[:60]!r} is no factor of {scheme}", remedy=f"It takes {', '.join(known)}, as in {example}."
            )
        if key in found:
            raise BadInput(f"{scheme} names {key} twice", remedy=f"As in {example}.")
        found[key] = value.strip()
    missing = [f"{key} ({known[key]})" for key in known if key not in found]
    if missing:
        raise BadInput(f"{scheme} lacks {', '.join(missing)}", remedy=f"As in {example}.")
    return found
