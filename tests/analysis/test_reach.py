"""How near attackers are: what initiation is reckoned from."""

from __future__ import annotations

import pytest

from tests.analysis.pictures import DONT_KNOW, SHOP, Picture, state_of
from tmtui.analysis.state import State
from tmtui.banks.bank import Bank
from tmtui.model.level import Interval

ONLY_OUTSIDERS: Picture = {
    f"actor/{name}": {"in_scope": "no"}
    for name in ("customer", "state", "insider", "administrator", "guest", "supplier", "visitor")
}
"""An opportunist on the internet tries at level 5, criminals at 4; nobody else is looked at."""


def tries(state: State, rule: str, subject: str) -> Interval:
    """Return how likely somebody tries."""
    return state.view[state.compiled.rules[rule].tries].of(state.place(subject))


def test_initiation_falls_with_every_component_to_take_over_first(example: Bank) -> None:
    state = state_of(example, SHOP, ONLY_OUTSIDERS)
    assert tries(state, "old-flaw", "component/web") == (5, 5)
    assert tries(state, "old-flaw", "component/db") == (3, 3)
    more: Picture = {
        "component/deep": {"technology": "linux-server", "zone": "zone/deep", "run_by": "us"},
        "zone/deep": {"kind": "internal", "lets_in": "listed", "isolated": "no"},
        "flow/db..deep": {"protocol": "ssh"},
    }
    assert tries(state_of(example, SHOP, ONLY_OUTSIDERS, more), "old-flaw", "component/deep") == (2, 2)


def test_distance_is_counted_without_a_limit(example: Bank) -> None:
    state = state_of(example, SHOP)
    assert state.reading("component/web", "distance_from_outside").value == 0
    assert state.reading("component/db", "distance_from_outside").value == 1
    assert state.reading("component/web", "reachable_from_internet").value == "yes"
    assert state.reading("component/db", "reachable_from_internet").value == "no"


def test_what_only_passes_traffic_on_costs_nothing_within_one_family_of_protocols(example: Bank) -> None:
    in_front: Picture = {
        "component/balancer": {"technology": "load-balancer", "zone": "zone/dmz", "run_by": "us"},
        "component/behind": {"technology": "web-server", "zone": "zone/inside", "run_by": "us"},
        "flow/browser..balancer": {"protocol": "https"},
        "flow/balancer..behind": {"protocol": "http"},
    }
    state = state_of(example, SHOP, ONLY_OUTSIDERS, in_front)
    assert tries(state, "old-flaw", "component/behind") == (5, 5)
    other: Picture = {"flow/balancer..behind": {"protocol": "ssh"}}
    assert tries(state_of(example, SHOP, ONLY_OUTSIDERS, in_front, other), "old-flaw", "component/behind") == (3, 3)


def test_two_devices_that_pass_traffic_to_each_other_do_not_keep_each_other_open(example: Bank) -> None:
    ring: Picture = {
        "component/a": {"technology": "load-balancer", "zone": "zone/dmz", "run_by": "us"},
        "component/b": {"technology": "load-balancer", "zone": "zone/inside", "run_by": "us"},
        "zone/dmz": {"isolated": "yes"},
        "zone/inside": {"isolated": "yes"},
        "flow/browser..a": {"protocol": "https"},
        "flow/a..b": {"protocol": "https"},
        "flow/b..a": {"protocol": "https"},
    }
    state = state_of(example, SHOP, ONLY_OUTSIDERS, ring)
    assert tries(state, "old-flaw", "component/b") == (5, 5)
    assert tries(state.overlay({("flow/browser..a", "exists"): "no"}), "old-flaw", "component/b") == (2, 2)


def test_neighbours_are_reached_from_a_component_that_was_taken_over_unless_kept_apart(example: Bank) -> None:
    mate: Picture = {"component/mate": {"technology": "linux-server", "zone": "zone/dmz", "run_by": "us"}}
    assert tries(state_of(example, SHOP, ONLY_OUTSIDERS, mate), "old-flaw", "component/mate") == (3, 3)
    apart: Picture = {"zone/dmz": {"isolated": "yes"}}
    assert tries(state_of(example, SHOP, ONLY_OUTSIDERS, mate, apart), "old-flaw", "component/mate") == (2, 2)
    unknown: Picture = {"zone/dmz": {"isolated": DONT_KNOW}}
    assert tries(state_of(example, SHOP, ONLY_OUTSIDERS, mate, unknown), "old-flaw", "component/mate") == (2, 3)


@pytest.mark.parametrize(("lets_in", "expected"), [("listed", (3, 3)), ("anything", (5, 5)), (DONT_KNOW, (3, 5))])
def test_a_place_that_lets_in_anything_has_a_door_at_every_machine(
    example: Bank, lets_in: str, expected: Interval
) -> None:
    state = state_of(example, SHOP, ONLY_OUTSIDERS, {"zone/inside": {"lets_in": lets_in}})
    assert tries(state, "old-flaw", "component/db") == expected


def test_listening_needs_somebody_on_the_line(example: Bank) -> None:
    state = state_of(example, SHOP, ONLY_OUTSIDERS)
    assert tries(state, "listening", "flow/browser..web") == (5, 5), "the attacker stands at the browser's end"
    insider: Picture = {"actor/insider": {"in_scope": "yes", "position": "zone/inside", "initiation": 4}}
    assert tries(state_of(example, SHOP, ONLY_OUTSIDERS, insider), "listening", "flow/web..db") == (4, 4)


def test_walking_up_is_for_whoever_is_in_the_building(example: Bank) -> None:
    assert tries(state_of(example, SHOP, ONLY_OUTSIDERS), "walk-up", "component/db") == (1, 1)
    visitor: Picture = {"actor/visitor": {"in_scope": "yes", "initiation": 3}}
    assert tries(state_of(example, SHOP, ONLY_OUTSIDERS, visitor), "walk-up", "component/db") == (3, 3)


def test_failures_take_their_frequency_and_walk_no_paths(example: Bank) -> None:
    state = state_of(example, SHOP, ONLY_OUTSIDERS)
    assert tries(state, "gone", "data/orders") == (3, 3)
    assert "It happens once to ten times a year: moderate, by table G-3 of SP 800-30." in (
        state.explain("gone@data/orders").likelihood
    )


def test_a_component_in_no_zone_still_counts_as_crossing_and_as_possibly_near(example: Bank) -> None:
    lost: Picture = {
        "component/lost": {"technology": "linux-server", "run_by": "us"},
        "flow/web..lost": {"protocol": "ssh"},
        "flow/lost..db": {"protocol": "ssh"},
    }
    state = state_of(example, SHOP, ONLY_OUTSIDERS, lost)
    assert state.reading("flow/web..lost", "crosses_boundary").value == "yes"
    assert state.reading("flow/lost..db", "crosses_boundary").value == "yes"
    low, high = tries(state, "old-flaw", "component/lost")
    assert (low, high) == (3, 5), "it may stand on the internet"
