"""CVSS 3.1 and 4.0 by the library of that name, where it is installed.

It rates a vulnerability, not a business risk, so there is nothing to derive it from: people give the vector.
"""

from __future__ import annotations

from tmtui.analysis.scoring.rating import STATED, Rating, Scheme
from tmtui.model.errors import BadInput
from tmtui.model.threat import Threat

EXAMPLE = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"
BANDS = ((0.0, "None"), (3.9, "Low"), (6.9, "Medium"), (8.9, "High"), (10.0, "Critical"))
"""Highest base score of each band, and its word; the same in both versions."""


def band(score: float) -> str:
    """Return the word for a base score of 0 to 10."""
    return next(word for most, word in BANDS if score <= most)


def base_score(vector: str) -> float:
    """Return the base score of a vector.

    Raises:
        BadInput: when the library is not installed, or the vector is none of version 3.0, 3.1 or 4.0.
    """
    try:
        from cvss import CVSS3, CVSS4
        from cvss.exceptions import CVSSError
    except ImportError:
        raise BadInput("CVSS needs the package `cvss`", remedy="Install tmtui with its extra: tmtui[cvss].") from None
    try:
        if vector.startswith("CVSS:4.0/"):
            return float(CVSS4(vector).base_score)
        if vector.startswith(("CVSS:3.0/", "CVSS:3.1/")):
            return float(CVSS3(vector).scores()[0])
    except CVSSError as error:
        raise BadInput(f"this is no CVSS vector: {error}", remedy=f"As in {EXAMPLE}.") from None
    raise BadInput("a CVSS vector begins with CVSS:3.1/ or CVSS:4.0/", remedy=f"As in {EXAMPLE}.")


def check(vector: str) -> str:
    """Return a vector that can be scored.

    Raises:
        BadInput: as `base_score`.
    """
    base_score(vector)
    return vector


def rate(threat: Threat, vector: str = "") -> Rating | None:
    """Return the base score somebody gave a vector for, or nothing."""
    if not vector:
        return None
    score = base_score(vector)
    version = vector.partition("/")[0]
    return Rating("cvss", (band(score), band(score)), (score, score), f"{version} base score {score:.1f}", STATED)


SCHEME = Scheme("cvss", "CVSS 3.1 and 4.0", "Base score of a vector; it rates a flaw.", rate, "cvss", check, EXAMPLE)
