"""Trust zones, actors, components and data stores: whatever flows can begin or end at is a component here."""

from __future__ import annotations

import re

from tmtui.exchange.incoming.drawing.names import what_is
from tmtui.exchange.incoming.plain import texts
from tmtui.exchange.incoming.products import product_of
from tmtui.exchange.incoming.zone_words import zone_kind_of
from tmtui.exchange.readers.tml.model import File, Thing
from tmtui.exchange.readers.tml.words import ACTORS, PEOPLE, STORES
from tmtui.model.fact import Basis


def add_zones(file: File) -> None:
    """Add the trust zones."""
    draft = file.draft
    for zone in file.things("trust_zones"):
        key = draft.add("zone", zone.title, ident=zone.id, at=zone.at)
        _say_name(file, zone, key, zone.description)
        named = zone_kind_of(draft.bank, zone.title)
        # What a description mentions may as well be what the zone talks to, and the internet nearly always is.
        told = zone_kind_of(draft.bank, re.sub("(?i)internet", "", zone.description))
        if named:
            draft.say(key, "kind", named, at=zone.at)
        elif told:
            draft.say(key, "kind", told, at=zone.at, note=zone.description, basis=Basis.ASSUMED)


def add_components(file: File) -> None:
    """Add actors, components and data stores, then say what each is and where it stands."""
    actors = _add(file, "actor", "actors", "type", "permissions", "trust_zone")
    components = _add(file, "component", "components", "parent_component", "trust_zone")
    stores = _add(file, "data_store", "data_stores", "type", "vendor", "product", "trust_zone")
    for thing, key in actors:
        _actor(file, thing, key)
        _stand(file, thing, key)
    for thing, key in components:
        found = what_is(file.draft.bank, thing.title) or what_is(file.draft.bank, thing.id.replace("-", " "))
        _say_name(file, thing, key, thing.description)
        if found:
            file.draft.say(key, "technology", found, at=thing.at)
        else:
            words = "a component; the file says no more"
            file.draft.say(key, "technology", "application", at=thing.at, note=words, basis=Basis.ASSUMED)
        _stand(file, thing, key)
        _inside(file, thing, key)
    for thing, key in stores:
        _store(file, thing, key)
        _stand(file, thing, key)


def _add(file: File, kind: str, section: str, *known: str) -> list[tuple[Thing, str]]:
    found = []
    for thing in file.things(section, *known):
        key = file.draft.add("component", thing.title, ident=f"{kind} {thing.id}", at=thing.at)
        file.ends[kind, thing.id] = key
        found.append((thing, key))
    return found


def _actor(file: File, thing: Thing, key: str) -> None:
    draft, type_ = file.draft, thing.text("type")
    permissions = thing.text("permissions")
    note = "\n".join(filter(None, (thing.description, f"may: {permissions}" if permissions else "")))
    _say_name(file, thing, key, note)
    if type_ in ACTORS:
        product = what_is(draft.bank, thing.title) if ACTORS[type_] == "external-service" else ""
        draft.say(key, "technology", product or ACTORS[type_], at=thing.at, note=type_)
    elif type_ in PEOPLE:
        draft.unknown(key, "technology", f"{type_}: the file does not say what they sit at", at=thing.at)
    elif type_:
        draft.ignore(f"{key} type: {type_}", "no type of actor of the library's", thing.at)


def _store(file: File, thing: Thing, key: str) -> None:
    draft, type_ = file.draft, thing.text("type")
    vendor, product = thing.text("vendor"), thing.text("product")
    _say_name(file, thing, key, thing.description)
    found = product_of(draft.bank, f"{vendor} {product}".strip(), product, thing.title)
    if found == "other" and type_ in STORES:
        found = STORES[type_]
    elif type_ and type_ not in STORES:
        draft.ignore(f"{key} type: {type_}", "no type of data store of the library's", thing.at)
    note = ", ".join(filter(None, (type_, f"{vendor} {product}".strip())))
    if found != "other" or note:
        draft.say(key, "technology", found, at=thing.at, note=note)


def _say_name(file: File, thing: Thing, key: str, note: str) -> None:
    if note:
        file.draft.say(key, "name", thing.title, at=thing.at, note=note)


def _stand(file: File, thing: Thing, key: str) -> None:
    for number, ident in enumerate(texts(thing.given.get("trust_zone"))):
        zone = file.draft.key("zone", ident)
        if zone is None:
            file.draft.ignore(f"{key} trust_zone: {ident}", "no trust zone has this name", thing.at)
        elif number == 0:
            file.draft.say(key, "zone", zone, at=thing.at)
        else:
            file.draft.say(key, "also_in", [zone], at=thing.at)


def _inside(file: File, thing: Thing, key: str) -> None:
    parent = thing.text("parent_component")
    if not parent:
        return
    outer = file.ends.get(("component", parent))
    if outer is None or outer == key:
        file.draft.ignore(f"{key} parent_component: {parent}", "there is no other component of this name", thing.at)
    else:
        file.draft.say(key, "runs_on", outer, at=thing.at, note="a part of it")
