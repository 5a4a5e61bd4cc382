"""Every part of a model of the Threat Modeling Tool becomes what it means here, and what does not is listed."""

from __future__ import annotations

from xml.etree import ElementTree

from tests.exchange.readers.mutations import holds
from tests.exchange.readers.tm7.small import BORDERS, SHAPES, SMALL, model, threat
from tests.exchange.samples import facts
from tests.exchange.systems import TODAY, shipped_bank
from tmtui.analysis.engine import assess
from tmtui.exchange.detecting import detect
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.readers.tm7.reader import read
from tmtui.model.answers import Answers
from tmtui.model.fact import Basis, State

XSI = "{http://www.w3.org/2001/XMLSchema-instance}type"


def found(text: str = SMALL, before: Answers | None = None) -> Imported:
    imported = holds(read, text.encode(), "model.tm7", before)
    assert imported is not None
    return imported


def held() -> Answers:
    return Answers(facts(found().statements))


def drawn(*kinds: str) -> int:
    return sum(each.get(XSI) in kinds for each in ElementTree.fromstring(SMALL).iter())


def test_everything_is_counted_as_in_the_file() -> None:
    imported = found()
    assert imported.count("component") == drawn("StencilEllipse", "StencilRectangle", "StencilParallelLines") - 1, (
        "the detail shows the shop front once more"
    )
    assert imported.count("zone") == drawn("BorderBoundary")
    assert imported.count("flow") == drawn("Connector") - 1, "one leads nowhere"
    assert imported.count("threat") == SMALL.count("<a:KeyValueOfstringThreatpc_P0_PhOB>")
    assert imported.count("note") == drawn("LineBoundary") + len(["assumptions", "note"])
    assert imported.title == "Shop"


def test_stencils_say_what_things_are() -> None:
    answers = held()
    told = {
        key: answers.value(f"component/{key}", "technology")
        for key in ("shop-front-nginx", "orders", "secrets", "file-system", "thing", "customer")
    }
    assert told == {
        "shop-front-nginx": "nginx", "orders": "database", "secrets": "cloud-secrets", "file-system": "local-disk",
        "thing": "application", "customer": None,
    }  # fmt: skip
    thing = answers.get("component/thing", "technology")
    assert thing is not None
    assert thing.fact.basis is Basis.ASSUMED, "a generic process only shows that something runs"
    scope = answers.get("component/thing", "in_scope")
    assert scope is not None
    assert (scope.value, scope.fact.note) == ("no", "Goes away")


def test_borders_are_zones() -> None:
    answers = held()
    assert answers.value("component/shop-front-nginx", "zone") == "zone/dmz"
    assert answers.value("component/orders", "zone") == "zone/our-house"
    assert answers.value("component/customer", "zone") is None
    assert answers.value("zone/dmz", "parent") == "zone/our-house"
    assert [answers.value(f"zone/{key}", "kind") for key in ("our-house", "dmz")] == ["internal", "dmz"]


def test_properties_count_where_somebody_set_them() -> None:
    answers = held()
    assert answers.value("component/shop-front-nginx", "checks_user_rights") == "yes"
    assert answers.value("component/orders", "readable_when_stolen") == "no"
    assert answers.value("data/credentials-in-orders", "stored_by") == ("component/orders",)
    assert answers.value("data/log-records-in-file-system", "stored_by") == ("component/file-system",)
    assert answers.value("component/secrets", "readable_when_stolen") is None


def test_flows_say_protocol_encryption_and_login() -> None:
    answers = held()

    def told(flow: str) -> list[object]:
        return [answers.value(f"flow/{flow}", name) for name in ("name", "protocol", "encryption", "authentication")]

    assert told("customer..shop-front-nginx") == ["Buy", "https", "tls", "caller"]
    assert told("shop-front-nginx..orders") == ["Load orders", "ipsec", "mtls", "mutual"]
    assert told("shop-front-nginx..secrets") == [None, "soap", None, "none"]
    assert told("shop-front-nginx..file-system") == ["Write", "smb", None, None]


def test_threats_keep_state_reason_and_priority() -> None:
    answers = held()
    buy, load = "flow/customer..shop-front-nginx", "flow/shop-front-nginx..orders"
    made_up = f"threat/own-spoofing-towards@{buy}"
    assert answers.value(made_up, "title") == "Spoofing Shop front (nginx) towards Orders", "by the template's words"
    rated = answers.get(made_up, "impact")
    assert rated is not None
    assert (rated.value, rated.fact.basis) == (4, Basis.ASSUMED), "nobody looked at it yet"
    script, sniff = f"threat/own-cross-site-scripting@{buy}", f"threat/own-sniffing@{load}"
    assert [answers.value(script, name) for name in ("likelihood", "status", "why")] == [
        2, "avoided", "model.tm7 says: Mitigated: Input is checked",
    ]  # fmt: skip
    assert [answers.value(sniff, name) for name in ("impact", "status", "why")] == [
        3, "false-alarm", "model.tm7 says: NotApplicable: One machine",
    ]  # fmt: skip
    flood = answers.get(f"threat/own-flood@{load}", "title")
    assert flood is not None
    assert "needs investigation\nPossible Mitigation(s): Limit requests\nSDL Phase: Design" in flood.fact.note
    escape, limit = f"control/own-escape-output@{buy}", f"control/own-limit-requests@{load}"
    assert [answers.value(escape, name) for name in ("against", "status")] == [(script,), "implemented"]
    assert answers.value(limit, "status") is None
    assert made_up.partition("/")[2] in {each.id for each in assess(shipped_bank(), answers, TODAY).threats()}


def test_threats_of_one_type_are_one_finding_over_their_flows() -> None:
    threats = [threat("S1", flow, "AutoGenerated", "High", Title=f"Spoofing on {flow}") for flow in ("buy", "load")]
    twice = threat("S1", "buy", "AutoGenerated", "Low", Title="Spoofing once more").replace("S1buy", "again")
    imported = found(model(threats=(*threats, twice)))
    titles = {each.subject: each.value for each in imported.statements if each.attribute == "title"}
    assert titles == {
        "threat/own-spoofing-towards@flow/customer..shop-front-nginx": "Spoofing on buy",
        "threat/own-spoofing-towards@flow/shop-front-nginx..orders": "Spoofing on load",
        "threat/own-spoofing-once-more@flow/customer..shop-front-nginx": "Spoofing once more",
    }


def test_assumptions_notes_and_lines_are_kept_as_notes() -> None:
    answers = held()
    texts = {answers.value(key, "text") for key in answers.subjects() if key.startswith("note/")}
    assert texts == {
        "Assumptions: The house is locked", "Ask the operators",
        "Trust boundary Internet Boundary in Overview is crossed by Buy. In which zones do their ends stand?",
    }  # fmt: skip
    assert answers.value("model", "purpose") == "Sells balloons"
    assert answers.value("model", "owner") == "Sales"


def test_what_says_nothing_here_is_listed() -> None:
    assert {each.what.partition(" (")[0] for each in found().ignored} == {
        "flow Nowhere", "property Sanitizes Input", "property Contains Cookies", "property as the tool sets it",
        "flow drawn from a store, to a browser, or as an answer", "KnowledgeBase SDL", "top level: Version",
        "MetaInformation: Contributors",
    }  # fmt: skip


def test_evidence_names_the_stencil() -> None:
    said = {(each.subject, each.attribute): each.evidence for each in found().statements}
    assert said["component/orders", "technology"] == "model.tm7#db"


def test_reading_it_twice_says_nothing_twice() -> None:
    imported = found()
    assert found(before=Answers(facts(imported.statements))).statements == imported.statements


def test_a_changed_file_keeps_its_keys() -> None:
    before = found()
    after = found(SMALL.replace(">Orders<", ">Purchases<").replace("AutoGenerated", "Mitigated"),
                  Answers(facts(before.statements)))  # fmt: skip
    changed = {(each.subject, each.attribute): each.value for each in after.statements if each not in before.statements}
    assert changed["component/orders", "name"] == "Purchases"
    assert {each.subject for each in after.statements} == {each.subject for each in before.statements}


def test_a_stencil_that_is_gone_is_not_spoken_of() -> None:
    before = found()
    after = found(model((*SHAPES[:-1], *BORDERS)), Answers(facts(before.statements)))
    gone = {each.subject for each in before.statements} - {each.subject for each in after.statements}
    assert gone == {"component/thing"}


def test_other_spellings_are_recognised() -> None:
    for data in (SMALL.encode(), b"\xef\xbb\xbf" + SMALL.encode(), ('<?xml version="1.0"?>\n' + SMALL).encode()):
        assert detect(Document("x", data)) == "tm7"
    wide = ('<?xml version="1.0" encoding="utf-16"?>' + SMALL).encode("utf-16")
    assert detect(Document("x", wide)) == "tm7"
    imported = holds(read, wide, "model.tm7")
    assert imported is not None
    assert all(each.state is State.ANSWERED for each in imported.statements)
