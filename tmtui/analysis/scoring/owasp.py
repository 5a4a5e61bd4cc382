"""OWASP Risk Rating: sixteen factors of 0 to 9, likelihood and impact as means, severity by a table.

Business impact counts where it was given, technical impact else. Any whole number of 0 to 9 is taken, as in the
method's own example. The weighing of skill is disputed by its authors.
"""

from __future__ import annotations

from tmtui.analysis.scoring.rating import MODEL, STATED, Rating, Scheme, factors, spread
from tmtui.model.errors import BadInput
from tmtui.model.threat import Threat

LIKELIHOOD = {
    "SL": "skill level", "M": "motive", "O": "opportunity", "S": "size of the group", "ED": "ease of discovery",
    "EE": "ease of exploit", "A": "awareness", "ID": "intrusion detection",
}  # fmt: skip
TECHNICAL = {"LC": "confidentiality", "LI": "integrity", "LAV": "availability", "LAC": "accountability"}
BUSINESS = {"FD": "financial damage", "RD": "reputation", "NC": "non-compliance", "PV": "privacy"}
BANDS = ((3.0, "LOW"), (6.0, "MEDIUM"), (10.0, "HIGH"))
"""Upper limit of each band, not included, and its word."""
SEVERITY = {
    "HIGH": {"LOW": "Medium", "MEDIUM": "High", "HIGH": "Critical"},
    "MEDIUM": {"LOW": "Low", "MEDIUM": "Medium", "HIGH": "High"},
    "LOW": {"LOW": "Note", "MEDIUM": "Low", "HIGH": "Medium"},
}
"""Impact, then likelihood."""
FROM_LEVEL = (1.0, 1.0, 2.5, 4.5, 6.5, 8.5)
"""Mean for each of the five levels, nothing first: the middle of where it falls in the three bands."""
EXAMPLE = "SL:5/M:2/O:7/S:1/ED:3/EE:6/A:9/ID:2/LC:9/LI:7/LAV:5/LAC:8/FD:1/RD:2/NC:1/PV:5"


def band(mean: float) -> str:
    """Return LOW, MEDIUM or HIGH for a mean of 0 to 9."""
    return next(word for limit, word in BANDS if mean < limit)


def mean(values: tuple[int, ...]) -> float:
    """Return the mean of factors."""
    return sum(values) / len(values)


def severity(likelihood: float, impact: float) -> str:
    """Return the severity for two means of 0 to 9."""
    return SEVERITY[band(impact)][band(likelihood)]


def read(vector: str) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Return the factors of likelihood, technical and business impact; the last empty where none was given.

    Raises:
        BadInput: for anything but all of likelihood and technical impact, and all or none of business impact.
    """
    known = LIKELIHOOD | TECHNICAL
    if any(part.strip().partition(":")[0].strip().upper() in BUSINESS for part in vector.split("/")):
        known = known | BUSINESS
    found = factors(vector, known, "OWASP Risk Rating", EXAMPLE)
    values: dict[str, int] = {}
    for key, text in found.items():
        if not (text.isascii() and text.isdigit() and int(text) <= 9):
            raise BadInput(f"{key} ({known[key]}) is {text[:20]!r}", remedy="Each factor is a whole number of 0 to 9.")
        values[key] = int(text)
    parts = (LIKELIHOOD, TECHNICAL, BUSINESS if known.keys() >= BUSINESS.keys() else {})
    likelihood, technical, business = (tuple(values[key] for key in part) for part in parts)
    return likelihood, technical, business


def check(vector: str) -> str:
    """Return a vector in the order of the method.

    Raises:
        BadInput: as `read`.
    """
    likelihood, technical, business = read(vector)
    keys = (*LIKELIHOOD, *TECHNICAL, *BUSINESS)
    return "/".join(f"{key}:{value}" for key, value in zip(keys, (*likelihood, *technical, *business), strict=False))


def rate(threat: Threat, vector: str = "") -> Rating:
    """Return the severity of a threat."""
    if vector:
        given, technical, business = read(vector)
        likely, bad = mean(given), mean(business or technical)
        kind = "business" if business else "technical"
        word = severity(likely, bad)
        detail = f"likelihood {likely:.2f} {band(likely)}, {kind} impact {bad:.2f} {band(bad)}"
        return Rating("owasp", (word, word), (likely * bad, likely * bad), detail, STATED)
    likelihood, impact = spread(threat.likelihood), spread(threat.impact)
    ends = [(FROM_LEVEL[likelihood[end]], FROM_LEVEL[impact[end]]) for end in (0, 1)]
    words = [severity(*pair) for pair in ends]
    detail = f"likelihood {band(ends[1][0])} and impact {band(ends[1][1])} at worst, from the model's levels"
    values = (ends[0][0] * ends[0][1], ends[1][0] * ends[1][1])
    return Rating("owasp", (words[0], words[1]), values, detail, MODEL)


SCHEME = Scheme(
    "owasp", "OWASP Risk Rating", "Means of sixteen factors; severity by a table.", rate, "owasp", check, EXAMPLE
)
