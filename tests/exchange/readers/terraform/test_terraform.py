"""What plans and states say about clouds, whether ids are known yet or only configurations refer."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.readers.mutations import broken, holds, spoilt
from tests.exchange.readers.terraform.small import EVERYTHING, PLAN, STATE, STATE_FILE, STORES, refers, resource
from tests.exchange.samples import facts
from tests.exchange.systems import shipped_bank
from tmtui.exchange.detecting import detect
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.readers.terraform import catalogue
from tmtui.exchange.readers.terraform.power import power_of_policy
from tmtui.exchange.readers.terraform.reader import read
from tmtui.exchange.readers.terraform.settings import is_public
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis

DATA = json.dumps(PLAN).encode()
ALL = [*PLAN["planned_values"]["root_module"]["resources"]]
ALL += PLAN["planned_values"]["root_module"]["child_modules"][0]["resources"]


def found(plan: dict[str, Any] | None = None) -> Imported:
    imported = holds(read, json.dumps(plan).encode() if plan else DATA, "plan.json")
    assert imported is not None
    return imported


def held(plan: dict[str, Any] | None = None) -> Answers:
    return Answers(facts(found(plan).statements))


def plan_of(*resources: dict[str, Any], configuration: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {
        "terraform_version": "1.9.0",
        "planned_values": {"root_module": {"resources": list(resources)}},
        "configuration": {"root_module": {"resources": configuration or []}},
    }


def test_everything_is_counted_as_in_the_file() -> None:
    types = Counter(each["type"] for each in ALL)
    things = sum(number for kind, number in types.items() if kind in catalogue.COMPONENTS)
    clouds = len({catalogue.cloud_of(kind) for kind in types} - {""})
    imported = found()
    assert imported.count("component") == things + clouds + 1, "with an account for each cloud, and the internet"
    places = sum(types[kind] for kind in (*catalogue.NETWORKS, *catalogue.SUBNETS))
    assert imported.count("zone") == places + clouds + 1
    assert imported.count("identity") == sum(types[kind] for kind in catalogue.IDENTITIES)
    listed = {each.what for each in imported.ignored}
    assert {
        "aws_cloudwatch_log_group (2 times)",
        "digitalocean_droplet",
        "aws_instance that the plan removes",
    } <= listed


def test_things_stand_in_their_subnets_networks_and_accounts() -> None:
    answers = held()
    assert answers.value("component/web-0", "zone") == "zone/front"
    assert answers.value("zone/front", "parent") == "zone/shop"
    assert answers.value("zone/shop", "parent") == "zone/aws-account"
    assert answers.value("component/front", "zone") == "zone/shop", "a balancer in two subnets stands in their network"
    assert answers.value("component/uploads", "zone") == "zone/aws-account"
    assert answers.value("component/vm", "zone") == "zone/apps", "by its network interface"
    assert answers.value("component/worker", "zone") == "zone/net"
    assert answers.value("component/cache", "zone") == "zone/shop" or answers.exists("component/cache")


def test_rules_become_flows() -> None:
    answers = held()
    for target in ("web-0", "web-1"):
        assert answers.value(f"flow/anybody-on-the-internet..{target}", "protocol") == "https"
        assert answers.value(f"flow/{target}..orders", "protocol") == "postgres"
    assert answers.value("flow/anybody-on-the-internet..vm", "protocol") == "rdp"
    assert answers.value("flow/anybody-on-the-internet..worker", "protocol") == "ssh"
    assert not answers.exists("flow/anybody-on-the-internet..orders")
    assert "rule for addresses 192.0.2.0/24" in {each.what for each in found().ignored}
    assert answers.value("zone/front", "outgoing") == "anywhere"


def test_a_rule_for_everybody_opens_nothing_that_is_inside_only() -> None:
    group = resource("aws_security_group", "g", {"ingress": [
        {"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"]}]})  # fmt: skip
    inside = resource("aws_lb", "l", {"name": "inner", "internal": True})
    joined = [refers("aws_lb", "l", security_groups="aws_security_group.g.id")]
    imported = found(plan_of(group, inside, configuration=joined))
    assert imported.count("flow") == 0
    assert any("inside only" in each.what for each in imported.ignored)


def test_balancers_events_and_names_in_settings_become_flows() -> None:
    answers = held()
    assert answers.value("flow/anybody-on-the-internet..front", "protocol") == "https"
    assert answers.value("flow/front..web-0", "port") == 8080
    assert not answers.exists("flow/front..web-1"), "only the first is attached"
    assert answers.exists("flow/jobs..resize")
    assert answers.value("flow/resize..uploads", "protocol") == "s3"
    assert answers.value("flow/web-1..cache", "protocol") == "redis", "through the output of a module"


def test_roles_hold_the_power_their_policies_give() -> None:
    answers = held()
    assert answers.value("identity/role-resize", "power") == "everything"
    assert answers.value("identity/role-resize", "held_on") == ("component/resize",)
    assert answers.value("component/resize", "function_rights") == "own-wide"
    assert answers.value("identity/role-web", "power") == "user"
    assert answers.value("identity/role-web", "held_on") == ("component/web-0", "component/web-1")
    assert answers.value("component/web-0", "machine_rights") == "narrow"
    assert answers.value("identity/managed-identity-vm-identity", "power") == "admin"
    assert answers.value("identity/managed-identity-vm-identity", "accepted_by") == ("component/azure-subscription",)


@pytest.mark.parametrize(
    ("policy", "power"),
    [
        (EVERYTHING, "everything"),
        (STORES, "user"),
        (json.dumps({"Statement": [{"Effect": "Allow", "Action": ["iam:PassRole"], "Resource": "*"}]}), "everything"),
        (json.dumps({"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}), "admin"),
        (json.dumps({"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::one"}]}), "user"),
        (json.dumps({"Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}), ""),
        ("[[[", ""), ("null", ""), ("{}", ""),
    ],
)  # fmt: skip
def test_how_much_a_policy_allows(policy: str, power: str) -> None:
    assert power_of_policy(policy) == power


@pytest.mark.parametrize(
    ("principal", "condition", "public"),
    [("*", None, True), ({"AWS": "*"}, None, True), ({"AWS": ["*"]}, None, True), ("*", {"StringEquals": {}}, True),
     ("*", {"IpAddress": {"aws:SourceIp": "192.0.2.1"}}, False), ({"AWS": "arn:aws:iam::1:root"}, None, False)],
)  # fmt: skip
def test_which_policies_let_everybody_in(principal: Any, condition: Any, public: bool) -> None:
    statement = {"Effect": "Allow", "Principal": principal, "Condition": condition}
    if condition == {"StringEquals": {}}:
        del statement["Condition"]
    assert is_public(json.dumps({"Statement": [statement]})) is public


def test_settings_are_said_where_they_are_known() -> None:
    answers = held()
    assert answers.value("component/orders", "readable_when_stolen") == "yes"
    assert answers.value("component/orders", "second_one") == "yes"
    assert answers.value("component/orders", "copied") == "daily"
    assert answers.value("component/uploads", "public_access") == "no"
    assert answers.value("component/uploads", "earlier_versions") == "yes"
    assert answers.value("component/site", "public_access") == "yes"
    assert answers.value("component/open", "public_access") == "yes"
    assert answers.value("component/web-0", "metadata_guarded") == "no"
    assert answers.value("component/web-1", "metadata_guarded") is None
    assert answers.value("component/resize", "function_secrets") == "settings"


def test_nothing_secret_is_taken() -> None:
    said = repr(found())
    assert "hunter2" not in said
    assert "correct-horse" not in said


def test_a_state_is_joined_by_its_ids() -> None:
    answers = held(STATE)
    assert answers.value("flow/front..web", "protocol") == "http"
    assert answers.value("component/web", "zone") == "zone/a"
    assert answers.value("component/web", "machine_rights") == "nothing"
    assert {each.basis for each in found(STATE).statements} == {Basis.TOOL}
    assert {each.basis for each in found().statements} == {Basis.DOCUMENT}


def test_the_file_terraform_keeps_says_the_same_as_what_it_shows() -> None:
    def said(imported: Imported) -> list[tuple[str, str, object]]:
        return [(each.subject, each.attribute, each.value) for each in imported.statements]

    assert said(found(STATE_FILE)) == said(found(STATE))


def test_reading_it_again_says_nothing_new() -> None:
    first = found()
    again = read(Document("plan.json", DATA), shipped_bank(), Answers(facts(first.statements)))
    assert again.statements == first.statements


def test_it_is_recognised() -> None:
    for plan in (PLAN, STATE, STATE_FILE):
        assert detect(Document("x", json.dumps(plan).encode())) == "tfplan"
        assert detect(Document("x", json.dumps(plan, indent=2).encode())) == "tfplan"


def test_every_sort_of_thing_is_in_the_catalogue() -> None:
    known = {option.value for option in shipped_bank().attributes["component", "technology"].options}
    assert set(catalogue.COMPONENTS.values()) <= known


def test_no_type_stands_in_two_tables() -> None:
    tables = (catalogue.COMPONENTS, catalogue.NETWORKS, catalogue.SUBNETS, catalogue.GROUPS, catalogue.RULES,
              catalogue.IDENTITIES, catalogue.GRANTS, catalogue.BETWEEN, catalogue.DETAILS)  # fmt: skip
    counted = Counter(kind for table in tables for kind in table)
    assert [kind for kind, number in counted.items() if number > 1] == []
    assert all(catalogue.cloud_of(kind) for kind in counted)


@pytest.mark.parametrize("data", [b"{}", b"[]", b'{"planned_values": {}}', b'{"values": {"root_module": []}}'])
def test_what_is_no_plan_is_refused_with_a_way_out(data: bytes) -> None:
    with pytest.raises(BadInput, match="no resources") as caught:
        read(Document("x.json", data), shipped_bank(), Answers())
    assert "terraform show" in (caught.value.remedy or "")


def test_modules_that_call_each_other_in_circles_end() -> None:
    configuration = {"root_module": {"module_calls": {"a": {
        "expressions": {"x": {"references": ["module.a.y"]}},
        "module": {"resources": [refers("aws_subnet", "s", vpc_id="var.x")],
                   "outputs": {"y": {"expression": {"references": ["var.x"]}}}},
    }}}}  # fmt: skip
    subnet = resource("aws_subnet", "s", module="module.a")
    plan = {**plan_of(), "configuration": configuration}
    plan["planned_values"] = {"root_module": {"child_modules": [{"address": "module.a", "resources": [subnet]}]}}
    assert found(plan).count("zone") == 2


def test_groups_too_large_to_draw_are_counted() -> None:
    machines = [resource("aws_instance", "m", {"tags": {"Name": f"m{n}"}}, index=n) for n in range(25)]
    group = resource("aws_security_group", "g", {"ingress": [
        {"from_port": 80, "to_port": 80, "protocol": "tcp", "self": True}]})  # fmt: skip
    joined = [refers("aws_instance", "m", vpc_security_group_ids="aws_security_group.g.id")]
    imported = found(plan_of(group, *machines, configuration=joined))
    assert imported.count("flow") == 0
    assert "rule from 25 to 25 things" in {each.what for each in imported.ignored}


@settings(max_examples=50, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_spoilt_plans_end_in_an_error_or_an_import(seed: int) -> None:
    for plan in (PLAN, STATE, STATE_FILE):
        holds(read, json.dumps(spoilt(plan, seed)).encode(), "spoilt.json")


@settings(max_examples=50, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_spoilt_bytes_end_in_an_error_or_an_import(seed: int) -> None:
    holds(read, broken(DATA, seed), "broken.json")
