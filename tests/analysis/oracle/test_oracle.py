"""The oracle itself, held against sentences of the method, one small example each."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.oracle import risk
from tests.analysis.oracle.distance import for_threat
from tests.analysis.oracle.logic import holds, read
from tests.analysis.oracle.oracle import world_of
from tests.analysis.oracle.places import crosses_boundary, exposed, in_scope, same_host
from tests.analysis.oracle.some_bank import a_bank
from tests.analysis.oracle.some_facts import Story, a_story
from tests.analysis.oracle.stake import stake
from tests.analysis.oracle.world import NOT_APPLICABLE, UNKNOWN, World, subjects
from tests.analysis.plan.example import TODAY, WEB_TO_DB, bank_of, facts, rule
from tmtui.banks.bank import Bank
from tmtui.banks.expression.tree import Compare, Contains, Expression, Quantified, Truth
from tmtui.model.fact import State

PLAIN_TEXT = Compare(("encryption",), "==", "none")


def world(story: Story, bank: Bank | None = None) -> World:
    return world_of(bank or bank_of([], []), story.facts, TODAY)


def test_an_unknown_gives_neither_true_nor_false_and_its_negation_neither() -> None:
    told = world(facts(web={"patched": State.UNKNOWN, "second_factor": State.NOT_APPLICABLE}))
    assert holds(told, Truth(("patched",)), "component/web") is None
    assert holds(told, Truth(("patched",), negated=True), "component/web") is None
    assert holds(told, Truth(("second_factor",)), "component/web") is False
    assert holds(told, Truth(("second_factor",), negated=True), "component/web") is False


@pytest.mark.parametrize(
    ("value", "true", "false"), [("yes", True, False), ("partly", False, True), ("no", False, True)]
)
def test_partly_is_not_yes(value: str, true: bool, false: bool) -> None:
    told = world(facts(web={"patched": value}))
    assert holds(told, Truth(("patched",)), "component/web") is true
    assert holds(told, Truth(("patched",), negated=True), "component/web") is false


def test_people_who_differ_leave_it_unknown() -> None:
    story = facts(web={"patched": "yes"})
    story.say("component/web", "patched", "no", saw=False)
    assert read(world(story), "component/web", "patched") is UNKNOWN


def test_a_list_is_open_until_it_is_said_complete() -> None:
    some: Expression = Quantified(False, ("inbound",), PLAIN_TEXT)
    every: Expression = Quantified(True, ("inbound",), Contains(("carries",), "data/d"))
    story = facts(web_db={"encryption": "tls"}, model={"flows_listed": "partial"})
    assert holds(world(story), some, "component/db") is None
    story.say("component/db", "inbound_listed", "complete")
    assert holds(world(story), some, "component/db") is False
    assert holds(world(story), every, "component/browser") is None
    story.say("model", "flows_listed", "complete")
    assert holds(world(story), every, "component/browser") is True, "nothing at all comes in"


def test_a_component_in_no_zone_counts_as_crossing_a_boundary() -> None:
    story = facts()
    assert crosses_boundary(world(story), WEB_TO_DB) is True
    story.create("zone/servers")
    story.say("component/web", "zone", "zone/servers")
    assert crosses_boundary(world(story), WEB_TO_DB) is True
    story.say("component/db", "also_in", ("zone/servers",))
    assert crosses_boundary(world(story), WEB_TO_DB) is False


def test_what_runs_on_one_machine_shares_a_host() -> None:
    story = facts(web={"runs_on": "component/browser"}, db={"runs_on": "component/web"})
    assert same_host(world(story), WEB_TO_DB) is True
    story.say("component/db", "runs_on", None, State.RETRACTED)
    assert same_host(world(story), WEB_TO_DB) is False
    story.say("component/db", "runs_on", None, State.UNKNOWN)
    assert same_host(world(story), WEB_TO_DB) is False


def test_what_stands_outside_is_out_of_scope_and_exposes_what_it_calls() -> None:
    story = facts()
    story.create("zone/net")
    story.say("zone/net", "kind", "internet")
    story.say("component/browser", "zone", "zone/net")
    assert exposed(world(story), "component/web") is True
    assert not in_scope(world(story), "component/browser")
    story.say("component/browser", "in_scope", "yes")
    assert in_scope(world(story), "component/browser")


def test_a_component_is_worth_what_it_stores_and_what_it_has_power_over() -> None:
    story = facts(web_db={"carries": ()}, browser_web={"carries": ()}, db={"administered_from": ("component/browser",)})
    story.create("data/customers")
    story.say("data/customers", "confidentiality", 5)
    story.say("data/customers", "stored_by", ("component/db",))
    told = world(story)
    assert stake(told, "component/db", "confidentiality") == (5, 5)
    assert stake(told, "component/browser", "confidentiality") == (5, 5)
    assert stake(told, "component/web", "confidentiality")[0] == 1
    assert stake(told, "model", "confidentiality") == (5, 5)


def test_availability_passes_to_what_others_depend_on() -> None:
    story = facts(web={"availability": 4}, web_db={"optional": "no"})
    assert stake(world(story), "component/db", "availability") == (4, 4)
    story.say(WEB_TO_DB, "optional", "yes")
    story.say(WEB_TO_DB, "carries", ())
    assert stake(world(story), "component/db", "availability")[0] == 1


def test_an_attacker_takes_over_one_component_after_the_other_and_passes_through_proxies() -> None:
    story = facts(web={"technology": "nginx"})
    story.create("zone/net")
    story.say("zone/net", "kind", "internet")
    story.say("component/browser", "zone", "zone/net")
    for name in ("web", "db"):
        story.create(f"zone/{name}")
        story.say(f"zone/{name}", "lets_in", "listed")
        story.say(f"zone/{name}", "kind", "internal")
        story.say(f"component/{name}", "zone", f"zone/{name}")
    told = world(story)
    assert for_threat(told, "internet", "inbound", "component/web", possible=False) == 0
    assert for_threat(told, "internet", "inbound", "component/db", possible=False) == 1
    assert for_threat(told, "internet", "local", "component/db", possible=False) == 2
    bank = bank_of([], [])
    rows = bank.catalogues["technologies"].rows
    forwards = tuple(replace(row, traits=frozenset({"forwards"})) for row in rows)
    protocols = tuple(replace(row, traits=frozenset({"family_web"})) for row in bank.catalogues["protocols"].rows)
    catalogues = {
        **bank.catalogues,
        "technologies": replace(bank.catalogues["technologies"], rows=forwards),
        "protocols": replace(bank.catalogues["protocols"], rows=protocols),
    }
    for flow in ("flow/browser..web", WEB_TO_DB):
        story.say(flow, "protocol", "https")
    passing = world(story, replace(bank, catalogues=catalogues))
    assert for_threat(passing, "internet", "inbound", "component/db", possible=False) == 0


def test_points_of_one_threat_and_of_a_finding() -> None:
    plain = rule("plain-text", "flow", PLAIN_TEXT, impact=4)
    story = facts(web_db={"encryption": "none"}, browser_web={"encryption": State.UNKNOWN})
    told = world(story, bank_of([plain], []))
    found = risk.threats(told)
    assert found[f"plain-text@{WEB_TO_DB}"].points == (45 * 30, 45 * 30)
    assert found["plain-text@flow/browser..web"].points == (0, 45 * 30)
    finding = risk.findings(told)["plain-text"]
    assert finding.points == (1350, 1485), "50 x 30 x (1 - 0.1 x 0.1)"
    assert risk.risk(told) == (1350, 1418, 1485), "half of what is not known, rounded half up"


@given(st.integers(min_value=0, max_value=2**32))
@settings(max_examples=80)
def test_low_never_exceeds_now_nor_now_high(seed: int) -> None:
    random = Random(seed)
    told = world_of(bank := a_bank(random), a_story(random, bank).facts, TODAY)
    low, now, high = risk.risk(told)
    assert low <= now <= high
    for threat in risk.threats(told).values():
        for interval in (threat.likelihood, threat.impact, threat.level, threat.points):
            assert interval[0] <= interval[1]
        assert (threat.certainty == "certain") is (threat.level[0] > 0)


@given(st.integers(min_value=0, max_value=2**32))
@settings(max_examples=60)
def test_answers_move_readings_only_from_unknown_to_known(seed: int) -> None:
    """Whatever holds for certain still holds once an unknown is answered, for conditions on the subject itself."""
    random = Random(seed)
    bank = a_bank(random, solvable=True)
    story = a_story(random, bank)
    told = world_of(bank, story.facts, TODAY)
    slots = [
        (subject, name)
        for kind, name in (("component", "patched"), ("flow", "encryption"), ("component", "second_factor"))
        for subject in subjects(told, kind)
        if read(told, subject, name) is UNKNOWN
    ]
    if not slots:
        return
    subject, name = random.choice(slots)
    known = world_of(bank, story.facts, TODAY, laid={(subject, name): random.choice(("yes", "none"))})
    for each in bank.rules.values():
        for key in subjects(told, each.of):
            before = holds(told, each.when, key)
            if before is not None and read(known, subject, name) is not NOT_APPLICABLE:
                assert holds(known, each.when, key) is before
