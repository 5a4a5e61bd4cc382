"""The OTM document. Read back into an empty model it gives the same current values, word for word.

OTM wants a parent for every component and a figure for every rating. Where nothing is known, a stopgap stands there,
marked as one, so that the reader does not take it for an answer.
"""

from __future__ import annotations

import json

from tmtui.exchange.material import Material
from tmtui.exchange.readers.otm.content import STOPGAP
from tmtui.exchange.readers.otm.ours import ABSENT, KEY, PREFIX, SUBJECTS, UNSAID
from tmtui.exchange.writers.otm.entries import Json, Written
from tmtui.exchange.writers.otm.threats import definitions, figure, instances
from tmtui.model.subject import DECIDED_KINDS, MODEL, ends_of, kind_of

VERSION = "0.2.0"
NOWHERE = "tmtui-nowhere"
"""Id of the trust zone of what stands nowhere, as far as anybody said."""
UNTYPED = "empty-component"
_RATED = ("confidentiality", "integrity", "availability")


def write(material: Material) -> str:
    """Return the document."""
    return json.dumps(data(material), ensure_ascii=False, indent=2) + "\n"


def data(material: Material) -> Json:
    """Return the document as plain data."""
    written = Written.of(material)
    threats, mitigations = definitions(written)
    on = instances(written)
    components = [_component(written, key, on) for key in (*written.living["component"], *_actors(written))]
    outside = {element.key for element in material.assessment.elements("zone") if element.outside}
    zones = [_zone(written, key, key in outside) for key in written.living["zone"]]
    if any(each["parent"] == {"trustZone": NOWHERE} for each in components):
        zones.append(
            {"id": NOWHERE, "name": "Not said", "risk": {"trustRating": 0}, "attributes": {ABSENT: True}}
        )  # fmt: skip
    return {
        "otmVersion": VERSION,
        "project": _project(written),
        "assets": [_asset(written, key) for key in written.living["data"]],
        "trustZones": zones,
        "components": components,
        "dataflows": [_flow(written, key, on) for key in written.living["flow"]],
        "threats": threats,
        "mitigations": mitigations,
    }


def _project(written: Written) -> Json:
    material = written.material
    project: Json = {"name": material.name, "id": material.slug}
    for attribute, name in (("purpose", "description"), ("owner", "owner")):
        if material.answers.value(MODEL, attribute):
            project[name] = material.answers.value(MODEL, attribute)
    attributes = written.attributes(MODEL, {"purpose", "owner"} & {*material.answers.of(MODEL)})
    decided = [key for key in material.answers.subjects() if kind_of(key) in DECIDED_KINDS and written.is_there(key)]
    subjects = [*written.living["actor"], *written.living["identity"], *written.living["note"], *decided]
    carried = {key: entries for key in subjects if (entries := written.entries(key)) or kind_of(key) == "identity"}
    return {**project, "attributes": {**attributes, SUBJECTS: carried}}


def _asset(written: Written, key: str) -> Json:
    risk: Json = {}
    unsaid: Json = {}
    said = written.material.answers.of(key)
    for quality in _RATED:
        value = written.value(key, quality)
        risk[quality] = figure(value) if isinstance(value, int) else STOPGAP
        if quality not in said:
            unsaid[f"{PREFIX}{quality}"] = {"state": UNSAID}
    in_fields = {"name", *_RATED}
    in_fields |= {name for name in ("stored_by", "processed_by") if written.refs(key, name)}
    attributes = {**written.attributes(key, in_fields), **unsaid}
    return {"id": key, "name": written.name(key), "risk": risk, "attributes": attributes}


def _zone(written: Written, key: str, outside: bool) -> Json:
    kind, parent = written.value(key, "kind"), written.value(key, "parent")
    zone: Json = {"id": key, "name": written.name(key)}
    in_fields = {"name"}
    if kind:
        zone["type"] = kind
        in_fields.add("kind")
    zone["risk"] = {"trustRating": 0 if outside else 100}
    if parent and parent != key:
        zone["parent"] = {"trustZone": parent}
        in_fields.add("parent")
    return {**zone, "attributes": written.attributes(key, in_fields)}


def _actors(written: Written) -> list[str]:
    """Return the actors that some flow begins or ends at; the others are carried with the project."""
    ends = {f"actor/{end}" for flow in written.living["flow"] for end in (ends_of(flow).source, ends_of(flow).target)}
    return [actor for actor in written.living["actor"] if actor in ends]


def _component(written: Written, key: str, on: dict[str, list[Json]]) -> Json:
    if kind_of(key) == "actor":
        return {
            "id": key, "name": written.name(key), "type": "actor", "parent": {"trustZone": NOWHERE},
            "attributes": {KEY: key},
        }  # fmt: skip
    technology = written.value(key, "technology")
    parent, in_fields = _parent(written, key)
    in_fields |= {"name"} | ({"technology"} if technology not in (None, "other") else set())
    holds = {
        name: [data for data in written.living["data"] if key in written.refs(data, attribute)]
        for name, attribute in (("processed", "processed_by"), ("stored", "stored_by"))
    }
    return {
        "id": key,
        "name": written.name(key),
        "type": technology or UNTYPED,
        "parent": parent,
        **({"assets": holds} if any(holds.values()) else {}),
        **({"threats": on[key]} if key in on else {}),
        "attributes": written.attributes(key, in_fields),
    }


def _parent(written: Written, key: str) -> tuple[Json, set[str]]:
    """Return the parent of a component, and what it says: the host where that stands in the same zone."""
    zone, host = written.value(key, "zone"), written.value(key, "runs_on")
    if not zone:
        return {"trustZone": NOWHERE}, set()
    if host and _leads_up(written, key):
        return {"component": host}, {"zone", "runs_on"}
    return {"trustZone": zone}, {"zone"}


def _leads_up(written: Written, key: str) -> bool:
    """Whether every host above a component stands in its zone and none of them runs on what runs on it."""
    zone, seen = written.value(key, "zone"), {key}
    host = written.value(key, "runs_on")
    while host:
        if host in seen or written.value(str(host), "zone") != zone:
            return False
        seen.add(str(host))
        host = written.value(str(host), "runs_on")
    return True


def _flow(written: Written, key: str, on: dict[str, list[Json]]) -> Json:
    ends = ends_of(key)
    source, target = (_end(written, slug) for slug in (ends.source, ends.target))
    made_up = f"{written.name(source)} to {written.name(target)}"
    name = written.value(key, "name")
    in_fields = {"name"} if name and name not in (made_up, key) else set()
    one_way, carries = written.value(key, "one_way"), written.refs(key, "carries")
    in_fields |= {"one_way"} if one_way == "no" else set()
    in_fields |= {"carries"} if carries else set()
    protocol = written.value(key, "protocol")
    return {
        "id": key,
        "name": name or made_up,
        "source": source,
        "destination": target,
        **({"bidirectional": one_way == "no"} if one_way in ("yes", "no") else {}),
        **({"tags": [protocol]} if protocol else {}),
        **({"assets": list(carries)} if carries else {}),
        **({"threats": on[key]} if key in on else {}),
        "attributes": written.attributes(key, in_fields),
    }


def _end(written: Written, slug: str) -> str:
    component = f"component/{slug}"
    return component if component in written.there else f"actor/{slug}"
