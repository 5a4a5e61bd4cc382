"""What a row of the plan leaves open on the ways of attackers: said with the row, or the answer, that shuts it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tmtui.model.level import Risk
from tmtui.model.path import AttackPath, PathStep, StepKind
from tmtui.model.plan import Move, Plan, PlanRow, RowKind, WhatIf
from tmtui.model.threat import Certainty, Threat, Undecided
from tmtui.tui.lines import plain, width_of
from tmtui.tui.pages.still_open import Left, left_items, still_open
from tmtui.tui.pages.tried import Supposed, in_two_rows, only_possible

MAIL, RIGHTS, TOOLS = "mail@component/pc", "rights@component/pc", "tools@component/pc"


def threat(id: str, *unknown: str) -> Threat:
    rule, _, subject = id.partition("@")
    certainty = Certainty.POSSIBLE if unknown else Certainty.CERTAIN
    undecided = tuple(Undecided(subject, attribute, "") for attribute in unknown)
    return Threat(
        id, rule, subject, rule, "", certainty, (), (), (), (), (), "adversary", (5, 5), (4, 4), (4, 4), (9, 9), (),
        undecided, (),
    )  # fmt: skip


def row(number: int, *closes: str, eases: int = 0) -> PlanRow:
    return PlanRow(
        kind=RowKind.CONTROL, ids=(f"c{number}",), title="", subjects=(), tier=1, days=1.0, reduction=1, remaining=1,
        findings=(), closes=closes, lowers=(), eases=eases,
    )  # fmt: skip


WAY = AttackPath(
    "w", "actor/thief", "data/orders", "read", (4, 4), (0.5, 0.5), (4, 4), (4, 4),
    (PathStep("actor/thief", "component/pc", StepKind.WEAKNESS, "A mail", threats=(MAIL, RIGHTS, TOOLS)),),
)  # fmt: skip
KNOWN = {MAIL: threat(MAIL), RIGHTS: threat(RIGHTS, "rights"), TOOLS: threat(TOOLS)}
ROWS = (row(1, MAIL, eases=1), row(2, RIGHTS))


def left(at: int) -> list[Left]:
    return still_open(ROWS, at, [WAY], KNOWN, lambda unknown: f"Does it have {unknown.attribute}?")


def test_what_is_certain_stands_first_then_what_a_later_row_or_an_answer_shuts() -> None:
    assert left(0) == [Left(TOOLS.partition("@")[0]), Left("rights", ("Does it have rights?",), 2)]


def test_what_rows_before_closed_is_not_named_again() -> None:
    assert [each.title for each in left(1)] == ["tools"]


def test_a_row_says_what_else_has_to_be_shut_and_promises_nothing_where_no_row_can() -> None:
    said = plain(item.row for item in left_items(ROWS[0], left(0), 80))
    assert "tools (stands for certain; no row closes it)" in said
    assert "? rights (nobody knows; row 2 closes it)\nDoes it have rights?" in said
    assert "past that step" not in said
    assert "past that step" in plain(item.row for item in left_items(ROWS[0], left(0)[1:], 80))
    assert not left_items(ROWS[1], left(1), 80), "a row that eases nothing has nothing to explain"


def test_ways_that_stood_for_certain_and_no_longer_do_are_told_apart_from_less_likely_ones() -> None:
    moves = (
        Move("certain", "A", (3, 3), (0, 3)),
        Move("doubtful", "B", (0, 4), (0, 3)),
        Move("cut", "C", (3, 3), (0, 0)),
    )
    risk = Risk(low=1, now=1, high=1, planned=1, verified=1, too_early=False)
    found = WhatIf(risk, (), (), (), before=risk, paths=moves, paths_listed=5)
    found = replace(found, paths_cut=("cut",), paths_lowered=("certain", "doubtful"))
    assert only_possible(found) == {"certain"}


@pytest.mark.parametrize("width", [40, 74, 80, 120])
def test_the_foot_of_the_plan_says_what_fits_into_its_row(width: int) -> None:
    risk = Risk(low=1, now=54287, high=99999, planned=1, verified=1, too_early=False)
    moves = tuple(Move(f"w{at}", "A", (3, 3), (0, 3)) for at in range(4))
    lowered = (*(each.id for each in moves), "w4")
    found = WhatIf(
        risk, ("a",), ("b", "c"), (), before=risk, days=10.5, paths=moves, paths_listed=10, paths_lowered=lowered
    )
    rows = in_two_rows(Plan(risk, ROWS), Supposed(1, 0, found), width)
    assert max(map(width_of, rows)) <= width
    assert "54,287 → 54,287" in plain(rows)
    assert "cuts 0 of 10 ways, 4 only possible" in plain(rows)
    assert ("1 less likely" in plain(rows)) == (width >= 80)
