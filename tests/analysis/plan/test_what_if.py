"""Trying controls: what they cost, close, bring and need, with nothing written and nothing hidden."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.oracle.some_bank import a_bank
from tests.analysis.oracle.some_facts import a_story
from tests.analysis.plan.example import (
    BROWSER_TO_WEB,
    PLAIN_TEXT,
    UNPATCHED,
    WEB_TO_DB,
    assessed,
    bank_of,
    control,
    control_rows,
    facts,
    rule,
)
from tmtui.analysis.plan.plan import plan_of
from tmtui.analysis.plan.to_json import what_if_json
from tmtui.analysis.plan.what_if import supposed, what_if
from tmtui.banks.expression.tree import Compare
from tmtui.model.errors import BadInput
from tmtui.model.level import NOTHING

TLS = control("tls", "flow", once=1, each=2, encryption="tls")
DRILL = control("drill", "model", once=3, each=0, rehearsed="yes")
EXPIRES = rule("runs-out", "flow", Compare(("encryption",), "==", "tls"), impact=1)
BANK = bank_of(
    [rule("plain-text", "flow", PLAIN_TEXT, "tls"), rule("old", "component", UNPATCHED), EXPIRES], [TLS, DRILL]
)
TOLD = {"web_db": {"encryption": "none"}, "browser_web": {"encryption": "none"}}


def test_one_beginning_is_paid_for_two_flows() -> None:
    state = assessed(BANK, facts(**TOLD))
    assert what_if(state, controls=[f"tls@{WEB_TO_DB}"]).days == 3
    assert what_if(state, controls=["tls"]).days == 5
    assert what_if(state, controls=["tls", f"tls@{WEB_TO_DB}"]).days == 5, "given twice, done once"


def test_findings_close_when_nothing_of_them_stands_and_else_are_lowered() -> None:
    state = assessed(BANK, facts(**TOLD))
    one, both = what_if(state, controls=[f"tls@{WEB_TO_DB}"]), what_if(state, controls=["tls"])
    assert (one.findings_closed, one.findings_lowered) == ((), ("plain-text",))
    assert (both.findings_closed, both.findings_lowered) == (("plain-text",), ())


def test_what_arises_only_because_of_it_is_a_side_effect_with_a_name() -> None:
    found = what_if(assessed(BANK, facts(**TOLD)), controls=[f"tls@{WEB_TO_DB}"])
    assert found.brings == (f"runs-out@{WEB_TO_DB}",)
    closed, brought = found.threats
    assert (closed.id, closed.before, closed.after) == (f"plain-text@{WEB_TO_DB}", (5, 5), NOTHING)
    assert (brought.id, brought.before) == (f"runs-out@{WEB_TO_DB}", NOTHING)
    assert brought.title == "runs-out of web..db"


def test_what_has_to_come_first_is_named_priced_and_not_done_along() -> None:
    needy = bank_of([rule("plain-text", "flow", PLAIN_TEXT, "tls")], [replace(TLS, needs=("drill",)), DRILL])
    state = assessed(needy, facts(**TOLD, model={"rehearsed": "no"}))
    found = what_if(state, controls=[f"tls@{WEB_TO_DB}"])
    assert (found.needs, found.needs_days, found.days) == (("drill@model",), 3, 3)
    together = what_if(state, controls=[f"tls@{WEB_TO_DB}", "drill"])
    assert (together.needs, together.needs_days, together.days) == ((), 0, 6)


def test_what_is_in_place_already_changes_nothing_and_is_said_to() -> None:
    found = what_if(assessed(BANK, facts(web_db={"encryption": "mtls"})), controls=[f"tls@{WEB_TO_DB}"])
    assert found.idle == (f"tls@{WEB_TO_DB}",)
    assert (found.controls, found.closed, found.threats, found.days) == ((), (), (), 0)
    assert found.before == found.risk


@pytest.mark.parametrize(
    ("given", "message", "remedy"),
    [
        ("tsl", "there is no control `tsl`.", "Did you mean `tls`?"),
        ("tls@component/web", "the control `tls` is for a flow, not for `component/web`.", "`tls` alone"),
        ("tls@flow/web..bd", "there is no `flow/web..bd` in scope.", f"Did you mean `{WEB_TO_DB}`?"),
    ],
)
def test_a_wrong_name_is_told_with_the_nearest_that_exists(given: str, message: str, remedy: str) -> None:
    with pytest.raises(BadInput) as told:
        what_if(assessed(BANK, facts(**TOLD)), controls=[given])
    assert told.value.message == message
    assert remedy in told.value.remedy


def test_as_json_every_figure_is_there() -> None:
    shown = what_if_json(what_if(assessed(BANK, facts(**TOLD)), controls=["tls"]))
    assert shown["controls"] == [f"tls@{BROWSER_TO_WEB}", f"tls@{WEB_TO_DB}"]
    assert shown["days"] == 5
    assert shown["paths"] is None, "nobody asked for paths"


@given(st.integers(min_value=0, max_value=2**32))
@settings(max_examples=40)
def test_trying_a_row_of_the_plan_gives_what_the_row_says(seed: int) -> None:
    random = Random(seed)
    bank = a_bank(random, solvable=True)
    state = assessed(bank, a_story(random, bank))
    rows = control_rows(plan_of(state))
    if not rows:
        return
    found = what_if(state, controls=rows[0].ids)
    assert found.risk.now == rows[0].remaining
    assert found.closed == rows[0].closes
    assert found.lowered == rows[0].lowers
    assert found.days == rows[0].days
    again = supposed(state, rows[0].ids).after
    assert again.totals[1] == found.risk.now
