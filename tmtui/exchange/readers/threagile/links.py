"""Communication links as flows, and what all links to an asset say of it together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tmtui.exchange.incoming.plain import texts, truth
from tmtui.exchange.readers.threagile.model import Entry, File, part_of_id
from tmtui.exchange.readers.threagile.words import (
    AUTHENTICATIONS,
    AUTHORIZATIONS,
    PROPAGATED,
    PROTOCOLS,
    SHELLS,
)

LINK = (
    "target", "description", "protocol", "authentication", "authorization", "tags", "vpn", "ip_filtered", "usage",
    "data_assets_sent", "data_assets_received",
)  # fmt: skip
"""Keys of a link that are read."""
_FOR_DEVELOPERS = (
    "artifact-registry", "build-pipeline", "code-inspection-platform", "sourcecode-repository", "devops-client",
)  # fmt: skip
"""Technologies that a link for operations uses, and does not administer."""


def add_links(file: File, assets: Sequence[Entry]) -> None:
    """Add the links of all assets."""
    technologies = {entry.id: entry.text("technology") for entry in assets}
    people = {entry.id for entry in assets if truth(entry.options.get("used_as_client_by_human"))}
    arriving: dict[str, list[Entry]] = defaultdict(list)
    for entry in assets:
        given = entry.options.get("communication_links")
        for link in file.inside("communication_links", given, LINK):
            source, target = (file.draft.find("component", end) for end in (entry.id, link.text("target")))
            ident = f"{entry.id}>{part_of_id(link.title) or link.title}"
            if source is None or target is None:
                file.draft.ignore(f"link {ident} to {link.text('target')}", "no technical asset has this id", link.line)
                continue
            flow = file.draft.connect(source, target, ident=ident, suffix=link.text("protocol"), at=link.line)
            if ident in file.links:
                file.draft.ignore(f"link {ident}", "another one before it has the same id", link.line)
                continue
            file.links[ident] = flow
            arriving[target].append(link)
            _say(file, flow, link)
            devops = link.text("usage") == "devops"
            if devops and entry.id in people and technologies.get(link.text("target")) not in _FOR_DEVELOPERS:
                file.draft.say(flow, "admin", "yes", at=link.at("usage"), note="usage devops, by people")
            elif devops:
                file.tally.add("communication_links: usage devops", "who administers, the file does not say", link.line)
    for target, links in arriving.items():
        _together(file, target, links)


def _say(file: File, flow: str, link: Entry) -> None:
    draft = file.draft
    draft.say(flow, "name", link.title, at=link.line)
    written = link.text("protocol")
    protocol, encryption = PROTOCOLS.get(written, ("", ""))
    note = "; ".join(filter(None, (written, link.text("description"), ", ".join(texts(link.options.get("tags"))))))
    if protocol:
        draft.say(flow, "protocol", protocol, at=link.at("protocol"), note=note)
    elif written == "unknown-protocol":
        draft.unknown(flow, "protocol", note, at=link.at("protocol"))
    elif written:
        draft.say(flow, "protocol", "other", at=link.at("protocol"), note=note)
    _encryption(file, flow, link, encryption)
    authentication, authorization = link.text("authentication"), link.text("authorization")
    if authentication in AUTHENTICATIONS:
        told = f"{authentication}; authorization {authorization}" if authorization else authentication
        draft.say(flow, "authentication", AUTHENTICATIONS[authentication], at=link.at("authentication"), note=told)
    elif authentication:
        draft.ignore(f"{flow} authentication: {authentication}", "none of Threagile's", link.at("authentication"))
    if authorization and authorization not in AUTHORIZATIONS:
        draft.ignore(f"{flow} authorization: {authorization}", "none of Threagile's", link.at("authorization"))
    ways = {way: texts(link.options.get(f"data_assets_{way}")) for way in ("sent", "received")}
    told = "; ".join(f"{way}: {', '.join(idents)}" for way, idents in ways.items() if idents)
    for way, idents in ways.items():
        for ident in idents:
            data, at = draft.find("data", ident), link.at(f"data_assets_{way}")
            if data is None:
                draft.ignore(f"{flow} {way}: {ident}", "no data asset has this id", at)
            else:
                draft.say(flow, "carries", [data], at=at, note=told)


def _encryption(file: File, flow: str, link: Entry, encryption: str) -> None:
    """Say how a link is encrypted; a VPN around plain text covers a part of the way that the file does not tell."""
    draft, written = file.draft, link.text("protocol")
    if truth(link.options.get("vpn")):
        draft.say(flow, "wrapped", "yes", at=link.at("vpn"), note="vpn")
        if encryption == "none":
            draft.unknown(flow, "encryption", f"{written} inside a VPN; from where to where?", at=link.at("vpn"))
            return
    if encryption == "tls" and link.text("authentication") == "client-certificate" and written not in SHELLS:
        encryption = "mtls"
    if encryption:
        draft.say(flow, "encryption", encryption, at=link.at("protocol"), note=written)


def _together(file: File, target: str, links: Sequence[Entry]) -> None:
    """Say of a target what all links to it have in common."""
    seen = [link.text("authorization") in PROPAGATED for link in links if link.text("authorization") in AUTHORIZATIONS]
    if seen:
        value = "yes" if all(seen) else "partly" if any(seen) else "no"
        note = "the links to it hand on who the person is" if value == "yes" else "by authorization of the links to it"
        file.draft.say(target, "checks_user_rights", value, at=links[0].at("authorization"), note=note)
    filtered = [truth(link.options.get("ip_filtered")) for link in links]
    if all(filtered):
        file.draft.say(target, "open_to_others", "no", at=links[0].at("ip_filtered"), note="every link is ip_filtered")
    else:
        for link in links:
            if truth(link.options.get("ip_filtered")):
                why = "other links to the same asset are not filtered"
                file.tally.add("communication_links: ip_filtered", why, link.at("ip_filtered"))
