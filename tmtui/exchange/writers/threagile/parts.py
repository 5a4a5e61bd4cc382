"""Data assets, technical assets and links of a Threagile model.

Threagile wants a word for everything. What nobody rated gets the middle and the tag `not-rated`, what nobody knows the
nearest that is not better than the truth may be, and the tag `not-known`.
"""

from __future__ import annotations

from collections import defaultdict

from tmtui.exchange.material import Material
from tmtui.exchange.readers.threagile.words import RATINGS
from tmtui.exchange.writers.threagile.names import Titles
from tmtui.exchange.writers.threagile.words import CLIENTS, LOCAL, STORES, machine, protocol, technology
from tmtui.model.assessment import Element
from tmtui.model.fact import State
from tmtui.model.subject import ends_of, kind_of, tail_of

Entry = dict[str, object]
NOT_RATED, NOT_KNOWN = "not-rated", "not-known"
_MIDDLE, _LOWEST = 3, 1


def read(material: Material, subject: str, attribute: str) -> str:
    """Return what an attribute reads as, implied answers too; nothing where it is not known."""
    reading = material.assessment.reading(subject, attribute)
    return str(reading.value) if reading.state is State.ANSWERED and reading.value is not None else ""


def data_assets(material: Material) -> dict[str, Entry]:
    """Return the data assets by title."""
    titles, found = Titles(), {}
    for each in material.assessment.elements("data"):
        ratings, unrated = _ratings(material, each.key, _MIDDLE)
        found[titles.free(each.name, tail_of(each.key))] = {
            "id": tail_of(each.key), "description": each.name, "usage": "business",
            "tags": [NOT_RATED] if unrated else [], "origin": "", "owner": "", "quantity": "many", **ratings,
            "justification_cia_rating": f"not rated: {', '.join(unrated)}" if unrated else "",
        }  # fmt: skip
    return found


def technical_assets(material: Material) -> dict[str, Entry]:
    """Return the components, and the actors that some flow begins or ends at, by title."""
    elements = material.assessment.elements
    flows, titles, found = elements("flow"), Titles(), {}
    ends = {end for flow in flows for end in (flow.source, flow.target)}
    actors = [each for each in elements("actor") if each.key in ends]
    internet = {each.key for each in elements("zone") if read(material, each.key, "kind") == "internet"}
    leaving: dict[str, list[Element]] = defaultdict(list)
    for flow in flows:
        leaving[flow.source].append(flow)
    for each in (*elements("component"), *actors):
        links = leaving[each.key]
        found[titles.free(each.name, tail_of(each.key))] = _asset(material, each, links, internet)
    return found


def _asset(material: Material, each: Element, links: list[Element], internet: set[str]) -> Entry:
    person = kind_of(each.key) == "actor"
    value = read(material, each.key, "technology")
    word = "client-system" if person else technology(material.bank, value)
    ratings, _ = _ratings(material, each.key, _LOWEST)
    data = {
        attribute: [
            tail_of(item.key)
            for item in material.assessment.elements("data")
            if each.key in _refs(material, item.key, attribute)
        ]
        for attribute in ("processed_by", "stored_by")
    }
    stolen = {"no": "data-with-symmetric-shared-key", "partly": "transparent"}
    inside = word in STORES and word != "vault"
    return {
        "id": tail_of(each.key), "description": each.name,
        "type": "external-entity" if person or word in CLIENTS or not each.in_scope
        else "datastore" if inside else "process",
        "usage": "business", "used_as_client_by_human": person or word in CLIENTS, "out_of_scope": not each.in_scope,
        "justification_out_of_scope": "" if each.in_scope else "run by others, or left out on purpose",
        "size": "component", "technology": word, "tags": [value or NOT_KNOWN], "internet": bool(
            internet & {each.zone, *each.also_in}
        ),
        "machine": "physical" if person else machine(material.bank, value, word),
        "encryption": stolen.get(read(material, each.key, "readable_when_stolen"), "none"),
        "owner": read(material, each.key, "run_by"), **ratings, "justification_cia_rating": "",
        "multi_tenant": False, "redundant": read(material, each.key, "second_one") == "yes",
        "custom_developed_parts": value == "own-application",
        "data_assets_processed": data["processed_by"], "data_assets_stored": data["stored_by"],
        "data_formats_accepted": [], "communication_links": _links(material, links),
    }  # fmt: skip


def _links(material: Material, flows: list[Element]) -> dict[str, Entry]:
    titles, found = Titles(), {}
    for flow in flows:
        said = material.answers.value(flow.key, "name")
        target = material.assessment.name(flow.target)
        title = titles.free(str(said) if said else f"to {target}", ends_of(flow.key).suffix or tail_of(flow.target))
        found[title] = _link(material, flow)
    return found


def _link(material: Material, flow: Element) -> Entry:
    value, encryption = (read(material, flow.key, name) for name in ("protocol", "encryption"))
    word = protocol(material.bank, value, encryption)
    known = read(material, flow.key, "authentication")
    ways = {"mutual": "client-certificate", "caller": "credentials", "shared": "credentials"}
    authentication = ways.get(known, "none")
    unknown = not (value and known and (encryption or word in LOCAL))
    tags = [*([value] if value else []), *([NOT_KNOWN] if unknown else [])]
    return {
        "target": tail_of(flow.target), "description": flow.name, "protocol": word, "authentication": authentication,
        "authorization": "none" if authentication == "none" else "technical-user", "tags": tags,
        "vpn": read(material, flow.key, "wrapped") == "yes",
        "ip_filtered": kind_of(flow.target) == "component" and read(material, flow.target, "open_to_others") == "no",
        "readonly": False, "usage": "devops" if read(material, flow.key, "admin") == "yes" else "business",
        "data_assets_sent": sorted({tail_of(each) for each in flow.carries}), "data_assets_received": [],
    }  # fmt: skip


def _ratings(material: Material, subject: str, otherwise: int) -> tuple[Entry, list[str]]:
    """Return the words for the ratings of a subject, and which of them nobody gave."""
    found: Entry = {}
    unrated = []
    for quality, words in RATINGS.items():
        said = material.answers.value(subject, quality)
        if not isinstance(said, int):
            unrated.append(quality)
        found[quality] = words[(said if isinstance(said, int) else otherwise) - 1]
    return found, unrated


def _refs(material: Material, subject: str, attribute: str) -> tuple[str, ...]:
    value = material.answers.value(subject, attribute)
    return value if isinstance(value, tuple) else ()
