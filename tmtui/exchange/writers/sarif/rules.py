"""Rules and the taxonomies they refer to, each once and in a fixed order, so that results can name them by number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tmtui.banks.bank import Rule
from tmtui.banks.placeholders import fill
from tmtui.exchange.material import Material
from tmtui.model.gate import KIND_TITLES, BreachKind
from tmtui.model.text import one_line
from tmtui.model.threat import Threat

Json = dict[str, object]

LEVELS = ("none", "note", "note", "warning", "error", "error")
"""SARIF's word for our levels 0 to 5."""

SEVERITY = ("0.0", "1.0", "3.0", "5.5", "8.0", "9.5")
"""What code hosts sort by, from 0 to 10, for our levels 0 to 5: the middle of the band that each of them reads."""

GATE_HELP = {
    BreachKind.EXPIRED: "A decision ends by itself on its date. Decide anew with a new end, or mend it.",
    BreachKind.INCOMPLETE: "An acceptance needs somebody who answers for it, a reason and an end.",
    BreachKind.OVERDUE: "The date on which a control was to be in place has passed. Do it, or say when.",
    BreachKind.UNVERIFIED: "A control is said to be in place and nobody checked it in time. Say what shows it.",
    BreachKind.REVIEW: "Nobody said anything for longer than the model's review cadence. Look it through.",
    BreachKind.DISPUTED: "People differ on an answer, and until somebody settles it, it counts as not known.",
    BreachKind.QUESTIONS: "More questions are open than the gate allows. Answer those that move the risk most.",
}  # fmt: skip
"""What to do about each way to break the gate that is no open threat."""

_TAXONOMIES = (
    ("CWE", "Common Weakness Enumeration", "MITRE", "https://cwe.mitre.org/"),
    ("CAPEC", "Common Attack Pattern Enumeration and Classification", "MITRE", "https://capec.mitre.org/"),
    ("ATT&CK", "Adversarial tactics, techniques and common knowledge", "MITRE", "https://attack.mitre.org/"),
)

_PAGES = {
    "CWE": "https://cwe.mitre.org/data/definitions/{}.html",
    "CAPEC": "https://capec.mitre.org/data/definitions/{}.html",
    "ATT&CK": "https://attack.mitre.org/techniques/{}/",
}


def references(threats: Iterable[Threat]) -> dict[str, list[str]]:
    """Return, by taxonomy, the bare ids that threats refer to, sorted by number."""
    found: dict[str, set[str]] = {name: set() for name, *_ in _TAXONOMIES}
    for threat in threats:
        for name, ids in _of(threat).items():
            found[name].update(ids)
    return {name: sorted(ids, key=lambda id: (len(id), id)) for name, ids in found.items()}


def _of(threat: Threat) -> dict[str, list[str]]:
    return {
        "CWE": [id.removeprefix("CWE-") for id in threat.cwe],
        "CAPEC": [id.removeprefix("CAPEC-") for id in threat.capec],
        "ATT&CK": list(threat.attack),
    }


def taxonomies(known: dict[str, list[str]]) -> list[Json]:
    """Return the taxonomies that anything refers to."""
    return [
        {
            "name": name,
            "organization": organization,
            "shortDescription": {"text": title},
            "informationUri": page,
            "taxa": [{"id": id, "helpUri": _page(name, id)} for id in known[name]],
        }
        for name, title, organization, page in _TAXONOMIES
        if known[name]
    ]


def _page(taxonomy: str, id: str) -> str:
    return _PAGES[taxonomy].format(id.replace(".", "/"))


def threat_rule(material: Material, threats: Sequence[Threat], known: dict[str, list[str]]) -> Json:
    """Return the rule behind some threats, all of them of that rule, worst first."""
    first = threats[0]
    rule = material.bank.rules.get(first.rule)
    worst = max(threat.level[1] for threat in threats)
    title = _title(rule, first)
    help_text = _help(rule, first)
    return {
        "id": first.rule,
        "name": _name(first.rule),
        "shortDescription": {"text": title},
        "fullDescription": {
            "text": fill(_sentence(rule.prose), _general) if rule is not None and rule.prose else title
        },
        "help": {"text": help_text},
        "defaultConfiguration": {"level": LEVELS[worst]},
        "relationships": _relationships(first, known),
        "properties": {
            "tags": list(dict.fromkeys(("security", *first.stride, *first.linddun, *_cwe_tags(first)))),
            "security-severity": SEVERITY[worst],
            "source": first.source,
        },
    }


def _cwe_tags(threat: Threat) -> list[str]:
    """Return the tags by which code hosts know a weakness."""
    return [f"external/cwe/{id.lower()}" for id in threat.cwe]


def gate_rule(kind: BreachKind) -> Json:
    """Return the rule of a way to break the gate that is no open threat."""
    return {
        "id": f"gate-{kind}",
        "name": _name(f"gate-{kind}"),
        "shortDescription": {"text": KIND_TITLES[kind]},
        "fullDescription": {"text": GATE_HELP[kind]},
        "help": {"text": GATE_HELP[kind]},
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["gate"]},
    }


def _relationships(threat: Threat, known: dict[str, list[str]]) -> list[Json]:
    shown = [name for name, *_ in _TAXONOMIES if known[name]]
    return [
        {
            "target": {
                "id": id,
                "index": known[name].index(id),
                "toolComponent": {"name": name, "index": shown.index(name)},
            },
            "kinds": ["relevant"],
        }
        for name, ids in _of(threat).items()
        for id in ids
    ]


def _title(rule: Rule | None, threat: Threat) -> str:
    """Return what a rule is about, with a gap for whatever names one subject."""
    return one_line(fill(rule.title, lambda _: "…")) if rule is not None else threat.title


def _help(rule: Rule | None, threat: Threat) -> str:
    """Return what people need to understand a result and to act on it."""
    if rule is None:
        return "A threat that people added by hand."
    parts = [rule.plainly, rule.prose]
    if rule.controls:
        parts.append(f"What helps: {', '.join(rule.controls)}.")
    if rule.false_alarm:
        parts.append(f"A false alarm when: {rule.false_alarm}")
    return fill("\n\n".join(part.strip() for part in parts if part.strip()), _general) or threat.title


def _general(path: tuple[str, ...]) -> str:
    """Return what a placeholder stands for on no subject in particular."""
    return "it" if path == ("name",) else f"its {path[0].replace('_', ' ')}"


def _sentence(prose: str) -> str:
    """Return the first paragraph on one line."""
    return one_line(prose.strip().split("\n\n")[0])


def _name(id: str) -> str:
    """Return an id as SARIF likes names: `CleartextTraffic`."""
    return "".join(part[:1].upper() + part[1:] for part in id.split("-"))
