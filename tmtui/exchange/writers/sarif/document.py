"""The SARIF document: one run with its rules, taxonomies and results. The same facts give the same bytes."""

from __future__ import annotations

import json

from tmtui import __version__
from tmtui.exchange.material import Material
from tmtui.exchange.writers.sarif.results import gate_result, threat_result
from tmtui.exchange.writers.sarif.rules import gate_rule, references, taxonomies, threat_rule
from tmtui.model.gate import BreachKind, Verdict
from tmtui.model.threat import Threat

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
VERSION = "2.1.0"

Json = dict[str, object]


def write(material: Material) -> str:
    """Return all threats of a model: those decided on as suppressed, those only possible as open."""
    return document(material)


def document(material: Material, verdict: Verdict | None = None) -> str:
    """Return a model's threats, or with a verdict of the gate only what breaks it.

    Args:
        material: the model.
        verdict: what the gate said.
    """
    threats = list(material.assessment.threats())
    breaches = verdict.breaches if verdict is not None else ()
    if verdict is not None:
        named = {breach.id for breach in breaches if breach.kind is BreachKind.THREAT}
        threats = [threat for threat in threats if threat.id in named]
    by_rule: dict[str, list[Threat]] = {}
    for threat in threats:
        by_rule.setdefault(threat.rule, []).append(threat)
    others = [breach for breach in breaches if breach.kind is not BreachKind.THREAT]
    kinds = list(dict.fromkeys(breach.kind for breach in others))
    known = references(threats)
    places = {rule: place for place, rule in enumerate((*sorted(by_rule), *kinds))}
    rules = [threat_rule(material, by_rule[rule], known) for rule in sorted(by_rule)]
    shown = taxonomies(known)
    driver: Json = {
        "name": "tmtui",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [*rules, *(gate_rule(kind) for kind in kinds)],
        "supportedTaxonomies": [{"name": each["name"], "index": place} for place, each in enumerate(shown)],
    }
    run: Json = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"tmtui/{material.slug}/", "description": {"text": f"Threats of {material.name}"}},
        "columnKind": "unicodeCodePoints",
        "taxonomies": shown,
        "results": [
            *(threat_result(material, threat, places[threat.rule]) for threat in threats),
            *(gate_result(material, breach, places[breach.kind]) for breach in others),
        ],
        "properties": {
            "model": material.slug,
            "date": material.assessment.today.isoformat(),
            "lastFact": material.assessment.last_fact,
            "banks": [f"{source.id} {source.version}" for source in material.bank.sources],
        },
    }
    data = {"$schema": SCHEMA, "version": VERSION, "runs": [run]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
