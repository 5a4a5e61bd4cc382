"""Certain, possible, closed: what people see of a rule on their system."""

from __future__ import annotations

import pytest

from tests.analysis.pictures import DONT_KNOW, SHOP, Picture, log, state_of
from tests.model.facts import fact
from tmtui.analysis.engine import assess
from tmtui.banks.bank import Bank
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis
from tmtui.model.fact import State as Said
from tmtui.model.threat import Certainty, Threat

WEB = "old-flaw@component/web"


def threat(bank: Bank, key: str, *pictures: Picture) -> Threat | None:
    state = state_of(bank, SHOP, *pictures)
    found = state.threat(key)
    listed = {each.id: each for each in (*state.threats(), *state.threats(closed=True))}
    assert listed.get(key) == found
    return found


def test_a_stated_weakness_is_a_certain_threat(example: Bank) -> None:
    found = threat(example, WEB, {"component/web": {"kept_current": "no"}})
    assert found is not None
    assert found.certainty is Certainty.CERTAIN
    assert (found.likelihood, found.impact) == ((5, 5), (4, 4))
    assert (found.level, found.points) == ((4, 4), (1350, 1350))
    assert [(each.attribute, each.value) for each in found.because] == [
        ("technology", "web-server"),
        ("kept_current", "no"),
    ]
    assert found.cwe == ("CWE-1395",)
    assert found.controls == ("keep-current@component/web",)
    assert found.title == "Somebody takes Web server over through an old flaw"
    assert found.at_stake == "confidentiality 4: it passes on Orders"


@pytest.mark.parametrize("said", [{}, {"component/web": {"kept_current": DONT_KNOW}}])
def test_what_nobody_knows_is_a_possible_threat_and_names_the_question(example: Bank, said: Picture) -> None:
    found = threat(example, WEB, said)
    assert found is not None
    assert found.certainty is Certainty.POSSIBLE
    assert (found.likelihood, found.impact) == ((0, 5), (0, 4))
    assert found.level == (0, 4)
    assert [(each.subject, each.attribute, each.question) for each in found.undecided] == [
        ("component/web", "kept_current", "component.kept_current")
    ]


def test_a_protection_closes_a_threat_and_stays_as_the_reason(example: Bank) -> None:
    found = threat(example, WEB, {"component/web": {"kept_current": "yes"}})
    assert found is not None
    assert found.certainty is Certainty.CLOSED
    assert [(each.attribute, each.value) for each in found.because] == [
        ("technology", "web-server"),
        ("kept_current", "yes"),
    ]


def test_nothing_fires_on_what_does_not_apply(example: Bank) -> None:
    laptop: Picture = {"component/web": {"technology": "laptop", "kept_current": "no", "run_by": "us"}}
    state = state_of(example, SHOP, laptop)
    reading = state.reading("component/web", "kept_current")
    assert reading.state is Said.NOT_APPLICABLE
    assert state.threat(WEB) is not None
    found = state.threat(WEB)
    assert found is not None
    assert found.certainty is Certainty.CLOSED


def test_partly_is_not_yes(example: Bank) -> None:
    found = threat(example, WEB, {"component/web": {"kept_current": "partly"}})
    assert found is not None
    assert found.certainty is Certainty.CERTAIN
    assert found.likelihood == (4, 4), "the milder case of the rule"


def test_people_who_differ_leave_it_open_under_both_names(example: Bank) -> None:
    facts = log(SHOP)
    facts += [
        fact(900, "component/web", "kept_current", "yes", author="ops-1"),
        fact(901, "component/web", "kept_current", "no", author="dba", differs=True),
    ]
    state = assess(example, facts, state_of(example, SHOP).today)
    found = state.threat(WEB)
    assert found is not None
    assert found.certainty is Certainty.POSSIBLE
    assert [each.by for each in found.because if each.attribute == "kept_current"] == ["dba, ops-1"]
    assert state.summary().disputed == (("component/web", "kept_current"),)
    assert next(each for each in state.open_questions() if each.id == "component.kept_current").disputed


def test_what_is_unknown_about_relevance_is_never_listed_and_counts_under_its_question(example: Bank) -> None:
    state = state_of(example, SHOP, {"component/web": {"technology": DONT_KNOW}})
    assert state.threat(WEB) is None
    assert not [each for each in state.threats() if each.subject == "component/web" and each.rule == "old-flaw"]
    question = next(
        each for each in state.open_questions() if (each.id, each.subject) == ("component.technology", "component/web")
    )
    assert question.worth > 0


def test_what_others_run_gets_no_threats_unless_it_is_wanted(example: Bank) -> None:
    assert threat(example, "walk-up@component/browser") is None
    assert threat(example, "walk-up@component/browser", {"component/browser": {"in_scope": "yes"}}) is not None
    theirs: Picture = {"component/web": {"run_by": "supplier", "kept_current": "no"}}
    assert threat(example, WEB, theirs) is None


def test_an_implied_answer_says_what_it_follows_from(shipped: Bank) -> None:
    state = state_of(shipped, SHOP, {"flow/web..db": {"protocol": "http"}})
    reading = state.reading("flow/web..db", "encryption")
    assert (reading.value, reading.how) == ("none", "implied by protocol HTTP")
    found = state.threat("cleartext-traffic@flow/web..db")
    assert found is not None
    assert "implied by protocol HTTP" in [each.how for each in found.because]


def test_a_stated_unknown_overrides_what_is_implied(shipped: Bank) -> None:
    state = state_of(shipped, SHOP, {"flow/web..db": {"protocol": "http", "encryption": DONT_KNOW}})
    assert state.reading("flow/web..db", "encryption").state is Said.UNKNOWN
    found = state.threat("cleartext-traffic@flow/web..db")
    assert found is not None
    assert found.certainty is Certainty.POSSIBLE


def test_explain_names_the_answer_who_gave_it_on_what_basis_and_when(example: Bank) -> None:
    facts = [*log(SHOP), fact(900, "component/web", "kept_current", "no", author="ops-2", basis=Basis.TOOL)]
    explanation = assess(example, facts, state_of(example, SHOP).today).explain(WEB)
    (reason,) = explanation.when
    assert (reason.value, reason.by, reason.basis, reason.at) == ("no", "ops-2", Basis.TOOL, "2026-01-01T00:00:00Z")
    assert any("from internet with no component to take over first" in line for line in explanation.likelihood)
    assert explanation.impact[0] == "confidentiality 4: it passes on Orders"


def test_explaining_what_does_not_arise_says_so(example: Bank) -> None:
    with pytest.raises(BadInput, match="no threat 'old-flaw@component/nowhere'"):
        state_of(example, SHOP).explain("old-flaw@component/nowhere")


def test_a_missing_zone_is_named_as_the_reason(shipped: Bank) -> None:
    lost: Picture = {
        "component/lost": {"name": "Lost", "technology": "linux-server", "run_by": "us"},
        "flow/web..lost": {"protocol": "http", "encryption": "none"},
    }
    state = state_of(shipped, SHOP, lost)
    assert state.reading("flow/web..lost", "crosses_boundary").value == "yes"
