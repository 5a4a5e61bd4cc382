"""Going on from an earlier state gives exactly what starting over gives, whatever happened in between."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.crowd import Crowd
from tests.analysis.pictures import SHOP, TODAY, log, state_of
from tmtui.analysis.cells.bits import indices
from tmtui.analysis.engine import assess
from tmtui.analysis.state import State
from tmtui.banks.bank import Bank
from tmtui.model.answers import Answers
from tmtui.model.level import Interval

SEEDS = st.integers(min_value=0, max_value=2**32)
KINDS = ("zone", "component", "flow", "data", "identity", "actor")


def figures(state: State) -> dict[str, tuple[str, Interval, Interval]]:
    """Return how every rule stands on everything, without the facts behind it."""
    found: dict[str, tuple[str, Interval, Interval]] = {}
    for name, cells in state.compiled.rules.items():
        stand, likelihood, impact = state.view[cells.stand], state.view[cells.likelihood], state.view[cells.impact]
        for how in ("certain", "possible", "closed", "doubtful"):
            for place in indices(getattr(stand, how)):
                key = f"{name}@{state.key(cells.rule.of, place)}"
                found[key] = (how, likelihood.of(place), impact.of(place))
    return found


@pytest.fixture(params=["example", "shipped"])
def any_bank(request: pytest.FixtureRequest) -> Bank:
    bank: Bank = request.getfixturevalue(request.param)
    return bank


def check_going_on(bank: Bank, seed: int, steps: int) -> None:
    crowd = Crowd(seed)
    state = assess(bank, crowd.answers, TODAY)
    for _ in range(steps):
        changed = {slot for _ in range(crowd.dice.choice((1, 1, 2, 6))) for slot in crowd.happen()}
        before, state = state, state.advance({slot: crowd.answers.get(*slot) for slot in changed})
        anew = assess(bank, crowd.answers, TODAY)
        assert figures(state) == figures(anew)
        assert [state.elements(kind) for kind in KINDS] == [anew.elements(kind) for kind in KINDS]
        assert state.risk == anew.risk
        one, other = state.differences(before), anew.differences(before)
        assert (one.opened, one.closed, one.moved) == (other.opened, other.closed, other.moved)


@given(seed=SEEDS)
@settings(max_examples=10)
def test_rules_that_are_first_looked_at_late_say_the_same_of_states_that_were_there(example: Bank, seed: int) -> None:
    crowd = Crowd(seed)
    state = assess(example, crowd.answers, TODAY)
    pairs = []
    for _ in range(5):
        changed = {slot for _ in range(2) for slot in crowd.happen()}
        state = state.advance({slot: crowd.answers.get(*slot) for slot in changed})
        pairs.append((state, assess(example, crowd.answers, TODAY)))
    assert [figures(state) for state, _ in reversed(pairs)] == [figures(anew) for _, anew in reversed(pairs)]
    assert [state.risk for state, _ in pairs] == [anew.risk for _, anew in pairs]
    for (before, old), (state, anew) in pairwise(pairs):
        one, other = state.differences(before), anew.differences(old)
        assert (one.opened, one.closed, one.moved) == (other.opened, other.closed, other.moved)


@given(seed=SEEDS)
@settings(max_examples=25)
def test_going_on_equals_starting_over_with_a_few_rules(example: Bank, seed: int) -> None:
    check_going_on(example, seed, 8)


@given(seed=SEEDS)
@settings(max_examples=8)
def test_going_on_equals_starting_over_with_the_shipped_rules(shipped: Bank, seed: int) -> None:
    check_going_on(shipped, seed, 4)


@given(seed=SEEDS)
@settings(max_examples=15)
def test_the_order_in_which_things_were_said_does_not_matter(example: Bank, seed: int) -> None:
    crowd = Crowd(seed)
    slots = [(answer.subject, answer.attribute) for answer in crowd.answers]
    crowd.dice.shuffle(slots)
    grown = assess(example, [], TODAY)
    for start in range(0, len(slots), 7):
        grown = grown.advance({slot: crowd.answers.get(*slot) for slot in slots[start : start + 7]})
    anew = assess(example, crowd.answers, TODAY)
    assert grown.threats() == anew.threats()
    assert grown.findings() == anew.findings()
    assert grown.open_questions() == anew.open_questions()
    assert grown.summary() == anew.summary()


def test_a_state_is_not_changed_by_what_is_made_of_it(example: Bank) -> None:
    state, same = state_of(example, SHOP), state_of(example, SHOP)
    state.overlay({("component/db", "exists"): "no", ("component/web", "zone"): "zone/inside"})
    state.overlay({("component/web", "kept_current"): "no"}).overlay({("data/orders", "confidentiality"): 1})
    assert state.threats() == same.threats()
    assert state.summary() == same.summary()


def test_laying_answers_over_equals_having_been_told(example: Bank) -> None:
    told = state_of(example, SHOP, {"component/web": {"kept_current": "no"}, "flow/web..db": {"carries": ()}})
    laid = state_of(example, SHOP).overlay({("component/web", "kept_current"): "no", ("flow/web..db", "carries"): ()})
    assert figures(laid) == figures(told)
    assert laid.totals == told.totals


def test_laying_nothing_over_means_that_nobody_knows(example: Bank) -> None:
    state = state_of(example, SHOP, {"component/web": {"kept_current": "yes"}})
    assert state.threat("old-flaw@component/web") in state.threats(closed=True)
    doubtful = state.overlay({("component/web", "kept_current"): None})
    assert doubtful.threat("old-flaw@component/web") in doubtful.threats()


def test_undoing_brings_back_what_was_there_before(example: Bank) -> None:
    from tests.model.facts import fact

    answers = Answers(log(SHOP))
    first = assess(example, answers, TODAY)
    said = [
        fact(900, "component/new", "exists", "yes", batch="paste"),
        fact(901, "flow/new..db", "exists", "yes", batch="paste"),
    ]
    second = first.advance({slot: answers.get(*slot) for slot in answers.add(said)})
    assert second.name("flow/new..db") == "component/new → PostgreSQL"
    assert [each.key for each in second.elements("flow")][1] == "flow/new..db"
    undone = answers.add([fact(902, "model", "undo", "paste")])
    third = second.advance({slot: answers.get(*slot) for slot in undone})
    assert third.threats() == first.threats()
    assert third.elements("flow") == first.elements("flow")


def test_differences_name_what_opened_closed_and_moved(example: Bank) -> None:
    before = state_of(example, SHOP, {"component/web": {"kept_current": "yes"}, "component/db": {"kept_current": "no"}})
    after = before.overlay(
        {
            ("component/web", "kept_current"): "no",
            ("component/db", "kept_current"): "yes",
            ("data/orders", "availability"): 5,
        }
    )
    found = after.differences(before)
    assert "old-flaw@component/web" in found.opened
    assert "old-flaw@component/db" in found.closed
    assert "gone@data/orders" in found.moved
    assert not before.differences(before)
    assert found.risk_before == before.risk
    assert found.risk_after == after.risk


def test_what_nobody_asked_for_over_hundreds_of_changes_is_right_when_somebody_asks(example: Bank) -> None:
    crowd = Crowd(7)
    state = assess(example, crowd.answers, TODAY)
    assert state.risk == assess(example, crowd.answers, TODAY).risk
    for _ in range(1_300):
        changed = set(crowd.happen())
        state = state.advance({slot: crowd.answers.get(*slot) for slot in changed})
    anew = assess(example, crowd.answers, TODAY)
    assert state.risk == anew.risk
    assert [state.facts.get(each.subject, each.attribute) for each in crowd.answers] == list(crowd.answers)
