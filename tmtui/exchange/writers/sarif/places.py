"""Where a threat is: the subject as a logical location, and files that its facts cite as evidence.

Evidence is what people typed, so only what plainly is a file in the same tree and a line becomes a place in a file:
never a path from the root, one that leads upwards, or a link.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from tmtui.exchange.material import Material
from tmtui.model.subject import MODEL, kind_of
from tmtui.model.threat import Threat

_FILE = re.compile(r"(?P<path>[^\s:][^:\n]{0,200}?):(?P<line>[1-9]\d{0,8})(?::(?P<column>[1-9]\d{0,5}))?", re.ASCII)

Json = dict[str, object]


def locations(material: Material, subject: str, threat: Threat | None = None) -> list[Json]:
    """Return one location for each file the facts behind a threat cite, or one without a file."""
    logical = [logical_location(material, subject)]
    files = _files(material, threat) if threat is not None else []
    if not files:
        return [{"logicalLocations": logical}]
    return [{"physicalLocation": each, "logicalLocations": logical} for each in files]


def logical_location(material: Material, subject: str) -> Json:
    """Return a subject as SARIF names it; its key is the fully qualified name."""
    name = material.name if subject == MODEL else material.assessment.name(subject)
    return {"name": name, "fullyQualifiedName": subject, "kind": kind_of(subject)}


def _files(material: Material, threat: Threat) -> list[Json]:
    found: dict[str, Json] = {}
    for fact in threat.because:
        answer = material.answers.get(fact.subject, fact.attribute)
        place = physical_location(answer.fact.evidence) if answer is not None else None
        if place is not None:
            found.setdefault(str(place), place)
    return list(found.values())


def physical_location(evidence: str) -> Json | None:
    """Return `docker-compose.yml:12` as a place in a file; nothing for evidence of another sort."""
    match = _FILE.fullmatch(evidence.strip())
    if match is None:
        return None
    path = match["path"].replace("\\", "/").removeprefix("./")
    parts = path.split("/")
    if path.startswith(("/", "~")) or ".." in parts or "" in parts or ("." not in parts[-1] and len(parts) == 1):
        return None
    region: Json = {"startLine": int(match["line"])}
    if match["column"]:
        region["startColumn"] = int(match["column"])
    return {"artifactLocation": {"uri": quote(path, safe="/")}, "region": region}
