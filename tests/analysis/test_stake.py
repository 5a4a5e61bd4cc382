"""Whatever opens something is worth what it opens, and says why."""

from __future__ import annotations

import pytest

from tests.analysis.pictures import DONT_KNOW, SHOP, Picture, state_of
from tmtui.banks.bank import Bank


def worth(bank: Bank, subject: str, *more: Picture, quality: str = "confidentiality") -> tuple[tuple[int, int], str]:
    return state_of(bank, SHOP, *more).at_stake(subject, quality)


def test_a_store_is_worth_the_data_it_stores(example: Bank) -> None:
    assert worth(example, "component/db") == ((4, 4), "confidentiality 4: it stores Orders")


def test_a_flow_and_its_ends_are_worth_what_it_carries(example: Bank) -> None:
    assert worth(example, "flow/web..db") == ((4, 4), "confidentiality 4: it carries Orders")
    assert worth(example, "component/web") == ((4, 4), "confidentiality 4: it passes on Orders")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"component/db": {"runs_on": "component/x"}}, "it runs PostgreSQL, which stores Orders"),
        ({"component/db": {"login_from": "component/x"}}, "it decides who logs in to PostgreSQL, which stores Orders"),
        ({"component/db": {"administered_from": ("component/x",)}}, "it can log in to PostgreSQL, which stores Orders"),
        ({"flow/x..db": {"protocol": "ssh", "carries": ()}}, "it administers PostgreSQL, which stores Orders"),
        (
            {"identity/dba": {"held_on": ("component/x",), "accepted_by": ("component/db",), "name": "DBA login"}},
            "it holds DBA login, which opens PostgreSQL, which stores Orders",
        ),
        (
            {"zone/inside": {"guarded_by": ("component/x",)}},
            "it guards Server network, which holds PostgreSQL, which stores Orders",
        ),
    ],
)
def test_what_has_power_over_a_store_is_worth_the_data_in_it(example: Bank, more: Picture, words: str) -> None:
    jump_host: Picture = {"component/x": {"name": "X", "technology": "linux-server", "zone": "zone/dmz"}}
    assert worth(example, "component/x", jump_host) == ((1, 1), "confidentiality 1: nothing of worth is known here")
    assert worth(example, "component/x", jump_host, more) == ((4, 4), f"confidentiality 4: {words}")


def test_power_is_handed_on(example: Bank) -> None:
    more: Picture = {
        "component/x": {"name": "X", "zone": "zone/dmz"},
        "component/y": {"name": "Y", "zone": "zone/dmz", "runs_on": "component/x"},
        "component/db": {"administered_from": ("component/y",)},
    }
    assert worth(example, "component/x", more) == (
        (4, 4),
        "confidentiality 4: it runs Y, which can log in to PostgreSQL, which stores Orders",
    )


def test_availability_passes_to_what_is_needed_and_not_to_what_is_optional(example: Bank) -> None:
    more: Picture = {
        "component/web": {"availability": 5},
        "component/cache": {"name": "Cache", "technology": "redis", "zone": "zone/inside"},
        "flow/web..cache": {"protocol": "redis", "carries": (), "optional": "no"},
    }
    assert worth(example, "component/cache", more, quality="availability") == (
        (5, 5),
        "availability 5: it is needed by Web server",
    )
    optional: Picture = {"flow/web..cache": {"optional": "yes"}}
    assert worth(example, "component/cache", more, optional, quality="availability")[0] == (1, 1)
    unknown: Picture = {"flow/web..cache": {"optional": DONT_KNOW}}
    assert worth(example, "component/cache", more, unknown, quality="availability")[0] == (1, 5)


def test_data_nobody_rated_may_be_worth_anything(example: Bank) -> None:
    more: Picture = {"data/orders": {"confidentiality": DONT_KNOW}}
    assert worth(example, "data/orders", more) == ((1, 5), "confidentiality 1 to 5: nobody rated it yet")
    assert worth(example, "component/db", more)[0] == (1, 5)


def test_a_flow_of_which_nobody_knows_what_it_carries_may_carry_what_is_at_either_end(example: Bank) -> None:
    more: Picture = {"flow/web..db": {"carries": DONT_KNOW}, "flow/browser..web": {"carries": ()}}
    assert worth(example, "flow/web..db", more)[0] == (1, 4)
    assert worth(example, "component/web", more)[0] == (1, 4)


def test_a_zone_is_worth_its_best_member_and_the_model_its_best_data(example: Bank) -> None:
    state = state_of(example, SHOP)
    assert state.at_stake("zone/inside", "confidentiality")[0] == (4, 4)
    assert state.at_stake("model", "integrity")[0] == (3, 3)


def test_worth_goes_when_the_link_goes_even_where_two_hold_each_other_up(example: Bank) -> None:
    """Two servers that administer each other must not keep what only the store gave them."""
    more: Picture = {
        "component/x": {"name": "X", "zone": "zone/dmz"},
        "component/y": {"name": "Y", "zone": "zone/dmz", "administered_from": ("component/x",)},
        "flow/y..x": {"protocol": "ssh", "carries": ()},
        "component/db": {"runs_on": "component/y"},
    }
    before = state_of(example, SHOP, more)
    assert before.at_stake("component/x", "confidentiality")[0] == (4, 4)
    after = before.overlay({("component/db", "runs_on"): "component/web"})
    assert after.at_stake("component/x", "confidentiality")[0] == (1, 1)
    assert after.at_stake("component/y", "confidentiality")[0] == (1, 1)


def test_worth_goes_even_after_what_held_it_up_was_exchanged_unnoticed(example: Bank) -> None:
    """Where no value moves, another link may still have taken over; the next change must know."""
    more: Picture = {
        **{f"component/{name}": {"name": name.upper(), "zone": "zone/dmz"} for name in ("a", "b", "p")},
        "component/db": {"administered_from": ("component/a",)},
        "component/a": {"administered_from": ("component/p",)},
    }
    state = state_of(example, SHOP, more)
    state = state.overlay({("component/db", "administered_from"): ("component/a", "component/b")})
    state = state.overlay(
        {("component/a", "administered_from"): (), ("component/b", "administered_from"): ("component/p",)}
    )
    assert state.at_stake("component/p", "confidentiality")[0] == (4, 4)
    state = state.overlay({("component/p", "administered_from"): ("component/b",)})
    state = state.overlay({("component/db", "administered_from"): ("component/a",)})
    assert state.at_stake("component/b", "confidentiality")[0] == (1, 1)
    assert state.at_stake("component/p", "confidentiality")[0] == (1, 1)
