"""OCTAVE Allegro: the relative risk score over ranked impact areas, and the pools that follow from it.

A vector gives, for every impact area, its rank (the most important has the highest) and how bad it would be there:
`Rep:5H/Fin:4M/...`, and the probability as `P:high`. Another number of areas than five scales the cut lines with the
highest score there can be.
"""

from __future__ import annotations

from tmtui.analysis.scoring.rating import STATED, Rating, Scheme, factors
from tmtui.model.errors import BadInput
from tmtui.model.threat import Threat

VALUES = {"N": 0, "L": 1, "M": 2, "H": 3}
"""No impact, low, moderate, high."""
POOLS = {"high": (1, 2, 2), "medium": (2, 2, 3), "low": (3, 3, 4)}
"""Probability: pool of the highest, middle and lowest band of scores."""
MEANING = {1: "mitigate", 2: "mitigate or defer", 3: "defer or accept", 4: "accept"}
EXAMPLE = "P:high/Rep:5H/Fin:4M/Prod:3L/Safe:2L/Fine:1M"


def score(areas: tuple[tuple[int, int], ...]) -> int:
    """Return the relative risk score of (rank, value) pairs: the sum of their products."""
    return sum(rank * value for rank, value in areas)


def pool(probability: str, found: int, areas: int = 5) -> int:
    """Return the pool of a score; cut lines at two thirds and one third of the highest there can be."""
    most = 3 * areas * (areas + 1) // 2
    row = POOLS[probability]
    if 3 * found >= 2 * most:
        return row[0]
    # 16 of 45 is the published line for five areas: the first whole score above a third.
    return row[1] if 3 * found > most else row[2]


def read(vector: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return the probability, and for every area its rank and value.

    Raises:
        BadInput: for ranks that are not 1 to the number of areas, or a word that is none.
    """
    names = [part.strip().partition(":")[0].strip() for part in vector.split("/") if part.strip()]
    known = {"P": "probability", **{name: "impact area" for name in names if name and name.upper() != "P"}}
    found = factors(vector, known, "OCTAVE Allegro", EXAMPLE)
    probability = found.pop("P").lower()
    if probability not in POOLS:
        raise BadInput(f"{probability[:20]!r} is no probability", remedy="It is high, medium or low.")
    areas: dict[str, tuple[int, int]] = {}
    for name, text in found.items():
        rank, word = text[:-1], text[-1:].upper()
        if not (rank.isascii() and rank.isdigit()) or word not in VALUES:
            raise BadInput(f"{name}:{text[:20]} is no impact area", remedy=f"Give rank and N, L, M or H: {EXAMPLE}.")
        areas[name] = (int(rank), VALUES[word])
    if sorted(rank for rank, _ in areas.values()) != list(range(1, len(areas) + 1)) or not areas:
        raise BadInput("the impact areas are not ranked", remedy="Each takes another rank, from 1 to their number.")
    return probability, areas


def check(vector: str) -> str:
    """Return a vector with the most important area first.

    Raises:
        BadInput: as `read`.
    """
    probability, areas = read(vector)
    words = {value: key for key, value in VALUES.items()}
    ranked = sorted(areas.items(), key=lambda item: -item[1][0])
    return "/".join([f"P:{probability}", *(f"{name}:{rank}{words[value]}" for name, (rank, value) in ranked)])


def rate(threat: Threat, vector: str = "") -> Rating | None:
    """Return the pool of a threat; nothing without a vector, for the areas are people's own."""
    if not vector:
        return None
    probability, areas = read(vector)
    found = score(tuple(areas.values()))
    number = pool(probability, found, len(areas))
    word = f"Pool {number}"
    detail = f"relative risk score {found} of {3 * len(areas) * (len(areas) + 1) // 2}: {MEANING[number]}"
    return Rating("octave", (word, word), (float(found), float(found)), detail, STATED)


SCHEME = Scheme(
    "octave", "OCTAVE Allegro", "Relative risk score over impact areas that people ranked.", rate,
    "octave", check, EXAMPLE,
)  # fmt: skip
