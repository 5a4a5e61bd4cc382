"""The plan of a small world: what stands in it, in which order, at what cost."""

from __future__ import annotations

from dataclasses import replace

from tests.analysis.plan.example import (
    BROWSER_TO_WEB,
    NOT_MUTUAL,
    PLAIN_TEXT,
    UNPATCHED,
    WEB_TO_DB,
    assessed,
    bank_of,
    control,
    control_rows,
    facts,
    question_rows,
    rule,
)
from tmtui.analysis.plan.plan import plan_of
from tmtui.banks.expression.tree import All, Any, Compare, Known, Truth
from tmtui.model.fact import State

TLS = control("tls", "flow", encryption="tls")
MUTUAL = control("mutual-tls", "flow", once=1, encryption="mtls")
PATCH = control("patch", "component", patched="yes")
PLAIN = rule("plain-text", "flow", PLAIN_TEXT, "tls")
OLD = rule("old-software", "component", UNPATCHED, "patch", impact=4)


def test_one_row_closes_one_finding_on_all_its_subjects() -> None:
    told = facts(web_db={"encryption": "none"}, browser_web={"encryption": "none"})
    (row,) = control_rows(plan_of(assessed(bank_of([PLAIN], [TLS]), told)))
    assert row.ids == (f"tls@{BROWSER_TO_WEB}", f"tls@{WEB_TO_DB}")
    assert row.closes == (f"plain-text@{BROWSER_TO_WEB}", f"plain-text@{WEB_TO_DB}")
    assert (row.days, row.tier, row.remaining) == (2, 1, 0)
    assert row.title == "Do tls for browser..web (and 1 more)"


def test_the_worst_comes_first_whatever_it_costs() -> None:
    dear = replace(TLS, once=100)
    told = facts(web_db={"encryption": "none"}, web={"patched": "no"})
    rows = control_rows(plan_of(assessed(bank_of([OLD, PLAIN], [dear, PATCH]), told)))
    assert [(row.ids, row.tier) for row in rows] == [((f"tls@{WEB_TO_DB}",), 1), (("patch@component/web",), 2)]


def test_what_pays_more_for_a_day_comes_first_inside_a_tier() -> None:
    dear, told = replace(PATCH, each=10), facts(web_db={"encryption": "none"}, web={"patched": "no"})
    rules = [replace(OLD, impact_level=5), PLAIN]
    rows = control_rows(plan_of(assessed(bank_of(rules, [TLS, dear]), told)))
    assert [row.findings for row in rows] == [("plain-text",), ("old-software",)]


def test_controls_that_work_only_together_are_one_row() -> None:
    either = rule(
        "two-doors", "component", Any((UNPATCHED, Truth(("second_factor",), negated=True))), "patch", "factor"
    )
    factor = control("factor", "component", each=3, second_factor="yes")
    told = facts(web={"patched": "no", "second_factor": "no"})
    (row,) = control_rows(plan_of(assessed(bank_of([either], [PATCH, factor]), told)))
    assert row.ids == ("patch@component/web", "factor@component/web")
    assert row.closes == ("two-doors@component/web",)
    assert row.days == 4


def test_the_cheapest_set_that_closes_is_taken() -> None:
    weak = Any((UNPATCHED, Compare(("hardening",), "!=", "full"), Truth(("second_factor",), negated=True)))
    controls = [
        PATCH,
        control("harden", "component", each=5, hardening="full"),
        control("factor", "component", each=3, second_factor="yes"),
        control("both", "component", each=2, hardening="full", second_factor="yes"),
    ]
    told = facts(web={"patched": "no", "second_factor": "no", "hardening": "none"})
    (row,) = control_rows(
        plan_of(assessed(bank_of([rule("open", "component", weak, *(c.id for c in controls))], controls), told))
    )
    assert row.ids == ("patch@component/web", "both@component/web")


def test_a_higher_step_takes_the_place_of_a_lower_one() -> None:
    rules = [
        rule("plain-text", "flow", PLAIN_TEXT, "tls"),
        rule("impostor", "flow", NOT_MUTUAL, "mutual-tls", impact=4),
    ]
    told = facts(web_db={"encryption": "none"})
    (row,) = control_rows(plan_of(assessed(bank_of(rules, [TLS, MUTUAL]), told)))
    assert row.ids == (f"mutual-tls@{WEB_TO_DB}",)
    assert (row.tier, row.remaining) == (1, 0)
    assert row.findings == ("plain-text", "impostor")


def test_what_a_control_needs_comes_before_it_and_counts_as_foundation() -> None:
    drill = control("drill", "model", once=2, each=0, rehearsed="yes")
    controls = [replace(TLS, needs=("drill",)), replace(PATCH, needs=("drill",)), drill]
    told = facts(web_db={"encryption": "none"}, web={"patched": "no"}, model={"rehearsed": "no"})
    rows = control_rows(plan_of(assessed(bank_of([PLAIN, OLD], controls), told)))
    assert [row.ids for row in rows] == [("drill@model",), (f"tls@{WEB_TO_DB}",), ("patch@component/web",)]
    assert "foundation" in rows[0].marks
    assert rows[1].needs == ("drill@model",)
    assert rows[2].needs == ()
    assert [row.days for row in rows] == [2, 1, 1]


def test_what_needs_something_refused_is_not_offered() -> None:
    drill = control("drill", "model", rehearsed="yes")
    told = facts(web_db={"encryption": "none"}, model={"rehearsed": "no"})
    told.say("control/drill@model", "status", "rejected")
    bank = bank_of([PLAIN], [replace(TLS, needs=("drill",)), drill])
    assert control_rows(plan_of(assessed(bank, told))) == []


def test_a_refused_control_is_not_offered() -> None:
    told = facts(web_db={"encryption": "none"}, browser_web={"encryption": "none"})
    told.say(f"control/tls@{WEB_TO_DB}", "status", "rejected")
    (row,) = control_rows(plan_of(assessed(bank_of([PLAIN], [TLS]), told)))
    assert row.subjects == (BROWSER_TO_WEB,)


def test_what_is_in_place_costs_nothing_more() -> None:
    told = facts(web_db={"encryption": "none"})
    told.say(f"control/tls@{WEB_TO_DB}", "status", "implemented")
    (row,) = control_rows(plan_of(assessed(bank_of([PLAIN], [TLS]), told)))
    assert (row.days, row.decision.status) == (0, "implemented")


def test_accepted_threats_leave_the_plan_until_the_acceptance_ends() -> None:
    for until, rows in (("2027-01-01", 0), ("2026-02-28", 1)):
        told = facts(web_db={"encryption": "none"})
        told.say(f"threat/plain-text@{WEB_TO_DB}", "status", "accepted")
        told.say(f"threat/plain-text@{WEB_TO_DB}", "until", until)
        state = assessed(bank_of([PLAIN], [TLS]), told)
        assert len(control_rows(plan_of(state))) == rows
        assert state.totals[1] > 0


def test_a_false_alarm_counts_nowhere() -> None:
    told = facts(web_db={"encryption": "none"})
    told.say(f"threat/plain-text@{WEB_TO_DB}", "status", "false-alarm")
    state = assessed(bank_of([PLAIN], [TLS]), told)
    assert (control_rows(plan_of(state)), state.totals[1]) == ([], 0)


def test_a_budget_leaves_out_what_does_not_fit() -> None:
    dear = replace(TLS, once=100)
    told = facts(web_db={"encryption": "none"}, web={"patched": "no"})
    state = assessed(bank_of([PLAIN, OLD], [dear, PATCH]), told)
    assert [row.ids for row in control_rows(plan_of(state, budget=5))] == [("patch@component/web",)]
    assert control_rows(plan_of(state, budget=0.5)) == []
    assert len(control_rows(plan_of(state, budget=102))) == 2


def test_an_unknown_is_a_possible_threat_to_ask_about_and_stands_a_tier_lower() -> None:
    told = facts(web_db={"encryption": State.UNKNOWN})
    plan = plan_of(assessed(bank_of([PLAIN], [TLS]), told))
    (row,) = [each for each in control_rows(plan) if WEB_TO_DB in each.subjects]
    assert (row.tier, "possible-only" in row.marks) == (2, True)
    asked = next(each for each in question_rows(plan) if each.ids[0].endswith("encryption"))
    assert (asked.tier, asked.days) == (2, 0)
    assert asked.reduction > 0
    kinds = [each.kind for each in plan.rows if each.tier == 2]
    assert kinds == sorted(kinds), "controls come before questions"


def test_a_threat_that_a_control_brings_is_its_side_effect() -> None:
    expires = rule("runs-out", "flow", Compare(("encryption",), "==", "tls"), impact=1)
    told = facts(web_db={"encryption": "none"})
    (row,) = control_rows(plan_of(assessed(bank_of([PLAIN, expires], [TLS]), told)))
    assert row.side_effects == (f"runs-out@{WEB_TO_DB}",)
    assert row.remaining > 0


def test_what_mends_a_side_effect_follows_in_the_same_plan() -> None:
    """Patching brings a need for a second factor here, and that comes right after."""
    unwatched = All((Truth(("patched",)), Truth(("second_factor",), negated=True)))
    brought = rule("unwatched", "component", unwatched, "factor", impact=3)
    factor = control("factor", "component", each=3, second_factor="yes")
    told = facts(web={"patched": "no", "second_factor": "no"})
    rows = control_rows(plan_of(assessed(bank_of([OLD, brought], [PATCH, factor]), told)))
    assert [row.ids for row in rows] == [("patch@component/web",), ("factor@component/web",)]
    assert rows[0].side_effects == rows[1].closes == ("unwatched@component/web",)
    assert rows[1].remaining == 0


def test_a_step_that_mends_a_side_effect_takes_the_place_of_the_one_that_brings_it() -> None:
    expires = rule("runs-out", "flow", Compare(("encryption",), "==", "tls"), "mutual-tls", impact=2)
    told = facts(web_db={"encryption": "none"})
    (row,) = control_rows(plan_of(assessed(bank_of([PLAIN, expires], [TLS, MUTUAL]), told)))
    assert row.ids == (f"mutual-tls@{WEB_TO_DB}",)
    assert (row.side_effects, row.remaining) == ((), 0)


def test_a_control_that_makes_things_worse_is_left_out() -> None:
    worse = rule("worse", "component", Truth(("patched",)), impact=5)
    never = {"patched": State.NOT_APPLICABLE}
    told = facts(web={"patched": "no"}, db=never, browser=never)
    plan = plan_of(assessed(bank_of([OLD, worse], [PATCH]), told))
    assert control_rows(plan) == []


def test_a_quick_win_takes_two_days_at_most() -> None:
    told = facts(web_db={"encryption": "none"})
    for each, marks in ((2.0, ("quick-win",)), (2.5, ())):
        (row,) = control_rows(plan_of(assessed(bank_of([PLAIN], [replace(TLS, each=each)]), told)))
        assert row.marks == marks


def test_the_same_input_gives_the_same_plan() -> None:
    told = facts(web_db={"encryption": "none"}, web={"patched": "no"}, db={"patched": State.UNKNOWN})
    rules = [PLAIN, OLD, rule("unknown", "flow", Known(("protocol",), negated=True), impact=2)]
    bank = bank_of(rules, [TLS, PATCH])
    assert plan_of(assessed(bank, told)) == plan_of(assessed(bank, told))
