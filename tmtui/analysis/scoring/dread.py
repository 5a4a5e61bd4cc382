"""DREAD, for those who still have it in their registers; the variant is part of every vector.

Three scales go by this name, and two raters rarely agree on any of them, worst in the middle. Discoverability rewards
hiding things, so it counts as highest where nobody gave it. Microsoft gave the scheme up; it is no default here.
"""

from __future__ import annotations

from tmtui.analysis.scoring.rating import MODEL, STATED, Rating, Scheme, factors, spread
from tmtui.model.errors import BadInput
from tmtui.model.threat import Threat

FACTORS = {
    "Da": "damage", "Re": "reproducibility", "Ex": "exploitability", "Af": "affected users", "Di": "discoverability",
}  # fmt: skip
VARIANTS = {"2003": (1, 3), "0-10": (0, 10), "1-10": (1, 10)}
"""Variant: lowest and highest factor. 2003 is the original, summed; 0-10 is averaged; 1-10 is summed."""
BANDS_2003 = ((7, "Low"), (11, "Medium"), (15, "High"))
"""Highest sum of each band of the original; the other variants publish none."""
FROM_LEVEL = (1, 1, 1, 2, 3, 3)
"""Factor of the original for each of the five levels, nothing first."""
EXAMPLE = "DREAD:2003/Da:3/Re:3/Ex:2/Af:2/Di:2"


def total(variant: str, values: tuple[int, ...]) -> float:
    """Return what a variant makes of five factors: a sum, or a mean for 0-10."""
    return sum(values) / len(values) if variant == "0-10" else float(sum(values))


def label(variant: str, score: float) -> str:
    """Return the band of the original, or the figure where a variant has no bands."""
    if variant == "2003":
        return next(word for most, word in BANDS_2003 if score <= most)
    return f"{score:g}"


def read(vector: str) -> tuple[str, tuple[int, ...]]:
    """Return the variant and the five factors.

    Raises:
        BadInput: for an unknown variant, or factors outside its scale.
    """
    found = factors(vector, {"DREAD": "variant", **FACTORS}, "DREAD", EXAMPLE)
    variant = found.pop("DREAD")
    if variant not in VARIANTS:
        raise BadInput(f"{variant[:20]!r} is no variant of DREAD", remedy=f"There are: {', '.join(VARIANTS)}.")
    least, most = VARIANTS[variant]
    values = []
    for key, text in found.items():
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            remedy = f"In the variant {variant} each factor is a whole number of {least} to {most}."
            raise BadInput(f"{key} ({FACTORS[key]}) is {text[:20]!r}", remedy=remedy)
        values.append((list(FACTORS).index(key), int(text)))
    return variant, tuple(value for _, value in sorted(values))


def check(vector: str) -> str:
    """Return a vector in the usual order.

    Raises:
        BadInput: as `read`.
    """
    variant, values = read(vector)
    return "/".join([f"DREAD:{variant}", *(f"{key}:{value}" for key, value in zip(FACTORS, values, strict=True))])


def rate(threat: Threat, vector: str = "") -> Rating:
    """Return the sum of a threat; without factors of its own in the original variant, from the model's levels."""
    if vector:
        variant, values = read(vector)
        score = total(variant, values)
        word = label(variant, score)
        return Rating("dread", (word, word), (score, score), f"variant {variant}, score {score:g}", STATED)
    likely, bad = spread(threat.likelihood), spread(threat.impact)
    scores = [float(2 * FROM_LEVEL[bad[end]] + 2 * FROM_LEVEL[likely[end]] + FROM_LEVEL[5]) for end in (0, 1)]
    words = [label("2003", score) for score in scores]
    detail = f"variant 2003, score {scores[1]:g} at worst; discoverability taken as highest"
    return Rating("dread", (words[0], words[1]), (scores[0], scores[1]), detail, MODEL)


SCHEME = Scheme(
    "dread", "DREAD (legacy)", "Kept for old registers: raters disagree, and it rewards hiding things.", rate,
    "dread", check, EXAMPLE,
)  # fmt: skip
