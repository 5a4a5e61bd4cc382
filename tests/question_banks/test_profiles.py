"""Typical components: what is looked after well has no worrying threats, what is neglected has the expected ones."""

from __future__ import annotations

import pytest

from tests.question_banks.profile import answered, certain, names, nothing_said, profile
from tmtui.analysis.state import State
from tmtui.banks.bank import Bank

MODERATE, VERY_HIGH = 3, 5


class Answered:
    """The profiles, each answered well and badly once for all tests."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self._empty = nothing_said(bank)
        self._found: dict[tuple[str, bool], State] = {}

    def state(self, name: str, *, well: bool) -> State:
        if (name, well) not in self._found:
            self._found[name, well] = answered(self._empty, profile(name), well=well)
        return self._found[name, well]


@pytest.fixture(scope="module")
def profiles(bank: Bank) -> Answered:
    return Answered(bank)


def test_there_are_twenty_five_of_them() -> None:
    assert len(names()) >= 25


@pytest.mark.parametrize("name", names())
def test_answered_well_nothing_worrying_is_certain(profiles: Answered, name: str) -> None:
    found = [threat.id for threat in certain(profiles.state(name, well=True)) if threat.level[1] >= MODERATE]
    assert found == []


@pytest.mark.parametrize("name", names())
def test_answered_badly_the_threats_an_expert_names_appear(profiles: Answered, name: str) -> None:
    rules = {threat.rule for threat in certain(profiles.state(name, well=False))}
    assert [rule for rule in profile(name).expect if rule not in rules] == []


@pytest.mark.parametrize("name", names())
def test_nothing_absurd_appears_however_it_is_answered(profiles: Answered, name: str) -> None:
    about = profile(name)
    for well in (True, False):
        standing = profiles.state(name, well=well).threats()
        found = [threat.id for threat in standing if about.is_absurd(profiles.bank.rules[threat.rule], threat.subject)]
        assert found == []


def test_what_is_named_as_absurd_exists(whole: Bank) -> None:
    """A name that no threat has would forbid nothing."""
    banks = {rule.bank for rule in whole.rules.values()} | {source.id for source in whole.sources}
    for name in names():
        for sign in profile(name).never:
            rule = sign.split("@")[0]
            assert rule in whole.rules or rule.startswith("CWE-") or rule.removeprefix("area ") in banks, sign


def test_the_worst_level_is_reached_where_somebody_would_say_so(profiles: Answered) -> None:
    worst = [
        name
        for name in names()
        if any(threat.level[0] == VERY_HIGH for threat in certain(profiles.state(name, well=False)))
    ]
    assert len(worst) >= 10, worst
