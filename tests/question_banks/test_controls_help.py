"""A control that changes nothing about the threats that name it would be a cost without a gain."""

from __future__ import annotations

from datetime import date

import pytest

from tests.analysis.oracle import risk
from tests.analysis.oracle.oracle import world_of
from tests.question_banks.assignments import of_rule
from tests.question_banks.scene import SUBJECTS, facts_of
from tmtui.banks.bank import Bank, Control, Rule
from tmtui.banks.shelf import Shelf
from tmtui.banks.shipped import shipped_folder

DAY = date(2026, 1, 1)
SHIPPED = Shelf([shipped_folder()]).load(["infrastructure"])
NAMED = sorted((control, rule.id) for rule in SHIPPED.rules.values() for control in rule.controls)


def helps(bank: Bank, control: Control, rule: Rule) -> bool:
    """Whether some answers make the threat certain and the control then closes it or makes it less likely."""
    subject = SUBJECTS[rule.of]
    threat = f"{rule.id}@{subject}"
    for assignment in of_rule(bank, rule):
        before = risk.threats(world_of(bank, facts_of(assignment), DAY)).get(threat)
        if before is None or before.certainty != "certain":
            continue
        done = {(subject, attribute): value for attribute, value in control.sets}
        after = risk.threats(world_of(bank, facts_of(assignment), DAY, laid=done)).get(threat)
        if after is None or after.certainty == "closed" or after.likelihood[1] < before.likelihood[1]:
            return True
    return False


@pytest.mark.parametrize(("control", "rule"), NAMED)
def test_every_control_closes_or_lowers_each_threat_that_names_it(bank: Bank, control: str, rule: str) -> None:
    assert bank.controls[control].of == bank.rules[rule].of
    assert helps(bank, bank.controls[control], bank.rules[rule])


def test_every_control_is_named_by_a_threat(bank: Bank) -> None:
    assert set(bank.controls) == {control for control, _ in NAMED}
