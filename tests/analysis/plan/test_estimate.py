"""Estimates only order the plan, but they have to be the same sum that the analysis does, but for rounding."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.oracle.some_bank import a_bank
from tests.analysis.oracle.some_facts import a_story
from tests.analysis.plan.example import assessed
from tmtui.analysis.plan.candidate import candidates
from tmtui.analysis.plan.estimate import Ledger, counted, finding_points


def test_one_threat_and_several_of_one_finding() -> None:
    assert finding_points(counted({(5, 5): 1})) == pytest.approx(4500)
    assert finding_points(counted({(5, 4): 2})) == pytest.approx(1485)
    assert finding_points(counted({(5, 4): 1, (1, 5): 1})) == pytest.approx(50 * 30 * (1 - 0.1 * 0.98))
    assert finding_points(counted({(0, 0): 7})) == 0


@given(st.integers(min_value=0, max_value=2**32))
@settings(max_examples=60)
def test_the_gain_of_a_change_is_what_the_risk_really_loses(seed: int) -> None:
    random = Random(seed)
    bank = a_bank(random, solvable=True)
    state = assessed(bank, a_story(random, bank))
    nothing: frozenset[tuple[str, str]] = frozenset()
    for candidate in candidates(state, nothing, frozenset()):
        changes = {
            slot: value
            for by_subject in candidate.changes.values()
            for each in by_subject.values()
            for slot, value in each.items()
        }
        after = state.overlay(changes)
        ledger = Ledger(state, nothing)
        moves = ledger.moves(list(after.differences(state)))
        really = state.totals[1] - after.totals[1]
        rounding = 1 + 2 * len(state.bank.rules)
        assert ledger.gain(moves) == pytest.approx(really, abs=rounding)
        ledger.take(moves)
        assert ledger.moves(moves) == [], "what was taken is not to be had again"
