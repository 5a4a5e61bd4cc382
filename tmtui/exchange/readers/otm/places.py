"""Trust zones and components of an OTM file, and what lies in what.

A component inside another one runs on it. A network inside a zone (a VPC, a subnet) is a component in OTM, because
flows may end there; for what stands in it, it is also a place, so a zone is added for each that holds something.
"""

from __future__ import annotations

from tmtui.exchange.incoming.plain import Plain, mapping, prose, text, texts
from tmtui.exchange.readers.otm.ours import ABSENT, KEY, Element
from tmtui.exchange.readers.otm.things import File
from tmtui.exchange.readers.otm.words import NETWORKS, technology, zone_kind
from tmtui.model.subject import kind_of

_ZONE_KEYS = ("id", "name", "type", "description", "risk", "parent", "representations", "attributes")
_COMPONENT_KEYS = (
    "id", "name", "type", "description", "parent", "representations", "assets", "threats", "tags", "attributes",
)  # fmt: skip


def add_zones(file: File) -> None:
    """Add the trust zones."""
    for zone, ident, at in file.things("trustZones", _ZONE_KEYS):
        if mapping(zone.get("attributes")).get(ABSENT):
            file.stopgaps.add(ident)
            continue
        element = file.add(file.zones, "zone", zone, ident, at)
        if element is None:
            continue
        type, description = text(zone.get("type")), prose(zone.get("description"))
        ours = element.ours
        kind = zone_kind(file.draft.bank, "" if ours else ident, type, "" if ours else text(zone.get("name")))
        if kind:
            element.field("kind", kind, note=description)
        elif description:
            file.tally.add("trustZones: description", "what sort of place it is, the file does not say", at)
        if "risk" in zone and not ours:
            file.tally.add("trustZones: trust rating", "trust follows from what may come in and who runs it", at)
        _drawn(file, "trustZones", element)


def add_components(file: File) -> None:
    """Add the components; those that stand for people are actors."""
    for thing, ident, at in file.things("components", _COMPONENT_KEYS):
        key = text(mapping(thing.get("attributes")).get(KEY))
        if kind_of(key) == "actor" and key in file.draft.bank.actors():
            file.components.setdefault(
                ident, Element(file.draft, file.draft.keep(key, ident), at, {}, thing, ours=True)
            )
            continue
        kind = "actor" if kind_of(key) == "actor" else "component"
        element = file.add(file.components, kind, thing, ident, at)
        if element is None:
            continue
        if kind == "component":
            _what(file, element)
        _drawn(file, "components", element)


def _what(file: File, element: Element) -> None:
    thing, ours = element.thing, element.ours
    tags = () if ours else texts(thing.get("tags"))
    written = text(thing.get("type"))
    found = technology(file.draft.bank, written, "" if ours else text(thing.get("name")), tags)
    told = [f"type {written}" if written and written != found else "", ", ".join(tags)]
    note = "; ".join(each for each in (*told, prose(thing.get("description"))) if each)
    if found:
        element.field("technology", found, note=note)
    elif note and not ours:
        file.tally.add("components: type, tags or description", "do not say what it is", element.at)


def place(file: File) -> None:
    """Say what lies in what."""
    for element in file.zones.values():
        _place_zone(file, element)
    networks = _networks(file)
    file.standing.clear()
    for element in file.components.values():
        if kind_of(element.subject) == "component":
            _place(file, element, networks)


def _place_zone(file: File, element: Element) -> None:
    parent = mapping(element.thing.get("parent"))
    outer = file.zones.get(text(parent.get("trustZone")))
    host = file.components.get(text(parent.get("component")))
    if outer is not None and outer is not element:
        element.field("parent", outer.subject)
    elif host is not None:
        element.field("guarded_by", [host.subject], note="lies in it")
    elif parent:
        file.draft.ignore(f"{element.subject} parent: {_named(parent)}", "there is no such place", element.at)


def _networks(file: File) -> dict[str, str]:
    """Add a zone for every network that holds something; return their keys by the component's id."""
    holding = {text(mapping(each.thing.get("parent")).get("component")) for each in file.components.values()}
    found: dict[str, str] = {}
    for ident, element in file.components.items():
        thing = element.thing
        words = {text(thing.get("type")).lower(), *texts(thing.get("tags"))}
        if ident not in holding or not words & NETWORKS or element.ours:
            continue
        draft, at = file.draft, element.at
        zone = found[ident] = draft.add("zone", text(thing.get("name")) or ident, ident=f"inside {ident}", at=at)
        draft.say(zone, "kind", "cloud-network", at=at, note=text(thing.get("type")))
        draft.say(zone, "guarded_by", [element.subject], at=at)
        if draft.said(element.subject, "technology") in (None, "other"):
            draft.say(element.subject, "technology", "cloud-network", at=at, note=text(thing.get("type")))
    for ident, zone in found.items():
        outer = _zone_of(file, file.components[ident], found)
        if outer and outer != zone:
            file.draft.say(zone, "parent", outer, at=file.components[ident].at)
    return found


def _place(file: File, element: Element, networks: dict[str, str]) -> None:
    parent = mapping(element.thing.get("parent"))
    inside = text(parent.get("component"))
    host = file.components.get(inside)
    zone = _zone_of(file, element, networks)
    if zone:
        element.field("zone", zone)
    if host is not None and inside not in networks and host is not element and kind_of(host.subject) == "component":
        element.field("runs_on", host.subject)
    elif not zone and parent and text(parent.get("trustZone")) not in file.stopgaps:
        file.draft.ignore(f"{element.subject} parent: {_named(parent)}", "there is no such place", element.at)


def _zone_of(file: File, element: Element, networks: dict[str, str]) -> str:
    """Return the zone in which a component stands; nothing where its parents lead nowhere or in a circle.

    What is found is kept for everything on the way up, so that deep nesting costs no more than flat.
    """
    way: list[Element] = []
    found = ""
    while element.subject not in file.standing:
        file.standing[element.subject] = ""
        way.append(element)
        parent = mapping(element.thing.get("parent"))
        zone, inside = file.zones.get(text(parent.get("trustZone"))), text(parent.get("component"))
        if zone is not None or inside in networks or inside not in file.components:
            found = zone.subject if zone is not None else networks.get(inside, "")
            break
        element = file.components[inside]
    else:
        found = file.standing[element.subject]
    for each in way:
        file.standing[each.subject] = found
    return found


def _named(parent: dict[str, Plain]) -> str:
    return text(parent.get("trustZone")) or text(parent.get("component")) or "of another shape"


def _drawn(file: File, section: str, element: Element) -> None:
    if element.thing.get("representations"):
        file.tally.add(f"{section}: representations", "where something stands in a picture or in code", element.at)
