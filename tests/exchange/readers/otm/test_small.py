"""Every part of an Open Threat Model becomes what it means here, and what does not is listed."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.readers.mutations import broken, holds, spoilt
from tests.exchange.readers.otm.small import SMALL
from tests.exchange.samples import facts
from tests.exchange.systems import material, shipped_bank, statements
from tmtui.banks.attributes import attribute_of
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.readers.otm import words
from tmtui.exchange.readers.otm.reader import read
from tmtui.exchange.writers.otm.document import write
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput

AS_JSON, AS_YAML = json.dumps(SMALL).encode(), yaml.safe_dump(SMALL, sort_keys=False).encode()
OURS = json.loads(write(material(statements("balloon"))))


def found(data: bytes = AS_JSON, name: str = "model.otm") -> Imported:
    imported = holds(read, data, name)
    assert imported is not None
    return imported


def held(data: bytes = AS_JSON) -> Answers:
    return Answers(facts(found(data).statements))


def test_json_and_yaml_say_the_same() -> None:
    one, two = found(AS_JSON), found(AS_YAML)
    assert [(each.subject, each.attribute, each.value) for each in one.statements] == [
        (each.subject, each.attribute, each.value) for each in two.statements
    ]
    assert {each.evidence for each in one.statements if each.subject == "component/web"} == {"model.otm#/components/3"}
    line = 1 + AS_YAML.decode().splitlines().index("- id: web")
    assert {each.evidence for each in two.statements if each.subject == "component/web"} == {f"model.otm:{line}"}


def test_everything_is_counted_as_in_the_file() -> None:
    imported, ids = found(), {each["id"] for each in SMALL["components"]}
    assert imported.count("component") == len(SMALL["components"])
    assert imported.count("data") == len(SMALL["assets"])
    assert imported.count("zone") == len(SMALL["trustZones"]) + 1, "the VPC holds something, so it is a place too"
    assert imported.count("flow") == sum({each["source"], each["destination"]} <= ids for each in SMALL["dataflows"])
    assert imported.title == "Shop"


def test_what_lies_in_what() -> None:
    answers = held()
    assert answers.value("zone/databases", "parent") == "zone/private-network"
    assert [answers.value(f"zone/{name}", "kind") for name in ("internet", "private-network", "databases")] == [
        "internet", "internal", "data",
    ]  # fmt: skip
    inside = "zone/main-vpc"
    assert answers.value(inside, "parent") == "zone/private-network"
    assert answers.value(inside, "guarded_by") == ("component/main-vpc",)
    assert answers.value("component/main-vpc", "zone") == "zone/private-network"
    assert answers.value("component/host", "zone") == inside
    assert answers.value("component/host", "runs_on") is None, "a network carries nothing as a machine does"
    assert answers.value("component/web", "runs_on") == "component/host"
    assert answers.value("component/web", "zone") == inside
    assert answers.value("component/lost", "zone") is None


def test_components_flows_and_ratings() -> None:
    answers = held()
    assert answers.value("component/web", "technology") == "nginx", "a product says more than a type"
    assert answers.value("component/database", "technology") == "other"
    assert answers.value("component/lost", "technology") is None, "an empty type says nothing"
    levels = [answers.value("data/orders", name) for name in ("confidentiality", "integrity", "availability")]
    assert levels == [5, 3, 1]
    assert answers.value("data/orders", "processed_by") == ("component/web",)
    assert answers.value("data/photos", "stored_by") == ("component/web",)
    flow = "flow/user..web"
    said = [answers.value(flow, name) for name in ("name", "protocol", "port", "one_way", "carries")]
    assert said == ["Browsing", "https", 443, "no", ("data/orders",)]
    assert answers.value("flow/web..database", "protocol") == "postgres"
    assert answers.value("flow/web..database", "name") is None, "its id is no name"


def test_threats_and_mitigations_with_their_states() -> None:
    answers = held()
    theft, flood = "threat/own-theft@component/web", "threat/own-flood@component/web"
    assert [answers.value(theft, name) for name in ("title", "likelihood", "impact", "status")] == ["Theft", 4, 5, None]
    assert [answers.value(flood, name) for name in ("likelihood", "impact", "status")] == [None, 2, "avoided"]
    assert answers.value(flood, "why") == "model.otm says: mitigated"
    assert answers.value("threat/own-theft@flow/user..web", "status") == "accepted", "one threat on two things"
    lock = "control/own-lock-it@component/web"
    assert [answers.value(lock, name) for name in ("against", "status")] == [(theft,), "implemented"]


def test_what_says_nothing_here_is_listed() -> None:
    listed = {each.what.partition(" (")[0] for each in found().ignored}
    assert listed >= {
        "representation Whiteboard", "project: tags", "project: attribute cmdb", "trustZones: trust rating",
        "trustZones: representations", "components: flavour", "component/web: asset ghost",
        "component/web: threat none", "component/lost parent: gone", "flow f3",
        "threat or mitigation that nothing has", "data/photos integrity: 900", "data/photos availability: x",
    }  # fmt: skip


def test_reading_it_twice_says_nothing_twice_even_when_names_changed() -> None:
    first = found()
    again = holds(read, AS_JSON, "model.otm", Answers(facts(first.statements)))
    assert again is not None
    assert again.statements == first.statements
    renamed = json.loads(AS_JSON)
    renamed["components"][3]["name"], renamed["threats"][0]["name"] = "Shop window", "Burglary"
    later = holds(read, json.dumps(renamed).encode(), "model.otm", Answers(facts(first.statements)))
    assert later is not None
    assert {each.subject for each in later.statements} == {each.subject for each in first.statements}


def test_every_word_is_one_that_the_banks_know() -> None:
    technologies = attribute_of(shipped_bank(), "component", "technology")
    kinds = attribute_of(shipped_bank(), "zone", "kind")
    assert technologies is not None
    assert kinds is not None
    assert set(words.TYPES.values()) <= {option.value for option in technologies.options}
    assert set(words.ZONE_IDS.values()) <= {option.value for option in kinds.options}
    for option in technologies.options:
        if option.value != "other":
            assert words.technology(shipped_bank(), option.value, "", ()) == option.value


@given(st.integers(0, 10**6), st.booleans())
@settings(max_examples=50)
def test_spoilt_values(seed: int, ours: bool) -> None:
    holds(read, json.dumps(spoilt(OURS if ours else SMALL, seed)).encode(), "model.otm")


@given(st.integers(0, 10**6), st.booleans())
@settings(max_examples=50)
def test_broken_bytes(seed: int, as_yaml: bool) -> None:
    holds(read, broken(AS_YAML if as_yaml else AS_JSON, seed), "model.otm")


@pytest.mark.parametrize("text", ["{}", "[]", '"x"', "otmVersion: 0.2.0\n", '{"otmVersion": "0.2.0", "project": []}'])
def test_a_file_that_is_no_otm_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="otmVersion"):
        read(Document("x.otm", text.encode()), shipped_bank(), Answers())


def test_circles_of_parents_end() -> None:
    circle = {
        **SMALL,
        "components": [
            {"id": "a", "name": "A", "type": "vpc", "parent": {"component": "b"}},
            {"id": "b", "name": "B", "type": "vpc", "parent": {"component": "a"}},
            {"id": "c", "name": "C", "type": "x", "parent": {"component": "c"}},
            {"id": "a", "name": "Again", "type": "x", "parent": {"trustZone": "net"}},
        ],
    }
    imported = found(json.dumps(circle).encode())
    assert imported.count("component") == 3
    assert any("same id" in each.why for each in imported.ignored)


def test_ten_thousand_components_inside_one_another_are_read_at_once() -> None:
    nested = [{"id": "0", "name": "0", "type": "vpc", "parent": {"trustZone": "net"}}]
    nested += [
        {"id": str(n), "name": "n", "type": "subnet", "parent": {"component": str(n - 1)}} for n in range(1, 10_000)
    ]
    imported = read(
        Document("deep.otm", json.dumps({**SMALL, "components": nested, "dataflows": []}).encode()), shipped_bank(),
        Answers(),
    )  # fmt: skip
    assert imported.count("component") == 10_000
    zones = {each.subject: each.value for each in imported.statements if each.attribute == "parent"}
    assert len(zones) == 10_000, "every network but the innermost holds one, and there is the one of the file"
