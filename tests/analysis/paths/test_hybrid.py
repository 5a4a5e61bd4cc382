"""The web shop of the examples: its paths read as a network engineer would tell them."""

from __future__ import annotations

import pytest

from tests.exchange.systems import material, statements
from tmtui.analysis.state import State
from tmtui.model.path import AttackPath, StepKind


@pytest.fixture(scope="module")
def shop() -> State:
    assessment = material(statements("hybrid")).assessment
    assert isinstance(assessment, State)
    return assessment


def way(path: AttackPath) -> list[str]:
    """Return what is held after each step, as bare names."""
    return [step.target.partition("/")[2] for step in path.steps]


def test_from_a_mail_in_the_office_over_the_jump_host_to_the_database(shop: State) -> None:
    path = next(path for path in shop.paths() if way(path)[:3] == ["office", "jump", "postgres"])
    assert [step.kind for step in path.steps] == [StepKind.RETURN, StepKind.POWER, StepKind.POWER, StepKind.DATA]
    assert path.steps[1].how == "From there SSH to Jump host; no second factor is asked for"
    assert path.likelihood[0] >= 3
    assert {control.partition("@")[2] for control in path.best_cut} == {"component/jump"}


def test_through_the_waf_which_need_not_be_broken_over_an_unpatched_web_server(shop: State) -> None:
    path = next(path for path in shop.paths() if way(path)[:3] == ["waf", "web-1", "web-1"])
    assert [step.kind for step in path.steps[:3]] == [StepKind.ENTRY, StepKind.PASSED_ON, StepKind.WEAKNESS]
    assert "need not be broken" in path.steps[1].how
    assert path.also_via == ("component/web-2",)


def test_accounts_and_backup_are_ways_to_everything(shop: State) -> None:
    for jewel in ("data/customers", "data/orders"):
        over = [way(path) for path in shop.paths() if path.target == jewel]
        assert any("domain-admins" in each and "backup" in each for each in over)
    assert any("directory" in way(path) for path in shop.paths_to("component/directory"))
    assert "control" in {path.ending for path in shop.paths_to("component/directory")}


def test_a_second_factor_alone_gains_little_and_devices_apart_besides_gain_much(shop: State) -> None:
    def over_the_jump_host(state: State) -> float:
        return max(
            (path.chance[1] for path in state.paths() if way(path)[:3] == ["office", "jump", "postgres"]), default=0.0
        )

    now = over_the_jump_host(shop)
    one = shop.overlay({("component/jump", "second_factor"): "yes"})
    both = one.overlay({("component/jump", "separate_admin_devices"): "yes"})
    assert now > over_the_jump_host(one) >= over_the_jump_host(both)


def test_one_door_alone_gains_nothing_and_both_gain_much(shop: State) -> None:
    """Mail to the office and the unpatched web servers lead to the same data."""
    (pair,) = shop.cuts().pairs
    doors = {(pair.control, *pair.also), pair.pair}
    assert doors == {
        ("patch-in-a-week@component/web-1", "patch-in-a-week@component/web-2"), ("check-content@component/office",),
    }  # fmt: skip
    assert pair.value == 0, "whoever patches the web servers alone still leaves the mail"
    assert pair.pair_value > 1.25 * pair.other_value
    assert pair.pair_value > 0.4 * shop.cuts().total


def test_the_plan_begins_with_what_cuts_the_likeliest_ways(shop: State) -> None:
    first = [row for row in shop.plan().rows if row.tier == 1]
    assert all("likeliest-way" in row.marks and row.cuts + row.eases for row in first)
    assert sum(row.cuts for row in first) >= 2
    done = shop.what_if(controls=[id for row in first for id in row.ids], paths=True)
    moved = {*done.paths_cut, *done.paths_lowered}
    certain = {path.id for path in shop.paths() if path.likelihood[0] >= 3 and path.best_cut}
    assert certain <= moved, "no certain way that something cuts is as likely as before"
