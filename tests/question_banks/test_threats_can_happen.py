"""A threat that nobody's answers can make certain, undecided or closed is dead weight in the bank."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.question_banks.conftest import ALL
from tests.question_banks.proofs import Proofs
from tests.question_banks.scene import Assignment
from tests.question_banks.solve import Solver
from tmtui.banks.bank import Bank, Rule

OUTCOMES = ("certain", "possible", "closed")
TRIED = 6
"""Assignments tried for one outcome; the first one nearly always does."""


def assignments(solver: Solver, rule: Rule, outcome: str) -> Iterator[Assignment]:
    """Yield answers that should lead to an outcome."""
    doubt = rule.false_alarm_when
    if outcome == "certain":
        yield from solver.solve(rule.of, [(rule.where, True), (rule.when, True), (doubt, False)])
    elif outcome == "closed":
        yield from solver.solve(rule.of, [(rule.where, True), (rule.when, False)])
    else:
        yield from solver.solve(rule.of, [(rule.where, True), (rule.when, None), (doubt, False)])
        yield from solver.solve(rule.of, [(rule.where, None), (rule.when, True), (doubt, False)])
        yield from solver.solve(rule.of, [(rule.where, None), (rule.when, None)])
        yield from solver.solve(rule.of, [(rule.where, True), (rule.when, True), (doubt, None)])


@pytest.fixture(scope="module")
def proofs(whole: Bank, solver: Solver) -> Proofs:
    return Proofs(
        whole,
        [
            (f"{rule.id} {outcome} {number}", rule.of, scene)
            for rule in whole.rules.values()
            for outcome in OUTCOMES
            for number, scene in zip(range(TRIED), assignments(solver, rule, outcome), strict=False)
        ],
    )


@pytest.mark.parametrize("rule", sorted(ALL.rules))
def test_every_threat_can_be_certain_possible_and_closed(proofs: Proofs, rule: str) -> None:
    for outcome in OUTCOMES:
        names = proofs.names(f"{rule} {outcome} ")
        assert names, f"no answers make {rule} {outcome}"
        assert outcome in {proofs.certainty(name, rule) for name in names}, f"{rule} is never {outcome}"
