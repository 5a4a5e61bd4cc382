"""The picture database that is talked to in plain text, with nobody checking who is on the other side."""

from __future__ import annotations

from tests.question_banks.systems import UNKNOWN, assessed
from tmtui.banks.bank import Bank
from tmtui.model.threat import Certainty

FLOW = "flow/web..photos"
PLAIN = f"cleartext-traffic@{FLOW}"
POSING = f"impersonation@{FLOW}"


def test_plain_text_and_impersonation_stand_with_the_answers_that_caused_them(bank: Bank) -> None:
    threats = {threat.id: threat for threat in assessed(bank, "balloon").threats()}
    assert threats[PLAIN].certainty is Certainty.CERTAIN
    assert threats[POSING].certainty is Certainty.CERTAIN
    assert (FLOW, "encryption", "none") in {
        (each.subject, each.attribute, each.value) for each in threats[PLAIN].because
    }
    assert (FLOW, "authentication", "none") in {
        (each.subject, each.attribute, each.value) for each in threats[POSING].because
    }


def test_they_are_the_only_certain_ones_of_such_a_small_system(bank: Bank) -> None:
    certain = [threat.id for threat in assessed(bank, "balloon").threats() if threat.certainty is Certainty.CERTAIN]
    assert sorted(certain) == [PLAIN, POSING]


def test_mutual_tls_closes_both_at_once(bank: Bank) -> None:
    state = assessed(bank, "balloon", {(FLOW, "encryption"): "mtls"})
    assert {PLAIN, POSING} <= {threat.id for threat in state.threats(closed=True)}
    assert {PLAIN, POSING}.isdisjoint(threat.id for threat in state.threats())


def test_tls_alone_closes_the_plain_text_and_leaves_callers_unchecked(bank: Bank) -> None:
    before = {threat.id: threat for threat in assessed(bank, "balloon").threats()}
    after = {threat.id: threat for threat in assessed(bank, "balloon", {(FLOW, "encryption"): "tls"}).threats()}
    assert PLAIN not in after
    assert after[POSING].points[1] < before[POSING].points[1]


def test_not_knowing_gives_a_possible_threat_an_interval_and_an_open_question(bank: Bank) -> None:
    state = assessed(bank, "balloon", {(FLOW, "encryption"): UNKNOWN, (FLOW, "authentication"): UNKNOWN})
    threats = {threat.id: threat for threat in state.threats()}
    assert threats[PLAIN].certainty is Certainty.POSSIBLE
    assert threats[POSING].certainty is Certainty.POSSIBLE
    assert state.risk.low < state.risk.high
    assert (FLOW, "flow.encryption") in {(question.subject, question.id) for question in state.open_questions()}


def test_the_plan_begins_with_tls_there(bank: Bank) -> None:
    first = assessed(bank, "balloon").plan().rows[0]
    assert first.ids == (f"mutual-tls@{FLOW}",)
    assert set(first.closes) == {PLAIN, POSING}


def test_certificates_that_run_out_are_shown_as_its_side_effect(bank: Bank) -> None:
    first = assessed(bank, "balloon").plan().rows[0]
    assert f"expired-certificate@{FLOW}" in first.side_effects
