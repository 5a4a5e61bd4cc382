"""What pictures, tables and reports read of subjects: names, elements, loops."""

from __future__ import annotations

from tests.analysis.pictures import SHOP, Picture, log, state_of
from tests.model.facts import fact
from tmtui.analysis.engine import assess
from tmtui.banks.bank import Bank


def test_subjects_go_by_the_names_people_gave_them(example: Bank) -> None:
    state = state_of(example, SHOP, {"flow/web..db:backup": {"protocol": "ssh"}, "component/cache": {}})
    assert state.name("component/web") == "Web server"
    assert state.name("flow/web..db") == "Web server → PostgreSQL"
    assert state.name("flow/web..db:backup") == "Web server → PostgreSQL (backup)"
    assert state.name("component/cache") == "component/cache"
    assert state.name("actor/insider") == "An employee who is angry or bribed"


def test_elements_are_what_is_there_by_key(example: Bank) -> None:
    state = state_of(example, SHOP)
    web, db = (
        next(each for each in state.elements("component") if each.key == f"component/{key}") for key in ("web", "db")
    )
    assert [each.key for each in state.elements("component")] == ["component/browser", "component/db", "component/web"]
    assert (web.name, web.zone, web.technology, web.in_scope) == ("Web server", "zone/dmz", "Web server", True)
    assert dict(db.ratings)["confidentiality"] == (4, 4)
    flow = next(each for each in state.elements("flow") if each.key == "flow/web..db")
    assert (flow.source, flow.target, flow.crosses, flow.carries) == (
        "component/web", "component/db", True, ("data/orders",)
    )  # fmt: skip
    assert [each.outside for each in state.elements("zone")] == [False, False, True]
    assert next(each for each in state.elements("data")).stored_by == ("component/db",)


def test_a_flow_without_both_ends_is_not_there(example: Bank) -> None:
    state = state_of(example, SHOP)
    gone = state.overlay({("component/db", "exists"): "no"})
    assert [each.key for each in gone.elements("flow")] == ["flow/browser..web"]
    assert next(each for each in gone.elements("data")).stored_by == ()
    back = gone.overlay({("component/db", "exists"): "yes"})
    assert back.elements("flow") == state.elements("flow")
    assert back.threats() == state.threats()


def test_a_flow_that_comes_back_is_as_near_as_it_was(example: Bank) -> None:
    """Behind a door that is open to all nothing about its distance changes while it is away."""
    one_flow = {subject: said for subject, said in SHOP.items() if subject != "flow/browser..web"}
    state = state_of(example, one_flow, {"zone/inside": {"lets_in": "anything"}})
    gone = state.overlay({("component/web", "exists"): "no"})
    assert gone.threat("listening@flow/web..db") is None
    back = gone.overlay({("component/web", "exists"): "yes"})
    assert back.explain("listening@flow/web..db") == state.explain("listening@flow/web..db")
    assert back.threats() == state.threats()


def test_a_loop_is_cut_at_what_was_said_last_and_reported(example: Bank) -> None:
    facts = [
        *log(SHOP),
        fact(900, "component/web", "runs_on", "component/db"),
        fact(901, "component/db", "runs_on", "component/web"),
    ]
    state = assess(example, facts, state_of(example, SHOP).today)
    assert state.summary().cycles == (
        "PostgreSQL runs on Web server runs on PostgreSQL: what was said last, about PostgreSQL, is not followed",
    )
    assert state.reading("flow/web..db", "same_host").value == "yes"


def test_ends_share_a_host_where_one_runs_on_the_other(example: Bank) -> None:
    host: Picture = {
        "component/web": {"runs_on": "component/box"},
        "component/db": {"runs_on": "component/box"},
        "component/box": {},
    }
    assert state_of(example, SHOP).reading("flow/web..db", "same_host").value == "no"
    assert state_of(example, SHOP, host).reading("flow/web..db", "same_host").value == "yes"


def test_what_a_cluster_runs_may_be_on_several_machines(example: Bank) -> None:
    on: Picture = {"component/web": {"runs_on": "component/box"}, "component/db": {"runs_on": "component/box"}}
    for technology, same in (("kubernetes", "no"), ("linux-server", "yes")):
        state = state_of(example, SHOP, on, {"component/box": {"technology": technology}})
        assert state.reading("flow/web..db", "same_host").value == same, technology
    node: Picture = {"component/box": {"technology": "linux-server", "runs_on": "component/cluster"}}
    cluster: Picture = {"component/cluster": {"technology": "kubernetes"}}
    assert state_of(example, SHOP, on, node, cluster).reading("flow/web..db", "same_host").value == "yes"


def test_a_firewall_in_two_zones_shares_them_with_its_neighbours(example: Bank) -> None:
    firewall: Picture = {
        "component/firewall": {"technology": "firewall", "zone": "zone/dmz", "also_in": ("zone/inside",)},
        "flow/firewall..db": {"protocol": "syslog"},
        "flow/firewall..web": {"protocol": "syslog"},
    }
    state = state_of(example, SHOP, firewall)
    assert {each.key for each in state.elements("flow") if each.crosses} == {"flow/browser..web", "flow/web..db"}


def test_exposed_is_open_until_the_flows_are_complete(example: Bank) -> None:
    state = state_of(example, SHOP)
    assert state.reading("component/web", "exposed").value == "yes"
    assert state.reading("component/db", "exposed").value == "no"
    partial = state.overlay({("model", "flows_listed"): "partial"})
    assert partial.reading("component/web", "exposed").value == "yes"
    assert partial.reading("component/db", "exposed").value is None
