"""Every part of a model of the Threat Model Library becomes what it means here, and what does not is listed."""

from __future__ import annotations

import copy
import json
from typing import Any

from tests.exchange.readers.mutations import holds
from tests.exchange.readers.tml.small import SMALL
from tests.exchange.samples import facts
from tests.exchange.systems import TODAY, shipped_bank
from tmtui.analysis.engine import assess
from tmtui.exchange.detecting import detect
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.readers.tml.reader import read
from tmtui.model.answers import Answer, Answers
from tmtui.model.fact import Basis, State


def found(model: dict[str, Any] = SMALL, before: Answers | None = None) -> Imported:
    imported = holds(read, json.dumps(model).encode(), "model.json", before)
    assert imported is not None
    return imported


def held() -> Answers:
    return Answers(facts(found().statements))


def answer(subject: str, attribute: str) -> Answer:
    given = held().get(subject, attribute)
    assert given is not None, f"{subject} {attribute} is not said"
    return given


def names(section: str) -> set[str]:
    return {each["symbolic_name"] for each in SMALL[section]}


def test_everything_is_counted_as_in_the_file() -> None:
    imported = found()
    assert imported.count("zone") == len(names("trust_zones"))
    assert imported.count("component") == sum(len(names(each)) for each in ("actors", "components", "data_stores"))
    assert imported.count("data") == len(names("data_sets"))
    assert imported.count("flow") == len(names("data_flows") - {"gone"})
    assert imported.count("actor") == len(names("threat_personas"))
    assert imported.count("threat") == 3, "one of the two stands on two components"
    assert imported.count("control") == 4
    assert imported.count("note") == len(SMALL["assumptions"])
    assert imported.title == "Shop"


def test_zones_and_what_stands_in_them() -> None:
    answers = held()
    assert answers.value("zone/public-internet", "kind") == "internet"
    inner = answer("zone/inner-zone", "kind")
    assert (inner.value, inner.fact.basis) == ("cloud-network", Basis.ASSUMED), (
        "what it says of the internet is no kind"
    )
    assert answers.value("component/web-server", "zone") == "zone/inner-zone"
    assert answers.value("component/buyer", "zone") == "zone/public-internet"
    assert answers.value("component/lost-thing", "zone") is None
    assert answers.value("component/cart", "runs_on") == "component/web-server"


def test_components_stores_and_actors_are_technologies() -> None:
    answers = held()
    told = {key: answers.value(f"component/{key}", "technology") for key in ("web-server", "orders", "pictures")}
    assert told == {"web-server": "web-server", "orders": "postgresql", "pictures": "own-object-storage"}
    assert answers.value("component/operator", "technology") == "admin-workstation"
    assert answers.value("component/the-bank", "technology") == "external-service"
    assert answer("component/buyer", "technology").state is State.UNKNOWN
    assert answer("component/lost-thing", "technology").fact.basis is Basis.ASSUMED
    assert answer("component/buyer", "name").fact.note == "About Buyer\nmay: may buy"


def test_data_lies_in_stores_and_is_rated_by_what_it_is_about() -> None:
    answers = held()
    assert answers.value("data/orders", "stored_by") == ("component/orders",)
    orders, keys = (answer(f"data/{key}", "confidentiality") for key in ("orders", "keys"))
    assert [(each.value, each.fact.basis) for each in (orders, keys)] == [(4, Basis.ASSUMED), (5, Basis.ASSUMED)]
    assert answers.value("data/orders", "personal") == "yes"
    assert answers.value("data/logos", "confidentiality") is None
    assert answers.value("component/orders", "readable_when_stolen") == "partly"
    assert answers.value("component/orders", "checks_user_rights") == "yes"
    assert answers.value("component/pictures", "readable_when_stolen") is None


def test_flows_are_opened_by_whoever_fetches() -> None:
    answers = held()
    flows = {key.partition("/")[2] for key in answers.subjects() if key.startswith("flow/")}
    assert flows == {"buyer..web-server", "web-server..orders", "cart..pictures"}
    assert answers.value("flow/buyer..web-server", "encryption") == "tls"
    assert answers.value("flow/web-server..orders", "encryption") == "none"
    assert answers.value("flow/cart..pictures", "encryption") is None
    login = answer("flow/buyer..web-server", "authentication")
    assert (login.value, login.fact.note) == ("caller", "password, otp")
    assert answers.value("flow/web-server..orders", "authentication") is None, "it crosses no boundary"


def test_threats_are_rated_by_their_risks() -> None:
    answers = held()
    for component in ("web-server", "cart"):
        theft = f"threat/own-theft-of-orders@component/{component}"
        assert [answers.value(theft, name) for name in ("title", "likelihood", "impact")] == ["Theft of orders", 3, 5]
    assert answer(theft, "likelihood").fact.note == "risk Loss: possible (score 12, high)\nAbout Loss"
    assert answer(theft, "impact").fact.note == "risk More loss: severe (score 5, low)\nRuin"
    told = answer(theft, "title").fact.note
    assert "event: break-in\npersona: Thief\nsources: adversary\nCAPEC-1 Access\nCWE-20" in told
    flood = "threat/own-flood@model"
    assert [answers.value(flood, name) for name in ("likelihood", "impact")] == [1, 5]
    assert flood.partition("/")[2] in {each.id for each in assess(shipped_bank(), answers, TODAY).threats()}


def test_controls_keep_their_state() -> None:
    answers = held()
    locks = answer("control/own-locks@component/cart", "status")
    assert (locks.value, locks.fact.basis) == ("implemented", Basis.ASSUMED), "the file itself says it is assumed"
    assert answers.value("control/own-locks@component/cart", "against") == (
        "threat/own-theft-of-orders@component/cart",
    )  # fmt: skip
    assert answers.value("control/own-flood-filter@model", "status") == "planned"
    assert "at the boundary of public and inner" in answer("control/own-flood-filter@model", "title").fact.note
    assert [answers.value("control/own-fence@model", name) for name in ("status", "why")] == [
        "rejected", "model.json says: wont_do",
    ]  # fmt: skip


def test_personas_are_actors() -> None:
    answers = held()
    told = {
        key: [answers.value(f"actor/{key}", name) for name in ("archetype", "capability", "initiation", "in_scope")]
        for key in ("thief", "clerk")
    }
    assert told == {"thief": ["criminal-group", 4, 4, "yes"], "clerk": ["rogue-administrator", 3, 2, "yes"]}


def test_assumptions_are_notes_with_their_validity() -> None:
    answers = held()
    notes = {
        answers.value(key, "text"): answers.value(key, "sort") for key in answers.subjects() if key.startswith("note/")
    }
    assert notes == {
        "Assumption (confirmed): The house is locked": "decision",
        "Assumption (unconfirmed): Nobody phones": "parked",
    }
    assert answers.value("model", "purpose") == "Sells balloons"
    assert answers.value("model", "scope") == "The shop, not the bank"


def test_what_says_nothing_here_is_listed() -> None:
    assert {each.what.partition(" (")[0] for each in found().ignored} == {
        "scope business_criticality: high", "scope data_sensitivity: pii", "scope exposure: external",
        "scope tier: important", "diagram Picture", "trust_zones: inner", "trust boundary inner to moon",
        "component/lost-thing trust_zone: nowhere", "data/orders data_store: gone", "data_flow gone: source nobody",
        "threat theft: ghost", "control filter: threat fire", "risk odd: threat unheard", "risk Odd",
        "top level: $schema", "top level: version", "top level: frozen", "top level: extensions",
        "components: repo_link", "data_sets: record_count", "data_flows: has_sensitive_data",
        "data_flow from a data store", "trust_boundaries: access_control_methods",
        "trust_boundaries: access_token_expires",
    }  # fmt: skip


def test_evidence_points_into_the_file() -> None:
    said = {(each.subject, each.attribute): each.evidence for each in found().statements}
    assert said["component/orders", "technology"] == "model.json#/data_stores/0"
    assert said["threat/own-flood@model", "likelihood"] == "model.json#/risks/1"


def test_reading_it_twice_says_nothing_twice() -> None:
    imported = found()
    assert found(before=Answers(facts(imported.statements))).statements == imported.statements


def test_a_changed_file_keeps_its_keys() -> None:
    changed = copy.deepcopy(SMALL)
    changed["components"][0]["title"] = "Front"
    changed["threats"][1]["title"] = "Deluge"
    changed["data_flows"].pop(1)
    before = found()
    after = found(changed, Answers(facts(before.statements)))
    said = {(each.subject, each.attribute): each.value for each in after.statements}
    assert said["component/web-server", "name"] == "Front"
    assert said["threat/own-flood@model", "title"] == "Deluge"
    gone = {each.subject for each in before.statements} - {each.subject for each in after.statements}
    assert gone == {"flow/web-server..orders"}


def test_it_is_recognised() -> None:
    assert detect(Document("x", json.dumps(SMALL).encode())) == "tml"
