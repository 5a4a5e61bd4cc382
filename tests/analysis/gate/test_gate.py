"""What breaks the gate, and what does not any more."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from tests.analysis.crowd import Crowd
from tests.analysis.pictures import DONT_KNOW, SHOP, TODAY, Picture, log, state_of
from tests.model.facts import fact
from tmtui.analysis.engine import assess
from tmtui.analysis.gate.gate import judge
from tmtui.analysis.state import State
from tmtui.banks.bank import Bank
from tmtui.model.fact import Basis
from tmtui.model.gate import BreachKind, Policy, Verdict
from tmtui.model.subject import MODEL
from tmtui.model.value import Value

WEAK: Picture = {"component/web": {"kept_current": "no"}, "component/db": {"kept_current": "yes"}}
THREAT = "old-flaw@component/web"
CONTROL = "keep-current@component/web"
PLANNED = {"status": "planned", "owner": "ops", "due": "2026-03-31"}
ACCEPTED = {"status": "accepted", "owner": "ops", "why": "we know", "until": "2026-03-31"}


def threat(**said: Value) -> Picture:
    return {f"threat/{THREAT}": said}


def control(**said: Value) -> Picture:
    return {f"control/{CONTROL}": said}


@pytest.fixture(scope="module")
def level(example: Bank) -> int:
    """The level of the threat that these tests are about."""
    found = state_of(example, SHOP, WEAK).threat(THREAT)
    assert found is not None
    assert found.level[0] == found.level[1]
    return found.level[1]


def kinds(verdict: Verdict) -> set[BreachKind]:
    return {breach.kind for breach in verdict.breaches}


def ids(verdict: Verdict, kind: BreachKind = BreachKind.THREAT) -> set[str]:
    return {breach.id for breach in verdict.breaches if breach.kind is kind}


def gate(example: Bank, level: int, *pictures: Picture, today: date = TODAY) -> Verdict:
    return judge(state_of(example, SHOP, WEAK, *pictures, today=today), Policy(level))


def test_an_open_threat_breaks_the_gate_up_to_its_own_level(example: Bank, level: int) -> None:
    (breach,) = (each for each in gate(example, level).breaches if each.id == THREAT)
    assert (breach.where, breach.level) == ("Web server", (level, level))
    assert f"tmtui decide {CONTROL} --status planned" in breach.todo
    assert THREAT not in ids(gate(example, level + 1))


def test_what_is_only_possible_breaks_it_only_when_asked_to_and_names_the_answer(example: Bank, level: int) -> None:
    state = state_of(example, SHOP, {"component/web": {"kept_current": DONT_KNOW}})
    assert THREAT not in ids(judge(state, Policy(level)))
    (breach,) = (each for each in judge(state, Policy(level, possible=True)).breaches if each.id == THREAT)
    assert "tmtui answer component/web kept_current" in breach.todo


def test_not_knowing_how_high_a_level_is_does_not_make_it_pass(example: Bank) -> None:
    own: Picture = {"threat/own-flood@component/db": {"title": "The cellar floods"}}
    assert "own-flood@component/db" in ids(judge(state_of(example, SHOP, own), Policy(5)))


@pytest.mark.parametrize("status", ["accepted", "transferred", "avoided", "false-alarm"])
def test_what_was_decided_passes_while_it_is_in_force_and_breaks_the_gate_after(
    example: Bank, level: int, status: str
) -> None:
    said = threat(**{**ACCEPTED, "status": status})
    assert THREAT not in ids(gate(example, level, said, today=date(2026, 3, 31)))
    after = gate(example, 5, said, today=date(2026, 4, 1))
    assert ids(after, BreachKind.EXPIRED) == {THREAT}, "whatever the level: somebody said that it is looked at again"
    assert THREAT not in ids(after), "it is listed once"
    (breach,) = (each for each in after.breaches if each.id == THREAT)
    assert "ran out on 2026-03-31" in breach.what
    assert f"--status {status} --until 2027-04-01" in breach.todo


@pytest.mark.parametrize("name", ["owner", "why", "until"])
def test_an_acceptance_from_a_file_that_lacks_something_breaks_the_gate(example: Bank, level: int, name: str) -> None:
    said = {key: value for key, value in ACCEPTED.items() if key != name}
    verdict = gate(example, level, threat(**said))
    assert ids(verdict, BreachKind.INCOMPLETE) == {THREAT}
    (breach,) = (each for each in verdict.breaches if each.kind is BreachKind.INCOMPLETE)
    assert f"--{name}" in breach.todo


def test_a_planned_control_with_owner_and_date_leaves_its_threat_alone_until_then(example: Bank, level: int) -> None:
    held = gate(example, level, control(**PLANNED), today=date(2026, 3, 31))
    assert THREAT not in ids(held)
    assert THREAT in held.treated
    for name in ("owner", "due"):
        short = {key: value for key, value in PLANNED.items() if key != name}
        assert THREAT in ids(gate(example, level, control(**short)))
    late = gate(example, level, control(**PLANNED), today=date(2026, 4, 1))
    assert THREAT in ids(late)
    assert ids(late, BreachKind.OVERDUE) == {CONTROL}


def test_a_planned_control_that_does_not_mend_it_leaves_nothing_alone(example: Bank, level: int) -> None:
    beside: Picture = {"control/keep-current@component/db": PLANNED}
    assert THREAT in ids(gate(example, level, beside))


def test_a_control_that_is_only_said_to_be_in_place_changes_nothing(example: Bank, level: int) -> None:
    said = control(status="verified", owner="ops", due="2026-03-31")
    (breach,) = (each for each in gate(example, level, said).breaches if each.id == THREAT)
    assert f"tmtui decide {CONTROL} --status verified --state-facts" in breach.todo
    assert state_of(example, SHOP, WEAK, said).summary().unshown == (CONTROL,)


def test_a_control_in_place_has_to_be_checked_by_its_date(example: Bank) -> None:
    done: Picture = {"component/web": {"kept_current": "yes"}}
    said = control(status="implemented", owner="ops", due="2026-02-28")
    verdict = judge(state_of(example, SHOP, done, said), Policy(5))
    assert ids(verdict, BreachKind.UNVERIFIED) == {CONTROL}
    assert kinds(judge(state_of(example, SHOP, done, said, today=date(2026, 2, 28)), Policy(5))) == set()
    for good in (control(status="verified", due="2026-02-28"), control(status="rejected", due="2026-02-28")):
        assert kinds(judge(state_of(example, SHOP, done, good), Policy(5))) == set()
    measured = [
        each._replace(basis=Basis.TOOL) if each.attribute == "kept_current" else each for each in log(SHOP, done, said)
    ]
    assert kinds(judge(assess(example, measured, TODAY), Policy(5))) == set()


def test_a_check_that_held_until_a_day_is_wanted_again_after_it(example: Bank) -> None:
    done: Picture = {"component/web": {"kept_current": "yes"}}
    said = control(status="verified", until="2026-03-31")
    assert kinds(judge(state_of(example, SHOP, done, said, today=date(2026, 3, 31)), Policy(5))) == set()
    after = judge(state_of(example, SHOP, done, said, today=date(2026, 4, 1)), Policy(5))
    assert ids(after, BreachKind.EXPIRED) == {CONTROL}


def test_a_control_past_its_date_that_the_facts_show_is_not_overdue(example: Bank) -> None:
    done: Picture = {"component/web": {"kept_current": "yes"}}
    late = control(status="planned", owner="ops", due="2026-02-01")
    assert kinds(judge(state_of(example, SHOP, done, late), Policy(5))) == set()
    assert kinds(judge(state_of(example, SHOP, WEAK, late), Policy(5))) == {BreachKind.OVERDUE}


def test_a_threat_in_words_is_left_to_a_control_in_words(example: Bank) -> None:
    own: Picture = {
        "threat/own-flood@component/db": {"title": "The cellar floods", "likelihood": 5, "impact": 5},
        "control/own-pump@component/db": {
            "title": "A pump", "against": ("threat/own-flood@component/db", f"threat/{THREAT}"), **PLANNED,
        },
    }  # fmt: skip
    verdict = judge(state_of(example, SHOP, WEAK, own), Policy(1))
    assert "own-flood@component/db" in verdict.treated
    assert THREAT in ids(verdict), "words change no facts, so they leave no threat of the bank alone"
    late = judge(state_of(example, SHOP, WEAK, own, today=date(2026, 4, 1)), Policy(5))
    assert ids(late, BreachKind.OVERDUE) == {"own-pump@component/db"}
    assert "A pump: due 2026-03-31 by ops" in next(
        each.what for each in late.breaches if each.kind is BreachKind.OVERDUE
    )


def test_decisions_about_what_is_gone_fail_nothing(example: Bank) -> None:
    gone: Picture = {
        f"threat/{THREAT}": {**ACCEPTED, "until": "2026-01-01"},
        f"control/{CONTROL}": {**PLANNED, "due": "2026-01-01"},
        "threat/no-such-rule@component/web": {"status": "accepted"},
        "component/web": {"exists": "no"},
    }
    state = state_of(example, SHOP, WEAK, gone)
    assert len(state.summary().orphans) == 3
    assert not {breach.id for breach in judge(state, Policy(1)).breaches} & {THREAT, CONTROL}


def test_a_model_older_than_its_cadence_breaks_the_gate(example: Bank) -> None:
    # Everything was said on 2026-01-01.
    def review(cadence: str, today: date) -> set[BreachKind]:
        return kinds(judge(state_of(example, SHOP, {MODEL: {"cadence": cadence}}, today=today), Policy(5)))

    assert review("P2M", date(2026, 3, 1)) == set()
    assert review("P2M", date(2026, 3, 2)) == {BreachKind.REVIEW}


def test_people_who_differ_break_the_gate_with_both_names(example: Bank) -> None:
    facts = log(SHOP)
    said = [
        fact(len(facts) + 1, "component/web", "kept_current", "yes", author="dba"),
        fact(len(facts) + 2, "component/web", "kept_current", "no", author="ops-1", differs=True),
    ]
    verdict = judge(assess(example, [*facts, *said], TODAY), Policy(5))
    (breach,) = verdict.breaches
    assert breach.kind is BreachKind.DISPUTED
    assert "dba says yes, ops-1 says no" in breach.what
    assert "tmtui answer component/web kept_current" in breach.todo


def test_a_decision_on_which_people_differ_holds_for_nobody(example: Bank, level: int) -> None:
    facts = log(SHOP, WEAK, threat(owner="ops", why="we know", until="2026-03-31"))
    said = [
        fact(len(facts) + 1, f"threat/{THREAT}", "status", "accepted", author="dba"),
        fact(len(facts) + 2, f"threat/{THREAT}", "status", "open", author="ops-1", differs=True),
    ]
    verdict = judge(assess(example, [*facts, *said], TODAY), Policy(level))
    assert THREAT in ids(verdict)
    (breach,) = (each for each in verdict.breaches if each.kind is BreachKind.DISPUTED)
    assert f"tmtui decide {THREAT} --status" in breach.todo


def test_open_questions_are_counted_against_what_is_allowed(example: Bank) -> None:
    state = state_of(example, SHOP)
    count = len(state.open_questions())
    assert BreachKind.QUESTIONS not in kinds(judge(state, Policy(5)))
    assert BreachKind.QUESTIONS not in kinds(judge(state, Policy(5, max_open=count)))
    assert BreachKind.QUESTIONS in kinds(judge(state, Policy(5, max_open=count - 1)))


@pytest.mark.parametrize("seed", range(6))
def test_a_stricter_gate_never_lets_more_through_and_deciding_on_everything_opens_it(example: Bank, seed: int) -> None:
    crowd = Crowd(seed)
    state = assess(example, crowd.answers, TODAY)
    policies = [Policy(level, possible) for level in range(5, 0, -1) for possible in (False, True)]
    for possible in (False, True):
        found = [ids(judge(state, each)) for each in policies if each.possible is possible]
        assert all(looser <= stricter for looser, stricter in pairwise(found))
    for level in range(1, 6):
        assert ids(judge(state, Policy(level))) <= ids(judge(state, Policy(level, True)))
    strictest = judge(state, Policy(1, True))
    assert max(Counter((each.kind, each.id) for each in strictest.breaches).values(), default=1) == 1
    assert BreachKind.THREAT not in kinds(judge(_accepted(state, crowd, strictest), Policy(1, True)))


def _accepted(state: State, crowd: Crowd, verdict: Verdict) -> State:
    """Accept everything that broke the gate."""
    for id in ids(verdict):
        for name, value in ACCEPTED.items():
            crowd.say(f"threat/{id}", name, value)
    return assess(state.bank, crowd.answers, TODAY)
