"""References lead readers to catalogues they already use; one that does not exist sends them astray."""

from __future__ import annotations

from tmtui.banks.bank import Bank
from tmtui.banks.check.references import known_ids


def test_every_reference_exists(whole: Bank) -> None:
    known = known_ids()
    for rule in whole.rules.values():
        assert set(rule.cwe) <= known["cwe"], rule.id
        assert set(rule.capec) <= known["capec"], rule.id
        assert set(rule.attack) <= known["attack"] | known["attack-ics"], rule.id
    for control in whole.controls.values():
        assert set(control.cis) <= known["cis8"], control.id
        assert set(control.csf) <= known["csf"], control.id
        assert set(control.nist80053) <= known["nist80053"], control.id
        assert set(control.iso27001) <= known["iso27001"], control.id
        assert set(control.d3fend) <= known["d3fend"], control.id


def test_weaknesses_are_specific_enough_to_map_to(whole: Bank) -> None:
    known = known_ids()
    too_general = known["cwe-discouraged"] | known["cwe-prohibited"]
    assert {rule.id for rule in whole.rules.values() if set(rule.cwe) & too_general} == set()


def test_every_control_can_be_found_in_three_frameworks(whole: Bank) -> None:
    for control in whole.controls.values():
        assert control.csf, control.id
        assert control.nist80053, control.id
        assert control.iso27001, control.id
    named = [control.id for control in whole.controls.values() if control.cis]
    assert len(named) >= 0.8 * len(whole.controls)


def test_every_threat_of_an_adversary_names_a_weakness_or_a_technique(whole: Bank) -> None:
    for rule in whole.rules.values():
        if rule.source == "adversary":
            assert rule.cwe or rule.attack, rule.id
