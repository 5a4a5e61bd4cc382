"""The hybrid network: what comes out of it is what somebody who knows such networks would say."""

from __future__ import annotations

import pytest

from tests.question_banks.systems import DAY, assessed, facts_of
from tmtui.analysis.engine import assess
from tmtui.analysis.state import State
from tmtui.banks.bank import Bank
from tmtui.banks.schema import STRIDE
from tmtui.model.plan import RowKind
from tmtui.model.threat import Certainty

MOVED = {("component/postgres", "zone"): "zone/dmz"}
WEB = {"79", "89", "91", "611", "776", "352", "918"}
"""CWE ids of injection into web pages, SQL and XML, forged requests."""


@pytest.fixture(scope="module")
def hybrid(bank: Bank) -> State:
    return assessed(bank, "hybrid")


def test_it_has_fourteen_components_in_six_zones(hybrid: State) -> None:
    assert len(hybrid.elements("component")) == 14
    assert len(hybrid.elements("zone")) == 6
    assert {element.zone for element in hybrid.elements("component")} == {zone.key for zone in hybrid.elements("zone")}


def test_every_stride_category_has_a_certain_threat(hybrid: State) -> None:
    certain = [threat for threat in hybrid.threats() if threat.certainty is Certainty.CERTAIN]
    assert {category for threat in certain for category in threat.stride} == set(STRIDE)


def test_the_jump_host_gets_no_threats_of_web_forms(hybrid: State) -> None:
    about = [t for closed in (False, True) for t in hybrid.threats(closed=closed) if t.subject == "component/jump"]
    assert about
    assert [threat.id for threat in about if {cwe.removeprefix("CWE-") for cwe in threat.cwe} & WEB] == []


def test_the_application_does(hybrid: State) -> None:
    assert "web-attack@component/shop" in {threat.id for threat in hybrid.threats()}


@pytest.mark.parametrize("name", ["jump", "directory", "backup"])
def test_what_opens_the_customer_records_is_worth_as_much_as_they_are_and_says_why(hybrid: State, name: str) -> None:
    interval, why = hybrid.at_stake(f"component/{name}", "confidentiality")
    assert interval == (4, 4)
    assert "Customer records" in why


def test_no_second_factor_on_the_jump_host_is_certain_and_comes_with_its_answer(hybrid: State) -> None:
    threat = next(threat for threat in hybrid.threats() if threat.id == "password-only@component/jump")
    assert threat.certainty is Certainty.CERTAIN
    assert ("component/jump", "second_factor") in {(each.subject, each.attribute) for each in threat.because}


def test_what_others_run_has_no_threats_of_its_own(hybrid: State) -> None:
    subjects = {threat.subject for closed in (False, True) for threat in hybrid.threats(closed=closed)}
    assert subjects.isdisjoint({"component/mail-relay", "component/browser", "zone/internet"})


def test_moving_the_database_to_the_dmz_changes_findings(bank: Bank, hybrid: State) -> None:
    moved = assessed(bank, "hybrid", MOVED)
    before = {threat.id for threat in hybrid.threats()}
    after = {threat.id for threat in moved.threats()}
    assert "store-at-the-edge@component/postgres" in after - before
    assert [(each.rule, each.points) for each in moved.findings()] != [
        (each.rule, each.points) for each in hybrid.findings()
    ]


def test_a_database_in_no_zone_counts_as_beyond_a_boundary(bank: Bank) -> None:
    lost = assessed(bank, "hybrid", {("component/postgres", "zone"): None})
    crossing = {flow.key: flow.crosses for flow in lost.elements("flow")}
    assert crossing["flow/shop..postgres"]


def test_two_web_servers_as_one_with_a_count_change_no_level(bank: Bank, hybrid: State) -> None:
    facts = facts_of(bank, "hybrid", {("component/web-1", "count"): 2})
    once = assess(bank, [fact for fact in facts if "web-2" not in fact.subject], DAY)
    assert {each.rule: each.level for each in once.findings()} == {each.rule: each.level for each in hybrid.findings()}


def test_unknown_encryption_to_the_database_is_possible_and_asked(hybrid: State) -> None:
    threat = next(each for each in hybrid.threats() if each.id == "cleartext-traffic@flow/shop..postgres")
    assert threat.certainty is Certainty.POSSIBLE
    assert ("flow/shop..postgres", "flow.encryption") in {(q.subject, q.id) for q in hybrid.open_questions()}


def test_rows_of_the_plan_close_what_they_claim_when_applied_in_their_order(hybrid: State) -> None:
    rows = [row for row in hybrid.plan().rows if row.kind is RowKind.CONTROL]
    assert len(rows) > 10
    applied: list[str] = []
    for row in rows[:10]:
        applied += row.ids
        assert set(row.closes) <= set(hybrid.what_if(controls=applied).closed), row.title


def test_every_finding_of_the_hybrid_network_names_a_way_out(hybrid: State) -> None:
    assert [threat.id for threat in hybrid.threats() if not threat.controls] == []
