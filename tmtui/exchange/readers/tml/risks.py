"""Personas, threats, controls and risks.

A threat stands on the components it names, on the whole model where it names none. The library rates risks, each over
several threats: a threat gets the highest likelihood and impact of the risks it is part of.
"""

from __future__ import annotations

from collections import defaultdict

from tmtui.exchange.incoming.plain import maps, prose, text, texts, truth
from tmtui.exchange.readers.tml.model import File, Thing
from tmtui.exchange.readers.tml.words import (
    ACCESS,
    CONTROL_STATES,
    DEGREES,
    IMPACTS,
    LIKELIHOODS,
    SKILLS,
)
from tmtui.model.fact import Basis
from tmtui.model.subject import MODEL

_RISK = ("threats", "likelihood", "impact", "impact_description", "score", "level")


def add_personas(file: File) -> None:
    """Add the personas as actors, with what the library says of their skill and access."""
    draft = file.draft
    for thing in file.things("threat_personas", "skill_level", "access_level", "applicability_to_org", "is_person",
                             "malicious_intent"):  # fmt: skip
        key = draft.add("actor", thing.title, ident=thing.id, at=thing.at)
        skill, access = thing.text("skill_level"), thing.text("access_level")
        beside = (
            f"skill {skill}" if skill else "", f"access {access}" if access else "",
            "not a person" if truth(thing.given.get("is_person")) is False else "",
            "without malicious intent" if truth(thing.given.get("malicious_intent")) is False else "",
        )  # fmt: skip
        note = "; ".join(filter(None, (thing.description, *beside)))
        capability, who = SKILLS.get(skill, (None, ""))
        draft.say(key, "name", thing.title, at=thing.at, note=note)
        draft.say(key, "archetype", who or ACCESS.get(access, ""), at=thing.at, note=f"{skill} {access}".strip())
        draft.say(key, "capability", capability, at=thing.at, note=skill)
        draft.say(key, "in_scope", "yes", at=thing.at)
        applies = thing.text("applicability_to_org")
        draft.say(key, "initiation", DEGREES.get(applies), at=thing.at, note=applies)
        for word, known, what in (
            (skill, SKILLS, "skill_level"), (access, ACCESS, "access_level"),
            (applies, DEGREES, "applicability_to_org"),
        ):  # fmt: skip
            if word and word not in known:
                draft.ignore(f"{key} {what}: {word}", "no word of the library's", thing.at)


def add_threats(file: File) -> None:
    """Add the threats, rated by the risks they are part of."""
    draft = file.draft
    personas = {
        text(each.get("symbolic_name")): text(each.get("title")) for each in maps(file.top.get("threat_personas"))
    }
    risks = _risks(file)
    for thing in file.things("threats", "components_affected", "threat_persona", "event", "sources",
                             "attack_mechanisms", "weaknesses"):  # fmt: skip
        persona = thing.text("threat_persona")
        labels = [
            f"event: {thing.text('event')}" if thing.text("event") else "",
            f"persona: {personas.get(persona, persona)}" if persona else "",
            f"sources: {', '.join(texts(thing.given.get('sources')))}" if thing.given.get("sources") else "",
            _references(thing, "attack_mechanisms", "CAPEC", "capec"), _references(thing, "weaknesses", "CWE", "cwe"),
        ]  # fmt: skip
        note = "\n".join(filter(None, (thing.description, *labels)))
        file.threats[thing.id] = [
            draft.decide("threat", subject, thing.title, ident=thing.id, note=note, at=thing.at)
            for subject in _subjects(file, thing)
        ]
        for key in file.threats[thing.id]:
            for attribute, words in (("likelihood", LIKELIHOODS), ("impact", IMPACTS)):
                _rate(file, key, attribute, words, risks.get(thing.id, []))


def _subjects(file: File, thing: Thing) -> list[str]:
    found: dict[str, None] = {}
    for name in texts(thing.given.get("components_affected")):
        subject = file.end("component", name)
        if subject:
            found[subject] = None
        else:
            file.draft.ignore(f"threat {thing.id}: {name}", "no component has this name", thing.at)
    return list(found) or [MODEL]


def _references(thing: Thing, key: str, called: str, prefix: str) -> str:
    found = []
    for each in maps(thing.given.get(key)):
        number, title = text(each.get(f"{prefix}_id")), text(each.get(f"{prefix}_title"))
        found.append(f"{called}-{number} {title}".strip())
    return ", ".join(found)


def _risks(file: File) -> dict[str, list[Thing]]:
    """Return the risks of each threat; a risk over no threat that is there is listed."""
    names = {text(each.get("symbolic_name")) for each in maps(file.top.get("threats"))}
    found: defaultdict[str, list[Thing]] = defaultdict(list)
    for thing in file.things("risks", *_RISK):
        threats = texts(thing.given.get("threats"))
        for name in threats:
            if name in names:
                found[name].append(thing)
            else:
                file.draft.ignore(f"risk {thing.id}: threat {name}", "no threat has this name", thing.at)
        for attribute, words in (("likelihood", LIKELIHOODS), ("impact", IMPACTS)):
            word = thing.text(attribute)
            if word and word not in words:
                file.draft.ignore(f"risk {thing.id} {attribute}: {word}", "no word of the library's", thing.at)
        if not set(threats) & names:
            file.draft.ignore(f"risk {thing.title}", "it names no threat that is in the file", thing.at)
    return found


def _rate(file: File, key: str, attribute: str, words: dict[str, int], risks: list[Thing]) -> None:
    rated = [(words[risk.text(attribute)], risk) for risk in risks if risk.text(attribute) in words]
    if not rated:
        return
    level, worst = max(rated, key=lambda each: each[0])
    beside = prose(worst.given.get("impact_description")) if attribute == "impact" else worst.description
    score = ", ".join(filter(None, (worst.text("score"), worst.text("level"))))
    told = f"risk {worst.title}: {worst.text(attribute)}" + (f" (score {score})" if score else "")
    file.draft.say(key, attribute, level, at=worst.at, note="\n".join(filter(None, (told, beside))))


def add_controls(file: File) -> None:
    """Add the controls with their state, against the threats they name."""
    draft = file.draft
    for thing in file.things("controls", "threats", "trust_boundary", "status", "priority"):
        against: defaultdict[str, list[str]] = defaultdict(list)
        for name in texts(thing.given.get("threats")):
            if name not in file.threats:
                draft.ignore(f"control {thing.id}: threat {name}", "no threat has this name", thing.at)
            for key in file.threats.get(name, []):
                against[key.partition("@")[2]].append(key)
        boundary = thing.given.get("trust_boundary")
        zones = [text(each.get(f"trust_zone_{side}")) for each in maps([boundary]) for side in "ab"]
        priority, written = thing.text("priority"), thing.text("status")
        note = "\n".join(
            filter(None, (
                thing.description, f"priority {priority}" if priority else "",
                f"at the boundary of {' and '.join(filter(None, zones))}" if any(zones) else "",
            ))
        )  # fmt: skip
        status = CONTROL_STATES.get(written, "")
        if written and not status:
            draft.ignore(f"control {thing.id} status: {written}", "no state of the library's", thing.at)
        for subject in against or [MODEL]:
            control = draft.decide("control", subject, thing.title, ident=thing.id, note=note, at=thing.at)
            draft.say(control, "against", against.get(subject, []), at=thing.at)
            if status not in ("", "recommended"):
                basis = Basis.ASSUMED if written == "assumed" else None
                draft.say(control, "status", status, at=thing.at, note=written, basis=basis)
            if status == "rejected":
                draft.say(control, "why", f"{draft.document.name} says: {written}", at=thing.at)
