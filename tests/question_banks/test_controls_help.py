"""A control that changes nothing about the threats that name it would be a cost without a gain.

For each pair of a control and a threat that names it there are answers under which the threat is certain, the control
is offered, and what it sets (on the subject, or on those it acts on) closes the threat or makes it less likely.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest

from tests.question_banks.conftest import ALL
from tests.question_banks.proofs import Proofs
from tests.question_banks.scene import NEAR, SUBJECTS, Assignment
from tests.question_banks.solve import Solver
from tmtui.banks.bank import Bank, Control, Rule
from tmtui.banks.expression.tree import Expression
from tmtui.model.answers import Slot
from tmtui.model.value import Value

NAMED = sorted((control, rule.id) for rule in ALL.rules.values() for control in rule.controls)
TRIED = 10
"""Assignments tried for each way in which a control could help."""


def changed(control: Control) -> dict[Slot, Value]:
    """Return what a control sets, in the scene."""
    subject = SUBJECTS[control.of]
    changes = NEAR.get((subject, control.on), ()) if control.on else (subject,)
    return {(each, attribute): value for each in changes for attribute, value in control.sets}


def assignments(solver: Solver, control: Control, rule: Rule) -> Iterator[Assignment]:
    """Yield answers under which the control should help: closing comes first, then each step of the likelihood."""
    sets = changed(control)
    base = [(rule.where, True), (rule.when, True), (rule.false_alarm_when, False), (control.when, True)]
    before: Expression | None
    for _, before in rule.likelihood:
        for scene in islice(solver.solve(rule.of, [*base, (before, True)]), TRIED):
            yield from _worse(solver, scene, sets)


def _worse(solver: Solver, scene: Assignment, sets: dict[Slot, Value]) -> Iterator[Assignment]:
    """Yield the scene with answers in place of what the control sets; those that the scene needs are kept."""
    yield scene
    open_ = {
        slot: [v for v in solver.slots.domain(slot) if v not in (value, None)]
        for slot, value in sets.items()
        if slot not in scene
    }
    for each in range(3):
        if open_:
            yield {**scene, **{slot: values[min(each, len(values) - 1)] for slot, values in open_.items() if values}}


@pytest.fixture(scope="module")
def proofs(whole: Bank, solver: Solver) -> tuple[Proofs, Proofs]:
    """The scenes before and after each control."""
    before: list[tuple[str, str, Assignment]] = []
    after: list[tuple[str, str, Assignment]] = []
    for control, rule in NAMED:
        sets = changed(whole.controls[control])
        for number, scene in enumerate(assignments(solver, whole.controls[control], whole.rules[rule])):
            name = f"{control} {rule} {number}"
            before.append((name, whole.rules[rule].of, scene))
            after.append((name, whole.rules[rule].of, {**scene, **sets}))
    return Proofs(whole, before), Proofs(whole, after)


@pytest.mark.parametrize(("control", "rule"), NAMED)
def test_every_control_closes_or_lowers_each_threat_that_names_it(
    whole: Bank, proofs: tuple[Proofs, Proofs], control: str, rule: str
) -> None:
    assert whole.controls[control].of == whole.rules[rule].of
    before, after = proofs
    names = list(before.names(f"{control} {rule} "))
    offered = [name for name in names if before.certainty(name, rule) == "certain" and before.offers(name, control)]
    assert offered, f"{rule} is never certain where {control} can be taken"
    assert any(after.likelihood(name, rule) < before.likelihood(name, rule) for name in offered), (
        f"{control} leaves {rule} as it was"
    )


def test_every_control_is_named_by_a_threat(whole: Bank) -> None:
    assert set(whole.controls) == {control for control, _ in NAMED}
