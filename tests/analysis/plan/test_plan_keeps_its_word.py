"""Whatever the model: a plan never makes things worse, closes what it claims, and its figures add up."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.oracle.oracle import world_of
from tests.analysis.oracle.some_bank import a_bank
from tests.analysis.oracle.some_facts import a_story
from tests.analysis.oracle.state import OracleState
from tests.analysis.plan.example import TODAY, assessed, control_rows
from tmtui.analysis.plan.candidate import merge
from tmtui.analysis.plan.control import changes_of
from tmtui.analysis.plan.plan import plan_of
from tmtui.analysis.plan.view import Assessed
from tmtui.model.plan import PlanRow, RowKind

MODELS = st.integers(min_value=0, max_value=2**32)


def made_up(seed: int) -> Assessed:
    random = Random(seed)
    bank = a_bank(random, solvable=True)
    return assessed(bank, a_story(random, bank))


def done(state: Assessed, row: PlanRow) -> Assessed:
    """Return how things stand once somebody has done the row."""
    return state.overlay(merge(state.bank, (changes_of(state, control) for control in row.ids)))


def stands(state: Assessed, threat: str) -> bool:
    rule, _, subject = threat.partition("@")
    return subject in state.standing(rule)


@given(MODELS)
@settings(max_examples=80)
def test_rows_close_what_they_claim_and_the_figures_add_up(seed: int) -> None:
    state = made_up(seed)
    remaining = state.totals[1]
    for row in plan_of(state).rows:
        if row.kind is RowKind.QUESTION:
            assert row.remaining == remaining, "finding out takes nothing off what remains"
            continue
        before, state = state, done(state, row)
        assert all(stands(before, threat) and not stands(state, threat) for threat in row.closes)
        assert all(stands(state, threat) for threat in (*row.lowers, *row.side_effects))
        assert row.remaining == state.totals[1]
        assert row.reduction == remaining - row.remaining
        remaining = row.remaining


@given(MODELS)
@settings(max_examples=60)
def test_doing_the_whole_plan_never_raises_the_risk(seed: int) -> None:
    start = made_up(seed)
    plan = plan_of(start)
    rows = control_rows(plan)
    after = start.overlay(merge(start.bank, (changes_of(start, control) for row in rows for control in row.ids)))
    assert after.totals[1] <= start.totals[1]
    assert [row.tier for row in plan.rows] == sorted(row.tier for row in plan.rows)


@given(MODELS, st.sampled_from([0.0, 1.0, 3.5, 20.0]))
@settings(max_examples=60)
def test_a_budget_is_kept(seed: int, budget: float) -> None:
    assert sum(row.days for row in plan_of(made_up(seed), budget=budget).rows) <= budget


@given(MODELS)
@settings(max_examples=60)
def test_the_plan_over_the_oracle_is_the_plan_over_the_engine(seed: int) -> None:
    random = Random(seed)
    bank = a_bank(random, solvable=True)
    story = a_story(random, bank)
    slow, fast = plan_of(OracleState(world_of(bank, story.facts, TODAY))), plan_of(assessed(bank, story))
    assert [shown(row) for row in control_rows(slow)] == [shown(row) for row in control_rows(fast)]


def shown(row: PlanRow) -> tuple[object, ...]:
    return row.ids, row.tier, row.days, row.reduction, row.remaining, row.closes, row.lowers, row.side_effects
