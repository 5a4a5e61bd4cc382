"""Cuts, choke values, doors and plans of systems small enough to reckon on paper."""

from __future__ import annotations

import pytest

from tests.analysis.cuts.scenes import ADMINISTERED, FRONT, OVER_FRONT, POINTS, TWO_DOORS
from tests.analysis.paths.drawn import PLACES, STRANGER, system
from tests.analysis.pictures import Picture
from tmtui.banks.bank import Bank
from tmtui.model.plan import RowKind

FLAW, TRAP = "mend-flaw@component/front", "mend-trap@component/desk"
TWICE, APART = "ask-twice@component/store", "devices-apart@component/store"


def test_two_doors_are_cut_by_closing_both_for_a_day_each(ways: Bank) -> None:
    (found,) = system(ways, *TWO_DOORS).cuts().sets
    assert (found.target, found.controls) == ("data/records", (FLAW, TRAP))
    assert (found.days, found.exact, found.uncut) == (2, True, ())


def test_closing_one_of_two_doors_gains_nothing_and_both_gain_all(ways: Bank) -> None:
    cuts = system(ways, *TWO_DOORS).cuts()
    assert cuts.total == round(POINTS)
    assert cuts.chokes == (), "neither door gains anything alone"
    (pair,) = cuts.pairs
    assert (pair.control, pair.pair) == (FLAW, (TRAP,))
    assert (pair.value, pair.other_value, pair.pair_value) == (0, 0, round(POINTS))


def test_the_only_door_is_worth_all_there_is_to_lose(ways: Bank) -> None:
    cuts = system(ways, PLACES, STRANGER, FRONT, OVER_FRONT).cuts()
    assert [(each.control, each.value, each.cuts) for each in cuts.chokes] == [(FLAW, round(POINTS), 1)]
    assert cuts.pairs == ()


def test_the_same_weakness_beside_it_belongs_to_the_same_door(ways: Bank) -> None:
    twin: Picture = {
        "component/side": {"name": "Side", "zone": "zone/dmz", "flaw": "yes"},
        "flow/browser..side": {},
        "flow/side..store": {"protocol": "postgres", "carries": ("data/records",)},
    }
    cuts = system(ways, *TWO_DOORS, twin).cuts()
    (pair,) = cuts.pairs
    doors = {(pair.control, *pair.also), pair.pair}
    assert doors == {(FLAW, "mend-flaw@component/side"), (TRAP,)}
    assert cuts.sets[0].days == 3


def test_administration_is_cut_by_a_second_factor_and_devices_apart_only_together(ways: Bank) -> None:
    """Where nobody mends the flaw: (1 + 1) for the second factor and (3 + 0.5) for the devices."""
    pictures = (PLACES, STRANGER, FRONT, ADMINISTERED)
    (cheap,) = system(ways, *pictures).cuts().sets
    assert (cheap.controls, cheap.days) == ((FLAW,), 1)
    refused: Picture = {f"control/{FLAW}": {"status": "rejected"}}
    (dear,) = system(ways, *pictures, refused).cuts().sets
    assert (dear.controls, dear.days, dear.exact) == ((TWICE, APART), 5.5, True)


def test_ways_that_nothing_cuts_are_listed_by_the_id_of_their_path(ways: Bank) -> None:
    insider: Picture = {
        "actor/insider": {"position": "office", "initiation": 3, "in_scope": "yes"},
        "component/desk": {"name": "Desk", "technology": "desktop", "zone": "zone/office"},
        "data/records": {"stored_by": ("component/desk",)},
    }
    state = system(ways, PLACES, insider)
    (found,) = state.cuts().sets
    assert (found.controls, found.days) == ((), 0)
    assert found.uncut == tuple(path.id for path in state.paths())
    assert len(found.uncut) == 1


def test_jewels_apart_and_together(ways: Bank) -> None:
    more: Picture = {
        "component/desk": {"name": "Desk", "technology": "desktop", "zone": "zone/office", "trap": "yes"},
        "data/wages": {"name": "Wages", "stored_by": ("component/desk",)},
    }
    sets = system(ways, PLACES, STRANGER, FRONT, OVER_FRONT, more).cuts().sets
    assert [(each.target, each.controls) for each in sets] == [
        ("data/records", (FLAW,)), ("data/wages", (TRAP,)), ("", (FLAW, TRAP)),
    ]  # fmt: skip


def test_a_path_is_gone_once_its_cut_is_done(ways: Bank) -> None:
    state = system(ways, *TWO_DOORS)
    (found,) = state.cuts().sets
    tried = state.what_if(controls=found.controls, paths=True)
    assert set(tried.paths_cut) == {path.id for path in state.paths()}
    half = state.what_if(controls=[FLAW], paths=True)
    assert (len(half.paths_cut), half.paths_listed) == (1, 2)


def test_trying_what_only_lowers_a_path_says_so(ways: Bank) -> None:
    """A second factor brings administration from 0.9 to 0.3, the path from 0.2916 to 0.0972: moderate to low.

    With the highest harm that is a risk of high before and of moderate after (SP 800-30, table I-2).
    """
    state = system(ways, PLACES, STRANGER, FRONT, ADMINISTERED)
    tried = state.what_if(controls=[TWICE], paths=True)
    assert tried.paths is not None
    (move,) = tried.paths
    assert (tried.paths_cut, tried.paths_lowered) == ((), (move.id,))
    assert (
        move.title
        == "Anybody on the internet with ready-made tools, for fun or quick money, reads Records, over Front, Store"
    )
    assert (move.before, move.after) == ((4, 4), (3, 3))


def test_the_plan_begins_with_what_cuts_the_likeliest_ways(ways: Bank) -> None:
    """What stops the shop, which is no crown jewel, comes after."""
    other: Picture = {
        "model": {"jewels": ("data/records",)},
        "component/shop": {"name": "Shop", "zone": "zone/dmz", "overloaded": "yes", "availability": 3},
        "flow/browser..shop": {},
    }
    rows = [row for row in system(ways, *TWO_DOORS, other).plan().rows if row.kind is RowKind.CONTROL]
    first, second, *rest = rows
    assert {first.ids, second.ids} == {(FLAW,), (TRAP,)}
    assert [(row.tier, row.cuts, "likeliest-way" in row.marks) for row in (first, second)] == [(1, 1, True)] * 2
    assert all(row.tier > 1 and row.cuts == 0 for row in rest)
    assert sum(row.cuts for row in rows) == 2


def test_a_control_that_answers_no_threat_is_in_the_plan_when_it_cuts_the_likeliest_way(ways: Bank) -> None:
    refused: Picture = {f"control/{FLAW}": {"status": "rejected"}}
    rows = system(ways, PLACES, STRANGER, FRONT, ADMINISTERED, refused).plan().rows
    controls = [(row.ids, row.days, row.tier) for row in rows if row.kind is RowKind.CONTROL]
    assert sorted(controls) == [((TWICE,), 2, 1), ((APART,), 3.5, 1)]
    assert sum(row.cuts for row in rows) == 1


@pytest.mark.parametrize("budget", [0.0, 1.0, 2.0])
def test_a_budget_buys_as_many_doors_as_there_are_days(ways: Bank, budget: float) -> None:
    rows = [row for row in system(ways, *TWO_DOORS).plan(budget=budget).rows if row.kind is RowKind.CONTROL]
    assert sum(row.days for row in rows) == budget
    assert sum(row.cuts for row in rows) == budget
