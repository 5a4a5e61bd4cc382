"""Threats and breaches of the gate as results.

What is certain is a result of kind `fail`. What is only possible is `open`, which is the standard's word for too little
being known, and then the standard wants level `none`: how high it may be stands in `properties`.
"""

from __future__ import annotations

from tmtui.exchange.material import Material
from tmtui.exchange.wording import because, known, level, undecided
from tmtui.exchange.writers.sarif.places import locations
from tmtui.exchange.writers.sarif.rules import LEVELS
from tmtui.model.gate import Breach
from tmtui.model.level import words
from tmtui.model.threat import Certainty, Decision, Threat

Json = dict[str, object]

FINGERPRINT = "tmtui/v1"
"""Name of the fingerprint: a threat's id, which survives runs, machines, renames and new banks."""

MOST_POINTS = 5000
"""Points of the worst threat there can be; SARIF ranks from 0 to 100."""

_SUPPRESSES = ("accepted", "transferred", "avoided", "false-alarm")


def threat_result(material: Material, threat: Threat, place: int, *, instead: str = "") -> Json:
    """Return a threat as a result.

    Args:
        material: the model.
        threat: the threat.
        place: number of its rule.
        instead: what to say in place of the threat's own reasons.
    """
    certain = threat.certainty is Certainty.CERTAIN
    places = locations(material, threat.subject, threat)
    # A second location would say that both have to change; other files only show the same.
    related: Json = {"relatedLocations": places[1:]} if len(places) > 1 else {}
    return {
        "ruleId": threat.rule,
        "ruleIndex": place,
        "kind": "fail" if certain else "open",
        "level": LEVELS[threat.level[1]] if certain else "none",
        "message": {"text": instead or _message(material, threat)},
        "locations": places[:1],
        **related,
        "partialFingerprints": {FINGERPRINT: threat.id},
        "suppressions": _suppressions(threat.decision),
        "rank": round(100 * threat.points[1] / MOST_POINTS, 2),
        "properties": {
            "certainty": threat.certainty.value,
            "level": list(words(threat.level)),
            "likelihood": list(threat.likelihood),
            "impact": list(threat.impact),
            "points": list(threat.points),
            "status": threat.decision.status,
            "controls": list(threat.controls),
        },
    }


def gate_result(material: Material, breach: Breach, place: int) -> Json:
    """Return a breach of the gate that is no open threat as a result."""
    return {
        "ruleId": f"gate-{breach.kind}",
        "ruleIndex": place,
        "kind": "fail",
        "level": "error",
        "message": {"text": f"{breach.what}. What to do: {breach.todo}."},
        "locations": locations(material, breach.subject),
        "partialFingerprints": {FINGERPRINT: f"{breach.kind}/{breach.id}"},
        "suppressions": [],
        "properties": {"id": breach.id},
    }


def _message(material: Material, threat: Threat) -> str:
    sure = "certain" if threat.certainty is Certainty.CERTAIN else "possible"
    reasons = [because(material, each) for each in known(threat)]
    gaps = [undecided(material, each) for each in threat.undecided]
    parts = [f"{threat.title} ({level(threat.level)}, {sure})."]
    parts += [f"Because {'; '.join(reasons)}."] if reasons else []
    parts += [f"Not known: {'; '.join(gaps)}."] if gaps else []
    return " ".join(parts)


def _suppressions(decision: Decision) -> list[Json]:
    """Return the decision that takes a result off the list; a list without any says that nobody took it off."""
    if decision.status not in _SUPPRESSES:
        return []
    words = [decision.status, f"by {decision.owner}" if decision.owner else ""]
    words.append(f"until {decision.until}" if decision.until else "")
    justification = f"{' '.join(word for word in words if word)}: {decision.why or 'no reason given'}"
    return [{"kind": "external", "status": "accepted", "justification": justification}]
