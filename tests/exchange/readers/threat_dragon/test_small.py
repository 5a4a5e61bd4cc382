"""Every part of a Threat Dragon model becomes what it means here, and what does not is listed."""

from __future__ import annotations

import copy
import json
from typing import Any

from tests.exchange.readers.mutations import holds
from tests.exchange.readers.threat_dragon.small import SMALL, first_version
from tests.exchange.samples import facts
from tests.exchange.systems import TODAY, shipped_bank
from tmtui.analysis.engine import assess
from tmtui.exchange.detecting import detect
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.readers.threat_dragon.reader import read
from tmtui.model.answers import Answers
from tmtui.model.fact import Basis


def found(model: dict[str, Any] = SMALL, before: Answers | None = None) -> Imported:
    imported = holds(read, json.dumps(model).encode(), "model.json", before)
    assert imported is not None
    return imported


def held() -> Answers:
    return Answers(facts(found().statements))


def cells(*types: str) -> list[dict[str, Any]]:
    every = [cell for diagram in SMALL["detail"]["diagrams"] for cell in diagram["cells"]]
    return [cell for cell in every if cell["data"]["type"] in types]


def test_everything_is_counted_as_in_the_file() -> None:
    imported = found()
    elements = cells("tm.Actor", "tm.Process", "tm.Store")
    names = {(cell["data"]["type"], " ".join(cell["data"]["name"].split())) for cell in elements}
    ids = {cell["id"] for cell in elements}
    flows = [flow for flow in cells("tm.Flow") if flow["target"].get("cell") in ids]
    threats = [
        threat for cell in cells("tm.Process", "tm.Store", "tm.Flow") for threat in cell["data"].get("threats", [])
    ]
    assert imported.count("zone") == len(cells("tm.BoundaryBox"))
    assert imported.count("component") == len(names) - 1, "one shape has the id of another"
    assert imported.count("flow") == len(flows)
    assert imported.count("threat") == len(threats)
    assert imported.count("note") == len(cells("tm.Boundary"))
    assert imported.title == "Shop"


def test_boxes_are_zones_and_hold_what_is_drawn_in_them() -> None:
    answers = held()
    assert answers.value("component/customer", "zone") == "zone/internet"
    assert answers.value("component/shop-front", "zone") == "zone/server-network"
    assert answers.value("component/orders-postgresql", "zone") == "zone/data-network"
    assert answers.value("zone/data-network", "parent") == "zone/server-network"
    assert answers.value("zone/internet", "kind") == "internet"
    assert answers.value("component/mails", "zone") is None


def test_elements_are_what_flags_and_names_tell() -> None:
    answers = held()
    assert answers.value("component/shop-front", "technology") == "web-application"
    assert answers.value("component/orders-postgresql", "technology") == "postgresql"
    assert answers.value("component/customer", "technology") is None, "what a person sits at is asked"
    old = answers.get("component/old-thing", "technology")
    assert old is not None
    assert (old.value, old.fact.basis) == ("application", Basis.ASSUMED)
    scope = answers.get("component/old-thing", "in_scope")
    assert scope is not None
    assert (scope.value, scope.fact.note) == ("no", "Goes away")
    assert answers.value("component/orders-postgresql", "in_scope") is None, "a flag that is off says nothing"
    assert answers.value("component/orders-postgresql", "readable_when_stolen") == "no"
    assert answers.value("data/credentials-in-orders-postgresql", "stored_by") == ("component/orders-postgresql",)
    assert answers.value("data/card-payments", "processed_by") == ("component/shop-front",)
    assert answers.value("data/log-records-in-mails", "stored_by") == ("component/mails",)


def test_flows_say_protocol_encryption_and_direction() -> None:
    answers = held()
    order = "flow/customer..shop-front"
    assert [answers.value(order, name) for name in ("name", "protocol", "encryption", "one_way")] == [
        "Order", "https", "tls", "no",
    ]  # fmt: skip
    name = answers.get(order, "name")
    assert name is not None
    assert name.fact.note == "From outside; over a public network"
    assert answers.value("flow/shop-front..orders-postgresql", "name") == "Orders"
    assert answers.value("flow/shop-front..orders-postgresql", "encryption") is None
    assert "flow/shop-front..orders-postgresql:2" in answers.subjects(), "its loose end nearly touches the shop front"
    assert "flow/shop-front..mails" in answers.subjects(), "the detail shows the same shop front"


def test_threats_keep_severity_status_and_mitigation() -> None:
    answers = held()
    forged, script = (f"threat/own-{name}@component/shop-front" for name in ("forged-orders", "cross-site-scripting"))
    flood, tapped = "threat/own-flood@component/shop-front", "threat/own-eavesdropping@flow/customer..shop-front"
    assert [answers.value(forged, name) for name in ("title", "likelihood", "impact", "status")] == [
        "Forged orders", 4, 4, None,
    ]  # fmt: skip
    assert [answers.value(script, name) for name in ("likelihood", "status", "why")] == [
        5, "avoided", "model.json says: Mitigated",
    ]  # fmt: skip
    assert [answers.value(flood, name) for name in ("likelihood", "status", "why")] == [
        None, "false-alarm", "model.json says: NotApplicable: Behind a flood filter",
    ]  # fmt: skip
    assert [answers.value(tapped, name) for name in ("likelihood", "status", "why")] == [
        2, "accepted", "model.json says: Accepted: Nobody listens",
    ]  # fmt: skip
    assert answers.value("threat/own-nobody-knows@model", "title") == "Nobody knows", "its flow has no end"
    sign = "control/own-sign-orders@component/shop-front"
    escape = "control/own-escape-output@component/shop-front"
    assert [answers.value(sign, name) for name in ("title", "against", "status")] == ["Sign orders.", (forged,), None]
    assert [answers.value(escape, name) for name in ("against", "status")] == [(script,), "implemented"]
    assert len([key for key in answers.subjects() if key.startswith("control/")]) == 2
    assessed = {each.id for each in assess(shipped_bank(), answers, TODAY).threats()}
    assert forged.partition("/")[2] in assessed


def test_what_the_whole_is_for_is_said() -> None:
    answers = held()
    assert answers.value("model", "purpose") == "Sells balloons"
    assert answers.value("model", "owner") == "Sales"


def test_what_says_nothing_here_is_listed() -> None:
    ignored = {each.what.partition(" (")[0] for each in found().ignored}
    assert {
        "process c4", "cell x of type tm.Star", "flow Lost", "text in the drawing", "actor: providesAuthentication",
        "store: isSigned", "process: privilegeLevel", "threat: cvss", "threat: description that nobody wrote",
        "flag that is off", "detail: reviewer", "detail: contributors", "diagram: description",
        "flow drawn from a store, to a browser, or as an answer", "flow Data Flow: loose start",
        "flow/shop-front..orders-postgresql:2: out of scope",
    } == ignored  # fmt: skip


def test_evidence_points_at_the_cell() -> None:
    said = {(each.subject, each.attribute): each.evidence for each in found().statements}
    assert said["component/shop-front", "technology"] == "model.json#/detail/diagrams/0/cells/4"
    threat = "threat/own-cross-site-scripting@component/shop-front"
    assert said[threat, "title"] == "model.json#/detail/diagrams/0/cells/4/data/threats/1"


def test_the_first_version_says_the_same() -> None:
    def told(model: dict[str, Any]) -> set[tuple[object, ...]]:
        return {
            (each.subject, each.attribute, each.value, each.state) for each in found(model).statements
            if each.attribute != "exists"
        }  # fmt: skip

    assert told(first_version()) == told(SMALL)


def test_reading_it_twice_says_nothing_twice() -> None:
    for model in (SMALL, first_version()):
        imported = found(model)
        again = found(model, Answers(facts(imported.statements)))
        assert again.statements == imported.statements


def test_a_changed_file_keeps_its_keys() -> None:
    changed = copy.deepcopy(SMALL)
    first = changed["detail"]["diagrams"][0]["cells"]
    changed["detail"]["diagrams"][1]["cells"][0]["data"]["name"] = "Storefront"
    first[4]["data"]["name"] = "Storefront"
    first[4]["data"]["threats"][0]["title"] = "Made-up orders"
    before = found()
    after = found(changed, Answers(facts(before.statements)))
    news = {each for each in after.statements if each.value} - set(before.statements)
    assert {(each.subject, each.attribute, each.value) for each in news if each.attribute != "note"} >= {
        ("component/shop-front", "name", "Storefront"),
        ("threat/own-forged-orders@component/shop-front", "title", "Made-up orders"),
    }
    assert {each.subject for each in after.statements} == {each.subject for each in before.statements}


def test_both_versions_are_recognised() -> None:
    for model in (SMALL, first_version()):
        assert detect(Document("model.json", json.dumps(model).encode())) == "threat-dragon"
