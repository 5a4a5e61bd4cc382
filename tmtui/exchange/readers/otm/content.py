"""Assets and data flows of an OTM file."""

from __future__ import annotations

import re

from tmtui.exchange.incoming.plain import Plain, items, mapping, number, prose, text, texts, truth
from tmtui.exchange.incoming.recognise import protocol_of
from tmtui.exchange.readers.otm.ours import KEY, Element, entries_of
from tmtui.exchange.readers.otm.things import File
from tmtui.exchange.readers.otm.words import level

STOPGAP = 50
"""What is written where a figure is wanted and nobody knows it."""

_ASSET_KEYS = ("id", "name", "description", "risk", "attributes")
_FLOW_KEYS = (
    "id", "name", "description", "bidirectional", "source", "destination", "assets", "threats", "tags", "attributes",
    "representations",
)  # fmt: skip
_PORT = re.compile(r"[0-9]{1,5}")


def add_assets(file: File) -> None:
    """Add the assets with their ratings."""
    for asset, ident, at in file.things("assets", _ASSET_KEYS):
        element = file.add(file.assets, "data", asset, ident, at)
        if element is None:
            continue
        risk = mapping(asset.get("risk"))
        why = [prose(asset.get("description")), prose(risk.get("comment")), prose(risk.get("riskComments"))]
        for quality in ("confidentiality", "integrity", "availability"):
            found = level(risk.get(quality))
            if found is not None:
                stopgap = number(risk.get(quality)) == STOPGAP
                element.field(quality, found, note=" ".join(filter(None, why)), stopgap=stopgap)
            elif risk.get(quality) is not None:
                file.draft.ignore(f"{element.subject} {quality}: {text(risk[quality])}", "runs from 0 to 100", at)


def say_holders(file: File) -> None:
    """Say which components keep and handle which assets."""
    for element in file.components.values():
        given = mapping(element.thing.get("assets"))
        for name, attribute in (("stored", "stored_by"), ("processed", "processed_by")):
            for ident in texts(given.get(name)):
                if ident in file.assets:
                    file.assets[ident].field(attribute, [element.subject], at=element.at)
                else:
                    file.draft.ignore(f"{element.subject}: asset {ident}", "no asset has this id", element.at)


def add_flows(file: File) -> None:
    """Add the data flows between components that are there."""
    seen: set[str] = set()
    for flow, ident, at in file.things("dataflows", _FLOW_KEYS):
        ends = [file.components.get(text(flow.get(end))) for end in ("source", "destination")]
        source, target = ends
        if ident in seen:
            file.draft.ignore(f"flow {ident}", "another one before it has the same id", at)
        elif source is None or target is None:
            file.draft.ignore(f"flow {ident}", "one of its ends is not in the file", at)
        else:
            seen.add(ident)
            attributes = mapping(flow.get("attributes"))
            wanted = text(attributes.get(KEY))
            subject = file.draft.connect(source.subject, target.subject, ident=ident, wanted=wanted, at=at)
            file.flows.append(Element(file.draft, subject, at, entries_of(attributes), flow, KEY in attributes))


def say_flows(file: File) -> None:
    """Say what the flows are and carry."""
    for element in file.flows:
        flow, attributes = element.thing, mapping(element.thing.get("attributes"))
        name = text(flow.get("name"))
        if name and name not in (made_up(file, flow), text(flow.get("id"))):
            element.field("name", name, note=prose(flow.get("description")))
        elif prose(flow.get("description")):
            file.tally.add("dataflows: description", "the flow has no name it could stand under", element.at)
        if truth(flow.get("bidirectional")):
            element.field("one_way", "no")
        carried = texts(flow.get("assets"))
        known = [file.assets[ident].subject for ident in carried if ident in file.assets]
        if known:
            element.field("carries", known)
        for ident in carried:
            if ident not in file.assets:
                file.draft.ignore(f"{element.subject}: asset {ident}", "no asset has this id", element.at)
        if not attributes.get(KEY):
            _from_tags(file, element, texts(flow.get("tags")))
        if items(flow.get("representations")):
            file.tally.add("dataflows: representations", "where something stands in a picture", element.at)


def made_up(file: File, flow: dict[str, Plain]) -> str:
    """Return the name that a flow without one gets when it is written."""
    ends = [file.components[text(flow.get(end))] for end in ("source", "destination")]
    return " to ".join(text(end.thing.get("name")) for end in ends)


def _from_tags(file: File, element: Element, tags: tuple[str, ...]) -> None:
    """Say protocol and port where tags name them; StartLeft writes `tcp` and the port of a rule so."""
    draft = file.draft
    ports = {int(tag) for tag in tags if _PORT.fullmatch(tag) and 0 < int(tag) < 65_536}
    port = next(iter(ports)) if len(ports) == 1 else None
    words = [protocol_of(draft.bank, scheme=tag) for tag in tags]
    named = [word for word in words if word and word not in ("tcp", "udp")]
    protocol = named[0] if named else protocol_of(draft.bank, port=port) or next((word for word in words if word), "")
    if protocol:
        element.field("protocol", protocol, note=", ".join(dict.fromkeys(tags)))
    elif tags:
        file.tally.add("dataflows: tags", "name no protocol", element.at)
    if port:
        element.field("port", port)
