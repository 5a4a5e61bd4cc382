"""Controls in people's own words stand in the plan, with what they are against."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.analysis.pictures import SHOP, Picture, state_of
from tmtui.analysis.state import State
from tmtui.banks.bank import Bank
from tmtui.model.plan import PlanRow, RowKind
from tmtui.model.value import Value

OWN = "own-swapped-label@component/db"
SEAL, LOCK = "own-seal-the-rack@component/db", "own-lock-the-room@component/web"


def shop(bank: Bank, threat: Mapping[str, Value], *decisions: Picture) -> State:
    words: Picture = {
        f"threat/{OWN}": {"title": "Somebody swaps the label of a disk", **threat},
        f"control/{SEAL}": {"title": "Seal the rack", "against": (f"threat/{OWN}",)},
    }
    return state_of(bank, SHOP, words, *decisions)


def own(state: State) -> list[PlanRow]:
    return [row for row in state.plan().rows if row.kind is RowKind.OWN]


def test_it_stands_with_its_threat_its_owner_and_its_day(example: Bank) -> None:
    status: Picture = {f"control/{SEAL}": {"status": "planned", "owner": "ops-1", "due": "2026-06-01"}}
    (row,) = own(shop(example, {"likelihood": 4, "impact": 4}, status))
    assert (row.ids, row.title, row.against, row.subjects) == ((SEAL,), "Seal the rack", (OWN,), ("component/db",))
    assert (row.decision.status, row.decision.owner, row.decision.due) == ("planned", "ops-1", "2026-06-01")
    assert (row.days, row.reduction, row.closes, row.lowers, row.cuts) == (0, 0, (), (), 0), "words change no facts"


@pytest.mark.parametrize(
    ("threat", "tier"),
    [({"likelihood": 5, "impact": 5}, 1), ({"likelihood": 4, "impact": 4}, 2), ({"likelihood": 2, "impact": 2}, 3)],
)
def test_its_tier_is_that_of_the_worst_threat_it_is_against(
    example: Bank, threat: Mapping[str, Value], tier: int
) -> None:
    assert [row.tier for row in own(shop(example, threat))] == [tier]


@pytest.mark.parametrize(
    "decision",
    [
        {f"control/{SEAL}": {"status": "implemented"}},
        {f"control/{SEAL}": {"status": "rejected"}},
        {f"threat/{OWN}": {"status": "accepted", "until": "2026-12-31"}},
        {f"threat/{OWN}": {"status": "false-alarm"}},
    ],
)
def test_what_is_done_or_needless_leaves_the_plan(example: Bank, decision: Picture) -> None:
    assert own(shop(example, {"likelihood": 4, "impact": 4}, decision)) == []


def test_it_comes_back_when_an_acceptance_runs_out(example: Bank) -> None:
    accepted: Picture = {f"threat/{OWN}": {"status": "accepted", "until": "2026-02-28"}}
    assert [row.ids for row in own(shop(example, {"likelihood": 4, "impact": 4}, accepted))] == [(SEAL,)]


def test_one_against_several_is_one_row_and_all_other_rows_stay_as_they_are(example: Bank) -> None:
    without = state_of(example, SHOP).plan()
    threat = next(iter(state_of(example, SHOP).threats())).id
    more: Picture = {f"control/{LOCK}": {"title": "Lock the room", "against": (f"threat/{OWN}", f"threat/{threat}")}}
    state = shop(example, {"likelihood": 3, "impact": 3}, more)
    assert {row.ids: set(row.against) for row in own(state)} == {(SEAL,): {OWN}, (LOCK,): {OWN, threat}}
    others = [row for row in state.plan().rows if row.kind is not RowKind.OWN]
    assert [(row.ids, row.tier, row.days, row.reduction) for row in others] == [
        (row.ids, row.tier, row.days, row.reduction) for row in without.rows
    ]
    left = [row.remaining for row in state.plan().rows if row.kind is not RowKind.QUESTION]
    assert left == sorted(left, reverse=True), "what remains never rises from one row to the next"
