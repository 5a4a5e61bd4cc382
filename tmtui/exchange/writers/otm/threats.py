"""Threats as other tools see them: one definition for each rule, and one instance on each component and flow.

They are worked out from facts, so the reader does not take them back; decisions about them are
carried with the project.
OTM wants a figure for how much a mitigation helps, which depends on everything else here: half is written for all.
"""

from __future__ import annotations

from collections import defaultdict

from tmtui.exchange.readers.otm.ours import PREFIX, RULE
from tmtui.exchange.writers.otm.entries import Json, Written
from tmtui.model.subject import tail_of
from tmtui.model.threat import Certainty, Threat

STATES = {
    "open": "exposed", "accepted": "accepted", "transferred": "transferred", "avoided": "mitigated",
    "false-alarm": "not-applicable",
}  # fmt: skip
_CONTROL_STATES = {
    "recommended": "recommended", "planned": "required", "in-progress": "required", "implemented": "implemented",
    "verified": "implemented", "rejected": "rejected",
}  # fmt: skip
_ON = ("component", "flow")
"""Kinds on which OTM has threats."""


def figure(level: int) -> int:
    """Return a level 1-5 as a figure from 0 to 100; nothing at all is 0 too."""
    return max(0, level - 1) * 25


def instances(written: Written) -> dict[str, list[Json]]:
    """Return the threats of every component and flow, by subject."""
    found: dict[str, list[Json]] = defaultdict(list)
    for threat in _listed(written):
        mitigations = [
            {"mitigation": _rule(control), "state": _CONTROL_STATES[_status(written, control)]}
            for control in sorted(threat.controls)
        ]
        found[threat.subject].append(
            {
                "threat": threat.rule,
                "state": STATES.get(threat.decision.status, "exposed"),
                "mitigations": mitigations,
                "attributes": {f"{PREFIX}certainty": str(threat.certainty)},
            }
        )
    return found


def definitions(written: Written) -> tuple[list[Json], list[Json]]:
    """Return the threats and the mitigations that some instance names."""
    by_rule: dict[str, list[Threat]] = defaultdict(list)
    for threat in _listed(written):
        by_rule[threat.rule].append(threat)
    titles = {finding.rule: finding.title for finding in written.material.assessment.findings()}
    threats: list[Json] = [
        {
            "id": rule,
            "name": titles.get(rule, group[0].title),
            "description": group[0].explanation,
            "categories": list(group[0].stride),
            "cwes": list(group[0].cwe),
            "risk": {
                "likelihood": figure(max(each.likelihood[1] for each in group)),
                "impact": figure(max(each.impact[1] for each in group)),
            },
            "attributes": {RULE: rule},
        }
        for rule, group in sorted(by_rule.items())
    ]
    controls = sorted({control for group in by_rule.values() for each in group for control in each.controls})
    mitigations: dict[str, Json] = {}
    for control in controls:
        rule = _rule(control)
        mitigations[rule] = {
            "id": rule, "name": _title(written, control), "riskReduction": 50, "attributes": {RULE: rule},
        }  # fmt: skip
    return threats, list(mitigations.values())


def _listed(written: Written) -> list[Threat]:
    found = [each for each in written.material.assessment.threats() if each.certainty is not Certainty.CLOSED]
    return sorted(
        (each for each in found if each.subject.partition("/")[0] in _ON and written.is_there(each.subject)),
        key=lambda each: each.id,
    )


def _rule(control: str) -> str:
    return control.partition("@")[0]


def _status(written: Written, control: str) -> str:
    said = written.material.answers.value(f"control/{control}", "status")
    return str(said) if said in _CONTROL_STATES else "recommended"


def _title(written: Written, control: str) -> str:
    known = written.material.bank.controls.get(_rule(control))
    said = written.material.answers.value(f"control/{control}", "title")
    return known.title if known is not None else str(said or tail_of(control))
