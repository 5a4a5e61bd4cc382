"""Data sets and data flows.

What is drawn from a store is fetched by the other side, which is who opens the connection. How callers prove who they
are, the library says for the boundary between two zones; it holds for the flows that cross it.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from tmtui.exchange.incoming.plain import items, mapping, text, texts, truth
from tmtui.exchange.readers.tml.model import File, Thing
from tmtui.exchange.readers.tml.words import LOGINS, PERSONAL, RIGHTS, SENSITIVITIES
from tmtui.model.fact import Basis
from tmtui.model.subject import ends_of


def add_data(file: File) -> None:
    """Add the data sets: what they are about and where they lie."""
    draft = file.draft
    sealed: defaultdict[str, set[bool]] = defaultdict(set)
    rights: defaultdict[str, set[str]] = defaultdict(set)
    for thing in file.things("data_sets", "placements", "data_sensitivity", "access_control_methods"):
        key = draft.add("data", thing.title, ident=thing.id, at=thing.at)
        if thing.description:
            draft.say(key, "name", thing.title, at=thing.at, note=thing.description)
        _rate(file, thing, key)
        for index, placement in enumerate(items(thing.given.get("placements"))):
            at, name = f"{thing.at}/placements/{index}", text(mapping(placement).get("data_store"))
            store = file.ends.get(("data_store", name)) if name else None
            if store is None:
                draft.ignore(f"{key} data_store: {name}", "no data store has this name", at)
                continue
            draft.say(key, "stored_by", [store], at=at)
            encrypted = truth(mapping(placement).get("encrypted"))
            if encrypted is not None:
                sealed[store].add(encrypted)
            for method in texts(thing.given.get("access_control_methods")):
                if method in RIGHTS:
                    rights[store].add(method)
                else:
                    draft.ignore(f"{key} access control: {method}", "no method of the library's", thing.at)
    for store, said in sealed.items():
        stolen = "partly" if len(said) > 1 else "no" if True in said else "yes"
        draft.say(store, "readable_when_stolen", stolen, at="/data_sets", note="encrypted, by what lies there")
    for store, methods in rights.items():
        checked = {RIGHTS[method] for method in methods}
        word = "partly" if len(checked) > 1 else checked.pop()
        draft.say(store, "checks_user_rights", word, at="/data_sets", note=", ".join(sorted(methods)))


def _rate(file: File, thing: Thing, key: str) -> None:
    said = texts(thing.given.get("data_sensitivity"))
    known = [each for each in said if each in SENSITIVITIES]
    for each in said:
        if each not in SENSITIVITIES:
            file.draft.ignore(f"{key} data_sensitivity: {each}", "no word of the library's", thing.at)
    if known:
        level, note = max(SENSITIVITIES[each] for each in known), f"data_sensitivity {', '.join(known)}"
        file.draft.say(key, "confidentiality", level, at=thing.at, note=note, basis=Basis.ASSUMED)
    if set(known) & set(PERSONAL):
        file.draft.say(key, "personal", "yes", at=thing.at, note=", ".join(known))


def add_flows(file: File) -> None:
    """Add the data flows whose ends are there."""
    draft = file.draft
    stores = {key for (kind, _), key in file.ends.items() if kind == "data_store"}
    for thing in file.things("data_flows", "source", "destination", "encrypted"):
        ends = []
        for side in ("source", "destination"):
            given = mapping(thing.given.get(side))
            name = text(given.get("object")) or text(given.get("name"))
            end = file.end(text(given.get("type")), name)
            if not end:
                draft.ignore(f"data_flow {thing.id}: {side} {name}", "nothing in the file has this name", thing.at)
                break
            ends.append(end)
        if len(ends) < 2:
            continue
        source, target = ends
        if source in stores and target not in stores:
            source, target = target, source
            why = "whoever fetches opens the connection, so the flow is taken the other way round"
            file.tally.add("data_flow from a data store", why, thing.at)
        flow = draft.connect(source, target, ident=thing.id, suffix=thing.id[:30], at=thing.at)
        file.flows.append((flow, thing))
        draft.say(flow, "name", thing.title, at=thing.at, note=thing.description)
        encrypted = truth(thing.given.get("encrypted"))
        if encrypted is not None:
            draft.say(flow, "encryption", "tls" if encrypted else "none", at=thing.at, note="encrypted")


def say_boundaries(file: File) -> None:
    """Say how callers prove who they are on flows that cross a boundary between two zones."""
    draft = file.draft
    crossing: defaultdict[frozenset[str], list[str]] = defaultdict(list)
    for flow, _ in file.flows:
        zones = [str(draft.said(f"component/{end}", "zone") or "") for end in _ends(flow)]
        if all(zones) and zones[0] != zones[1]:
            crossing[frozenset(zones)].append(flow)
    for thing in file.things("trust_boundaries", "trust_zone_a", "trust_zone_b", "authentication_methods", named=False):
        names = [thing.text(f"trust_zone_{side}") for side in "ab"]
        found = [draft.key("zone", name) for name in names]
        if None in found:
            draft.ignore(f"trust boundary {' to '.join(names)}", "no trust zone has this name", thing.at)
            continue
        methods = dict.fromkeys(texts(thing.given.get("authentication_methods")))
        counted = Counter(LOGINS.get(method, "") for method in methods)
        for method in methods:
            if method not in LOGINS:
                draft.ignore(f"trust boundary: {method}", "no method of the library's", thing.at)
        # Where some come in without a proof and others with one, which flow is which is not said.
        word = next(iter(counted)) if len(counted) == 1 else ""
        flows = crossing.get(frozenset(map(str, found)), [])
        for flow in flows:
            draft.say(flow, "authentication", word, at=thing.at, note=", ".join(methods))
        if methods and (not word or not flows):
            why = "no flow crosses it" if not flows else "which flow needs which is not said"
            file.tally.add("trust_boundaries: authentication_methods", why, thing.at)


def _ends(flow: str) -> tuple[str, str]:
    ends = ends_of(flow)
    return ends.source, ends.target
