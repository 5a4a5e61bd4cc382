"""A threat that nobody's answers can make certain, undecided or closed is dead weight in the bank."""

from __future__ import annotations

from datetime import date

import pytest

from tests.analysis.oracle import risk
from tests.analysis.oracle.oracle import world_of
from tests.analysis.oracle.places import in_scope
from tests.question_banks.assignments import Assignment, of_rule
from tests.question_banks.scene import SUBJECTS, facts_of
from tmtui.analysis.engine import assess
from tmtui.banks.bank import Bank, Rule
from tmtui.banks.shelf import Shelf
from tmtui.banks.shipped import shipped_folder

DAY = date(2026, 1, 1)
RULES = sorted(Shelf([shipped_folder()]).load(["infrastructure"]).rules)


def outcomes(bank: Bank, rule: Rule) -> dict[str, Assignment]:
    """Return one assignment for each thing that can become of the rule on the scene's subject."""
    found: dict[str, Assignment] = {}
    subject = SUBJECTS[rule.of]
    for assignment in of_rule(bank, rule):
        world = world_of(bank, facts_of(assignment), DAY)
        if not in_scope(world, subject) or risk.where(world, rule, subject) is not True:
            continue
        weak = risk.when(world, rule, subject)
        found.setdefault({True: "certain", None: "possible", False: "closed"}[weak], assignment)
        if len(found) == 3:
            break
    return found


def certainty(bank: Bank, rule: Rule, assignment: Assignment) -> str:
    """Return what the analysis makes of the rule under an assignment, as people see it."""
    state = assess(bank, facts_of(assignment), DAY)
    listed = [*state.threats(), *state.threats(closed=True)]
    wanted = f"{rule.id}@{SUBJECTS[rule.of]}"
    return next((str(threat.certainty) for threat in listed if threat.id == wanted), "nothing")


@pytest.mark.parametrize("rule", RULES)
def test_every_threat_can_be_certain_possible_and_closed(bank: Bank, rule: str) -> None:
    found = outcomes(bank, bank.rules[rule])
    assert set(found) == {"certain", "possible", "closed"}
    assert {name: certainty(bank, bank.rules[rule], found[name]) for name in found} == {name: name for name in found}
