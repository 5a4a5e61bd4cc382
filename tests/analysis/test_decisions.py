"""What people decided about threats, and threats they added themselves."""

from __future__ import annotations

from datetime import date

from tests.analysis.pictures import SHOP, Picture, log, state_of
from tmtui.analysis.engine import assess
from tmtui.banks.bank import Bank
from tmtui.model.threat import Certainty

WEAK: Picture = {"component/web": {"kept_current": "no"}, "component/db": {"kept_current": "yes"}}
THREAT = "old-flaw@component/web"


def decided(status: str, until: str = "") -> Picture:
    return {f"threat/{THREAT}": {"status": status, "why": "we know", **({"until": until} if until else {})}}


def test_an_acceptance_stays_in_the_risk_and_reopens_by_itself(example: Bank) -> None:
    open_ = state_of(example, SHOP, WEAK)
    accepted = decided("accepted", "2026-06-30")
    before = state_of(example, SHOP, WEAK, accepted, today=date(2026, 6, 30))
    after = state_of(example, SHOP, WEAK, accepted, today=date(2026, 7, 1))
    assert before.totals == after.totals == open_.totals
    assert before.decision(f"threat/{THREAT}").status == "accepted"
    assert (after.decision(f"threat/{THREAT}").status, after.decision(f"threat/{THREAT}").expired) == ("open", True)


def test_false_alarms_and_what_is_avoided_count_nowhere(example: Bank) -> None:
    for status in ("false-alarm", "avoided"):
        state = state_of(example, SHOP, WEAK, decided(status))
        assert not [each for each in state.findings() if each.rule == "old-flaw"]
        assert sum(state.summary().certain) == sum(state_of(example, SHOP, WEAK).summary().certain) - 1
        assert state.totals[0] < state_of(example, SHOP, WEAK).totals[0]
        assert next(each for each in state.threats() if each.id == THREAT).decision.status == status


def test_a_false_alarm_with_a_date_comes_back(example: Bank) -> None:
    state = state_of(example, SHOP, WEAK, decided("false-alarm", "2026-01-31"), today=date(2026, 2, 1))
    assert [each.rule for each in state.findings() if each.rule == "old-flaw"] == ["old-flaw"]


def test_decisions_whose_threat_is_gone_are_orphans_and_fail_nothing(example: Bank) -> None:
    more: Picture = {
        **decided("accepted"),
        "threat/no-such-rule@component/web": {"status": "accepted"},
        "control/keep-current@component/gone": {"status": "planned"},
        "control/keep-current@component/web": {"status": "planned"},
    }
    state = state_of(example, SHOP, WEAK, more)
    assert state.summary().orphans == (
        "control/keep-current@component/gone",
        "threat/no-such-rule@component/web",
    )
    gone = state.overlay({("component/web", "exists"): "no"})
    assert f"threat/{THREAT}" in gone.summary().orphans


def test_people_add_threats_by_hand_and_these_count_like_the_others(example: Bank) -> None:
    own: Picture = {
        "threat/own-lost-key@component/db": {"title": "The key of the rack is lost", "likelihood": 3, "impact": 5}
    }
    state = state_of(example, SHOP, WEAK, own)
    found = state.threat("own-lost-key@component/db")
    assert found is not None
    assert (found.title, found.certainty) == ("The key of the rack is lost", Certainty.CERTAIN)
    assert (found.likelihood, found.impact, found.level, found.points) == ((3, 3), (5, 5), (4, 4), (1500, 1500))
    assert "own-lost-key@component/db" in [each.id for each in state.threats()]
    finding = next(each for each in state.findings() if each.rule == "own-lost-key")
    assert (finding.title, finding.points) == ("The key of the rack is lost", (1500, 1500))
    assert state.totals[0] == state_of(example, SHOP, WEAK).totals[0] + 1500
    assert state.differences(state_of(example, SHOP, WEAK)).opened == ("own-lost-key@component/db",)


def test_an_own_threat_nobody_rated_is_an_interval(example: Bank) -> None:
    state = state_of(example, SHOP, {"threat/own-flood@component/db": {"title": "The cellar floods"}})
    found = state.threat("own-flood@component/db")
    assert found is not None
    assert (found.likelihood, found.impact) == ((1, 5), (1, 5))


def test_a_control_that_is_planned_shows_in_the_planned_risk_only(example: Bank) -> None:
    planned: Picture = {"control/keep-current@component/web": {"status": "planned"}}
    state, plain = state_of(example, SHOP, WEAK, planned), state_of(example, SHOP, WEAK)
    assert state.totals == plain.totals
    assert state.risk.planned < plain.risk.planned == plain.risk.now


def test_deciding_later_gives_the_same_as_having_decided_before(example: Bank) -> None:
    facts = log(SHOP, WEAK, decided("false-alarm"))
    early = assess(example, facts[:-2], date(2026, 3, 1))
    from tmtui.model.answers import Answers

    answers = Answers(facts[:-2])
    late = early.advance({slot: answers.get(*slot) for slot in answers.add(facts[-2:])})
    assert late.findings() == assess(example, facts, date(2026, 3, 1)).findings()
