"""Equals told once, ids that stay, jewels chosen, and what is not a path."""

from __future__ import annotations

import pytest

from tests.analysis.paths.drawn import PLACES, STRANGER, only, system, told
from tests.analysis.paths.test_steps import JUMP, SHOP
from tests.analysis.pictures import Picture
from tmtui.analysis.paths.jewels import jewels
from tmtui.analysis.paths.to_json import paths_json
from tmtui.banks.bank import Bank
from tmtui.model.errors import BadInput
from tmtui.model.path import AttackPath

TWO_FRONTS: Picture = {
    "component/browser": {"name": "Browser", "technology": "browser", "zone": "zone/internet"},
    "component/web-1": {"name": "web-1", "technology": "web-server", "zone": "zone/servers", "flaw": "yes"},
    "component/app-1": {"name": "app-1", "technology": "application", "zone": "zone/servers", "flaw": "yes"},
    "component/db": {"name": "Database", "technology": "postgresql", "zone": "zone/servers"},
    "flow/browser..web-1": {},
    "flow/web-1..app-1": {},
    "flow/app-1..db": {"protocol": "postgres", "carries": ("data/records",)},
    "data/records": {"stored_by": ("component/db",)},
}
SECOND: Picture = {
    "component/web-2": {"name": "web-2", "technology": "web-server", "zone": "zone/servers", "flaw": "yes"},
    "component/app-2": {"name": "app-2", "technology": "application", "zone": "zone/servers", "flaw": "yes"},
    "flow/browser..web-2": {},
    "flow/web-2..app-2": {},
    "flow/app-2..db": {"protocol": "postgres", "carries": ("data/records",)},
}


def shown(path: AttackPath) -> tuple[object, ...]:
    return (told(path), path.chance, path.likelihood, path.impact, path.level, path.ending)


def test_splitting_components_into_equal_ones_moves_no_level_and_only_adds_also_via(ways: Bank) -> None:
    one = only(system(ways, PLACES, STRANGER, TWO_FRONTS).paths())
    both = only(system(ways, PLACES, STRANGER, TWO_FRONTS, SECOND).paths())
    assert shown(both) == shown(one)
    assert both.id == one.id
    assert (one.also_via, both.also_via) == ((), ("component/app-2", "component/web-2"))


def test_what_differs_in_any_way_that_matters_is_no_equal(ways: Bank) -> None:
    for difference in (
        {"component/web-2": {"flaw": "no"}},
        {"component/web-2": {"zone": "zone/office"}},
        {"flow/web-2..app-2": {"plain": "yes"}},
        {"component/app-2": {"administered_from": ("component/browser",)}},
    ):
        found = system(ways, PLACES, STRANGER, TWO_FRONTS, SECOND, difference).paths()
        assert found[0].also_via == (), difference


def test_a_path_keeps_its_id_after_other_answers(ways: Bank) -> None:
    before = only(system(ways, PLACES, STRANGER, JUMP).paths())
    more: Picture = {
        "component/aside": {"name": "Aside", "technology": "linux-server", "zone": "zone/office", "flaw": "yes"},
        "component/jump": {"name": "The jump host"},
        "data/records": {"availability": 1},
    }
    after = only(system(ways, PLACES, STRANGER, JUMP, more).paths())
    assert after.id == before.id
    assert told(after)[1] == "From there SSH to The jump host; no second factor is asked for"


def test_an_advanced_state_lists_what_a_fresh_one_does(ways: Bank) -> None:
    changes: Picture = {"component/jump": {"second_factor": "yes"}}
    state = system(ways, PLACES, STRANGER, JUMP)
    laid = state.overlay({("component/jump", "second_factor"): "yes"})
    fresh = system(ways, PLACES, STRANGER, JUMP, changes)
    assert [shown(path) for path in laid.paths()] == [shown(path) for path in fresh.paths()]
    assert [path.id for path in laid.paths()] == [path.id for path in fresh.paths()]


def test_a_control_on_one_of_two_equals_leaves_the_other_way(ways: Bank) -> None:
    state = system(ways, PLACES, STRANGER, TWO_FRONTS, SECOND)
    laid = state.overlay({("component/web-1", "flaw"): "no"})
    path = only(laid.paths())
    assert told(path)[1] == "An old flaw lets them into web-2"


def test_jewels_are_what_the_business_chose_else_what_is_rated_highest(ways: Bank) -> None:
    many: Picture = {f"data/d{number}": {"confidentiality": number % 5 + 1} for number in range(9)}
    state = system(ways, PLACES, many)
    assert len(jewels(state)) == 5
    assert "data/records" in jewels(state)
    chosen: Picture = {"model": {"jewels": ("data/d0", "component/x")}, "component/x": {}}
    assert jewels(system(ways, PLACES, many, chosen)) == ("component/x", "data/d0")


def test_ways_to_anything_that_is_asked_for(ways: Bank) -> None:
    state = system(ways, PLACES, STRANGER, SHOP)
    path = state.paths_to("component/shop")[0]
    assert (path.target, path.ending) == ("component/shop", "control")
    assert told(path) == ["From Internet HTTPS to Shop", "An old flaw lets them into Shop"]
    assert tuple(state.paths_to("data/records")) == tuple(state.paths())
    for wrong in ("zone/servers", "component/nothing", "nonsense", "data/"):
        with pytest.raises(BadInput):
            state.paths_to(wrong)


def test_where_nobody_is_reckoned_with_or_nothing_is_worth_anything_there_is_no_path(ways: Bank) -> None:
    assert system(ways, PLACES, SHOP).paths() == ()
    assert system(ways, STRANGER).paths() == ()


def test_an_accepted_threat_stays_a_step_and_a_false_alarm_is_none(ways: Bank) -> None:
    accepted: Picture = {"threat/flaw@component/shop": {"status": "accepted"}}
    assert len(system(ways, PLACES, STRANGER, SHOP, accepted).paths()) == 1
    dismissed: Picture = {"threat/flaw@component/shop": {"status": "false-alarm"}}
    assert system(ways, PLACES, STRANGER, SHOP, dismissed).paths() == ()


def test_json_says_what_the_interface_promises(ways: Bank) -> None:
    found = paths_json(system(ways, PLACES, STRANGER, JUMP).paths())
    assert {"actor", "target", "likelihood", "impact", "also_via", "steps"} <= found[0].keys()
    steps = found[0]["steps"]
    assert isinstance(steps, list)
    assert {"from", "to", "how", "flow", "threats", "level"} <= steps[0].keys()
    assert (steps[0]["from"], steps[0]["to"]) == ("actor/opportunist", "component/laptop")
    assert found[0]["level"] == ["high", "high"]
