"""What-if and the planned residual lay controls and answers over the facts and derive again."""

from __future__ import annotations

from tests.analysis.plan.example import (
    BROWSER_TO_WEB,
    PLAIN_TEXT,
    UNPATCHED,
    WEB_TO_DB,
    assessed,
    bank_of,
    control,
    facts,
    rule,
)
from tmtui.analysis.plan.plan import plan_of
from tmtui.analysis.plan.residual import planned
from tmtui.analysis.plan.to_json import plan_json
from tmtui.analysis.plan.what_if import what_if
from tmtui.model.fact import State as Unsaid
from tmtui.model.fact import Statement

BANK = bank_of(
    [rule("plain-text", "flow", PLAIN_TEXT, "tls"), rule("old", "component", UNPATCHED)],
    [control("tls", "flow", encryption="tls")],
)
TOLD = {"web_db": {"encryption": "none"}, "browser_web": {"encryption": "none"}, "web": {"patched": "yes"}}


def test_trying_a_control_closes_its_threat_and_writes_nothing() -> None:
    state = assessed(BANK, facts(**TOLD))
    tried = what_if(state, controls=[f"tls@{WEB_TO_DB}"])
    assert tried.closed == (f"plain-text@{WEB_TO_DB}",)
    assert tried.risk.now < state.totals[1]
    assert WEB_TO_DB in state.standing("plain-text")


def test_a_control_without_subject_is_tried_wherever_it_is_offered() -> None:
    tried = what_if(assessed(BANK, facts(**TOLD)), controls=["tls"])
    assert tried.closed == (f"plain-text@{BROWSER_TO_WEB}", f"plain-text@{WEB_TO_DB}")


def test_trying_an_answer_may_open_a_threat() -> None:
    tried = what_if(assessed(BANK, facts(**TOLD)), statements=[Statement("component/web", "patched", "no")])
    assert tried.opened == ("old@component/web",)


def test_planned_controls_count_in_the_planned_residual_and_rejected_ones_do_not() -> None:
    for status, counts in (("planned", True), ("in-progress", True), ("recommended", False), ("rejected", False)):
        told = facts(**TOLD)
        for flow in (WEB_TO_DB, BROWSER_TO_WEB):
            told.say(f"control/tls@{flow}", "status", status)
        state = assessed(BANK, told)
        assert (planned(state) < state.totals[1]) is counts


def test_the_plan_as_json_has_the_documented_keys() -> None:
    shown = plan_json(plan_of(assessed(BANK, facts(**TOLD))))
    rows = shown["rows"]
    assert isinstance(rows, list)
    assert set(rows[0]) >= {
        "kind", "ids", "title", "subjects", "tier", "days", "reduction", "remaining", "findings", "closes", "lowers",
        "cuts", "side_effects", "needs", "marks", "basis", "how_to_check", "status", "owner", "due", "references",
    }  # fmt: skip
    risk = shown["risk"]
    assert isinstance(risk, dict)
    assert set(risk) == {"low", "now", "high", "planned", "verified", "too_early"}


def test_what_remains_is_what_the_tables_give_on_paper() -> None:
    """Two threats by mistake that happen very often, work surely and ruin: p = 0.9, weight 100, 50 points a unit.

    One alone is worth 50 x 100 x 0.9 = 4500, both as one finding 50 x 100 x (1 - 0.1 x 0.1) = 4950. Where nobody knows
    whether the web server is patched, 0 to 4500 stand open, of which half counts; the database is not.
    """
    told = facts(web_db=TOLD["web_db"], browser_web=TOLD["browser_web"], web={"patched": Unsaid.UNKNOWN})
    state = assessed(BANK, told)
    assert (state.risk.low, state.risk.now, state.risk.high) == (4950, 4950 + 2250, 4950 + 4500)
    one = what_if(state, controls=[f"tls@{WEB_TO_DB}"])
    assert (one.risk.low, one.risk.now, one.risk.high) == (4500, 4500 + 2250, 4500 + 4500)
    both = what_if(state, controls=["tls"])
    assert (both.risk.low, both.risk.now, both.risk.high) == (0, 2250, 4500)
    asked = what_if(state, statements=[Statement("component/web", "patched", "yes")])
    assert (asked.risk.low, asked.risk.now, asked.risk.high) == (4950, 4950, 4950)
    assert [(row.ids, row.reduction, row.remaining, row.days) for row in plan_of(state).rows] == [
        ((f"tls@{BROWSER_TO_WEB}", f"tls@{WEB_TO_DB}"), 4950, 2250, 2), (("component/web patched",), 2250, 2250, 0),
    ]  # fmt: skip
