"""Threats and mitigations of an OTM file: threats and controls in the file's own words, each with its state.

A threat stands on every component and flow that lists it. What the file calls mitigated is taken off the list, with
the file as the reason; what it accepts stays in the risk, and who answers for that is asked, since OTM cannot say it.
"""

from __future__ import annotations

from tmtui.exchange.incoming.plain import Plain, mapping, maps, prose, text, texts
from tmtui.exchange.readers.otm.ours import RULE, Element
from tmtui.exchange.readers.otm.things import File
from tmtui.exchange.readers.otm.words import MITIGATION_STATES, THREAT_STATES, level

_THREAT_KEYS = ("id", "name", "description", "risk", "attributes", "categories", "cwes", "tags")
_MITIGATION_KEYS = ("id", "name", "description", "riskReduction", "attributes")


def add_threats(file: File) -> None:
    """Add the threats of components and flows."""
    threats = _by_id(file, "threats", _THREAT_KEYS)
    mitigations = _by_id(file, "mitigations", _MITIGATION_KEYS)
    used: set[str] = set()
    for element in (*file.components.values(), *file.flows):
        for instance in maps(element.thing.get("threats")):
            ident = text(instance.get("threat"))
            used.add(ident)
            if ident not in threats:
                file.draft.ignore(f"{element.subject}: threat {ident}", "no threat has this id", element.at)
            elif mapping(threats[ident].get("attributes")).get(RULE):
                file.tally.add("threats that were worked out here", "they are worked out anew", element.at)
            else:
                used |= _threat(file, element, ident, threats[ident], instance, mitigations)
    for ident in (*threats, *mitigations):
        thing = threats.get(ident) or mitigations.get(ident) or {}
        if ident not in used and not mapping(thing.get("attributes")).get(RULE):
            file.tally.add("threat or mitigation that nothing has", "it stands on no component and no flow")


def _threat(
    file: File, element: Element, ident: str, threat: dict[str, Plain], instance: dict[str, Plain],
    mitigations: dict[str, dict[str, Plain]],
) -> set[str]:  # fmt: skip
    """Add one threat on one subject; return the ids of mitigations it has."""
    draft, at, risk = file.draft, element.at, mapping(threat.get("risk"))
    labels = ", ".join((*texts(threat.get("categories")), *texts(threat.get("cwes")), *texts(threat.get("tags"))))
    note = "\n".join(filter(None, (prose(threat.get("description")), labels)))
    key = draft.decide("threat", element.subject, text(threat.get("name")), ident=ident, note=note, at=at)
    for name in ("likelihood", "impact"):
        found = level(risk.get(name))
        if found is not None:
            draft.say(key, name, found, at=at, note=prose(risk.get(f"{name}Comment")))
    state = text(instance.get("state"))
    status = THREAT_STATES.get(_word(state), "")
    if status and status != "open":
        draft.say(key, "status", status, at=at)
        draft.say(key, "why", f"{draft.document.name} says: {state}", at=at)
    elif state and not status:
        draft.ignore(f"{key} state: {state}", "not a state of a threat; it stays open", at)
    used: set[str] = set()
    for given in maps(instance.get("mitigations")):
        used.add(text(given.get("mitigation")))
        _mitigation(file, element, key, given, mitigations)
    return used


def _mitigation(
    file: File, element: Element, threat: str, given: dict[str, Plain], mitigations: dict[str, dict[str, Plain]]
) -> None:
    draft, at, ident = file.draft, element.at, text(given.get("mitigation"))
    found = mitigations.get(ident)
    if found is None:
        draft.ignore(f"{threat}: mitigation {ident}", "no mitigation has this id", at)
        return
    cut = text(found.get("riskReduction"))
    note = "\n".join(filter(None, (prose(found.get("description")), f"risk reduction {cut}" if cut else "")))
    control = draft.decide("control", element.subject, text(found.get("name")), ident=ident, note=note, at=at)
    draft.say(control, "against", [threat], at=at)
    state = text(given.get("state"))
    status = MITIGATION_STATES.get(_word(state), "")
    if status and status != "recommended":
        draft.say(control, "status", status, at=at)
        if status == "rejected":
            draft.say(control, "why", f"{draft.document.name} says: {state}", at=at)
    elif state and not status:
        draft.ignore(f"{control} state: {state}", "not a state of a mitigation", at)


def _by_id(file: File, section: str, known: tuple[str, ...]) -> dict[str, dict[str, Plain]]:
    found: dict[str, dict[str, Plain]] = {}
    for thing, ident, at in file.things(section, known):
        if ident in found:
            file.draft.ignore(f"{section} {ident}", "another one before it has the same id", at)
        found.setdefault(ident, thing)
    return found


def _word(state: str) -> str:
    return state.lower().replace("_", "-").replace(" ", "-")
