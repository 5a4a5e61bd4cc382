"""Trust boundaries as zones, shared runtimes as hosts, and where each technical asset stands.

What is on the internet stands in a zone of that name, besides its own boundary where it has one. Runtimes are added
before it is said what runs on them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tmtui.exchange.incoming.plain import texts, truth
from tmtui.exchange.incoming.recognise import technology_of
from tmtui.exchange.readers.threagile.assets import INTERNET
from tmtui.exchange.readers.threagile.model import Entry, File
from tmtui.exchange.readers.threagile.words import BOUNDARIES, HOST, RUNTIMES, TAGGED

_DEEPEST = 50
"""Execution environments inside one another that are looked through for a network."""
_BOUNDARY = ("id", "description", "type", "tags", "technical_assets_inside", "trust_boundaries_nested")
_RUNTIME = ("id", "description", "tags", "technical_assets_running")


def add_boundaries(file: File) -> list[Entry]:
    """Add a zone for every trust boundary and return the entries."""
    found = []
    for entry in file.entries("trust_boundaries", known=_BOUNDARY):
        if file.draft.key("zone", entry.id):
            file.draft.ignore(f"trust boundary {entry.id}", "another one before it has the same id", entry.line)
            continue
        file.draft.add("zone", entry.title, ident=entry.id, at=entry.line)
        found.append(entry)
    return found


def say_boundaries(file: File, boundaries: Sequence[Entry]) -> None:
    """Say what the boundaries are, what lies in them, and which lie in others."""
    draft = file.draft
    outer: dict[str, str] = {}
    for entry in boundaries:
        for ident in texts(entry.options.get("trust_boundaries_nested")):
            inner, at = draft.find("zone", ident), entry.at("trust_boundaries_nested")
            if inner is None or ident in outer or ident == entry.id:
                why = "there is no such boundary" if inner is None else "lies in another one already, or in itself"
                draft.ignore(f"{entry.id} trust_boundaries_nested: {ident}", why, at)
                continue
            outer[ident] = entry.id
            draft.say(inner, "parent", str(draft.key("zone", entry.id)), at=at)
    types = {entry.id: entry.text("type") for entry in boundaries}
    for entry in boundaries:
        _kind(file, entry, outer, types)
        for ident in texts(entry.options.get("technical_assets_inside")):
            component, at = draft.find("component", ident), entry.at("technical_assets_inside")
            zone = str(draft.key("zone", entry.id))
            if component is None:
                draft.ignore(f"{entry.id} technical_assets_inside: {ident}", "no technical asset has this id", at)
            elif draft.said(component, "zone") in (None, zone):
                draft.say(component, "zone", zone, at=at)
            else:
                draft.say(component, "also_in", [zone], at=at)


def _kind(file: File, entry: Entry, outer: dict[str, str], types: dict[str, str]) -> None:
    written, at = entry.text("type"), entry.at("type")
    if written and written not in BOUNDARIES:
        file.draft.ignore(f"{entry.id} type: {written}", "no type of boundary of Threagile's", at)
        return
    kind, ident = BOUNDARIES.get(written, ""), entry.id
    for _ in range(_DEEPEST):
        if kind != "other" or ident not in outer:
            break
        ident = outer[ident]
        kind = BOUNDARIES.get(types.get(ident, ""), kind)
    if kind == "internal" and "dmz" in entry.title.lower():
        kind = "dmz"
    told = "; ".join(filter(None, (written, entry.text("description"), ", ".join(texts(entry.options.get("tags"))))))
    if kind:
        file.draft.say(str(file.draft.key("zone", entry.id)), "kind", kind, at=at, note=told)


def say_internet(file: File, assets: Sequence[Entry]) -> None:
    """Put what is on the internet there; a zone for it is added where something is."""
    draft = file.draft
    for entry in assets:
        if not truth(entry.options.get("internet")):
            continue
        at = entry.at("internet")
        zone = draft.add("zone", "Internet", ident=f"{INTERNET} around everything", at=at)
        draft.say(zone, "kind", "internet", at=at)
        component = str(draft.key("component", entry.id))
        if draft.said(component, "zone") is None:
            draft.say(component, "zone", zone, at=at)
        else:
            draft.say(component, "also_in", [zone], at=at)


def add_runtimes(file: File, assets: Sequence[Entry]) -> None:
    """Add a host for every shared runtime and say what runs on it."""
    draft = file.draft
    machines = {entry.id: entry.text("machine") for entry in assets}
    for entry in file.entries("shared_runtimes", known=_RUNTIME):
        ident = f"runtime {entry.id}"
        if draft.key("component", ident):
            draft.ignore(f"shared runtime {entry.id}", "another one before it has the same id", entry.line)
            continue
        running = texts(entry.options.get("technical_assets_running"))
        asset = draft.key("component", entry.id.removeprefix(HOST)) if entry.id.startswith(HOST) else None
        host = asset or draft.add("component", entry.title, ident=ident, at=entry.line)
        if asset is None:
            _runtime(file, host, entry, Counter(machines[each] for each in running if machines.get(each)))
        for each in running:
            component, at = draft.find("component", each), entry.at("technical_assets_running")
            if component is None:
                draft.ignore(f"{entry.id} technical_assets_running: {each}", "no technical asset has this id", at)
            elif component == host:
                draft.ignore(f"{entry.id} technical_assets_running: {each}", "nothing runs on itself", at)
            elif draft.said(component, "runs_on") not in (None, host):
                draft.ignore(f"{entry.id} technical_assets_running: {each}", "runs on another runtime already", at)
            else:
                draft.say(component, "runs_on", host, at=at)


def _runtime(file: File, host: str, entry: Entry, machines: Counter[str]) -> None:
    draft, tags = file.draft, texts(entry.options.get("tags"))
    named = [TAGGED.get(tag.lower()) or technology_of(draft.bank, tag) for tag in tags]
    told = "; ".join(filter(None, ("shared runtime", entry.text("description"), ", ".join(tags))))
    technology = next((each for each in named if each != "other"), "")
    if not technology and machines:
        technology = RUNTIMES.get(min(machines, key=lambda each: (-machines[each], each)), "")
    if technology:
        draft.say(host, "technology", technology, at=entry.line, note=told)
    else:
        draft.unknown(host, "technology", told, at=entry.line)
