"""The Threagile model: accepted by its schema, and by what its reader checks beyond (ids, tags, one boundary for each).

Risk tracking is not written: Threagile refuses statuses of risks that its own rules do not find.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from datetime import UTC, datetime

from tmtui.exchange.material import Material
from tmtui.exchange.readers.threagile.words import HOST, IMPACTS, LIKELIHOODS, RATINGS
from tmtui.exchange.writers.threagile.names import Titles
from tmtui.exchange.writers.threagile.parts import Entry, data_assets, read, technical_assets
from tmtui.exchange.writers.threagile.words import BOUNDARY
from tmtui.exchange.yaml_text import quoted
from tmtui.model.assessment import Element
from tmtui.model.subject import MODEL, kind_of, tail_of

VERSION = "1.0.0"
_ABOUT = {"component": "technical_asset", "data": "data_asset", "zone": "trust_boundary"}
_SEVERITIES = ((1, "low"), (3, "medium"), (8, "elevated"), (12, "high"), (16, "critical"))
_DESIGN = 1008
"""CWE category for faults of architecture; Threagile wants a number for every risk."""


def write(material: Material) -> str:
    """Return the model."""
    return "\n".join(_lines(data(material), "")) + "\n"


def data(material: Material) -> Entry:
    """Return the model as plain data."""
    ratings = [value for each in material.assessment.elements("data") for _, (_, value) in each.ratings]
    assets, stored = technical_assets(material), data_assets(material)
    purpose = material.answers.value(MODEL, "purpose")
    owner = material.answers.value(MODEL, "owner")
    last = material.assessment.last_fact
    day = datetime.fromtimestamp(last / 1_000_000, UTC).date().isoformat() if last > 10**12 else ""
    found: Entry = {
        "threagile_version": VERSION,
        "title": material.name,
        **({"date": day} if day else {}),
        "author": {"name": str(owner or "")},
        "business_criticality": RATINGS["availability"][max(1, *ratings, 1) - 1],
        "business_overview": {"description": html.escape(str(purpose or ""), quote=False)},
        "tags_available": [],
        "data_assets": stored,
        "technical_assets": assets,
        "trust_boundaries": _boundaries(material),
        "shared_runtimes": _runtimes(material),
        "individual_risk_categories": _risks(material),
    }
    links = [link for asset in assets.values() for link in _entries(asset["communication_links"])]
    used = {tag for each in (*stored.values(), *assets.values(), *links) for tag in _words(each["tags"])}
    return {**found, "tags_available": sorted(used)}


def _boundaries(material: Material) -> dict[str, Entry]:
    zones = {each.key: each for each in material.assessment.elements("zone")}
    drawn = {key: each for key, each in zones.items() if read(material, key, "kind") != "internet"}
    parents = {key: each.parent for key, each in drawn.items() if each.parent in drawn and _leads_out(key, zones)}
    titles, found = Titles(), dict[str, Entry]()
    for key, zone in drawn.items():
        inside = [tail_of(each.key) for each in material.assessment.elements("component") if each.zone == key]
        kind = read(material, key, "kind")
        found[titles.free(zone.name, tail_of(key))] = {
            "id": tail_of(key), "description": zone.name, "type": BOUNDARY.get(kind, "network-on-prem"), "tags": [],
            "technical_assets_inside": inside,
            "trust_boundaries_nested": [tail_of(inner) for inner, outer in parents.items() if outer == key],
        }  # fmt: skip
    return found


def _leads_out(key: str, zones: Mapping[str, Element]) -> bool:
    """Whether the zones around a zone end somewhere."""
    seen: set[str] = set()
    while key in zones:
        if key in seen:
            return False
        seen.add(key)
        key = zones[key].parent
    return True


def _runtimes(material: Material) -> dict[str, Entry]:
    """Return a runtime for everything that something runs on."""
    components = {each.key: each for each in material.assessment.elements("component")}
    running: dict[str, list[str]] = {}
    for key in components:
        host = material.answers.value(key, "runs_on")
        if isinstance(host, str) and host in components and host != key:
            running.setdefault(host, []).append(tail_of(key))
    titles, found = Titles(), dict[str, Entry]()
    for host, guests in sorted(running.items()):
        found[titles.free(components[host].name, tail_of(host))] = {
            "id": f"{HOST}{tail_of(host)}", "description": f"What runs on {components[host].name}", "tags": [],
            "technical_assets_running": sorted(guests),
        }  # fmt: skip
    return found


def _risks(material: Material) -> dict[str, Entry]:
    """Return the threats in people's own words, one category for each."""
    titles, found, risks = Titles(), dict[str, Entry](), dict[str, Titles]()
    for own in material.assessment.threats():
        if not own.rule.startswith("own-"):
            continue
        category = next((each for each in found.values() if each["id"] == own.rule), None)
        if category is None:
            category = found[titles.free(own.title, own.rule)] = _category(own.rule, own.title)
            risks[own.rule] = Titles()
        name = material.assessment.name(own.subject)
        title = risks[own.rule].free(own.title, name)
        likelihood = _word(LIKELIHOODS, own.likelihood[1])
        impact = _word(IMPACTS, own.impact[1])
        points = (list(LIKELIHOODS).index(likelihood) + 1) * (list(IMPACTS).index(impact) + 1)
        about = _ABOUT.get(kind_of(own.subject))
        identified = category["risks_identified"]
        assert isinstance(identified, dict)
        identified[title] = {
            "severity": next(word for most, word in _SEVERITIES if points <= most),
            "exploitation_likelihood": likelihood, "exploitation_impact": impact,
            "data_breach_probability": "possible", "data_breach_technical_assets": [],
            **({f"most_relevant_{about}": tail_of(own.subject)} if about else {}),
        }  # fmt: skip
    return found


def _category(rule: str, title: str) -> Entry:
    said = dict.fromkeys(("impact", "asvs", "cheat_sheet", "action", "mitigation", "check"), "")
    later = dict.fromkeys(("detection_logic", "risk_assessment", "false_positives"), "")
    return {
        "id": rule, "description": html.escape(title, quote=False), **said, "function": "operations",
        "stride": "tampering", **later, "model_failure_possible_reason": False, "cwe": _DESIGN, "risks_identified": {},
    }  # fmt: skip


def _word(words: Mapping[str, int], level: int) -> str:
    """Return the lowest word that is not below a level."""
    return next(word for word, reached in words.items() if level <= reached)


def _entries(value: object) -> list[Entry]:
    return [each for each in value.values() if isinstance(each, dict)] if isinstance(value, dict) else []


def _words(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _lines(value: Mapping[str, object], indent: str) -> list[str]:
    """Return a mapping as YAML: every text in quotes, every list on one line."""
    found = []
    for key, each in value.items():
        name = key if key.isidentifier() else quoted(key)
        if isinstance(each, Mapping) and each:
            found += [f"{indent}{name}:", *_lines(each, f"{indent}  ")]
        else:
            found.append(f"{indent}{name}: {_scalar(each)}")
    return found


def _scalar(value: object) -> str:
    if isinstance(value, Mapping):
        return "{}"
    if isinstance(value, list):
        return f"[{', '.join(quoted(str(each)) for each in value)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else quoted(str(value))
