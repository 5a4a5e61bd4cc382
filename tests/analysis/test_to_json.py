"""JSON that scripts read: fixed keys, plain values, and the same bytes for the same facts."""

from __future__ import annotations

import json
from random import Random

from tests.analysis.crowd import Crowd
from tests.analysis.pictures import SHOP, TODAY, log, state_of
from tmtui.analysis.engine import assess
from tmtui.analysis.state import State
from tmtui.analysis.to_json import explain_json, findings_json, questions_json, summary_json, threats_json
from tmtui.banks.bank import Bank

THREAT = {
    "id", "rule", "subject", "title", "certainty", "stride", "linddun", "cwe", "capec", "attack", "source",
    "likelihood", "impact", "level", "points", "because", "undecided", "controls", "status", "until", "owner",
}  # fmt: skip
BECAUSE = {"subject", "attribute", "value", "state", "basis", "by", "at"}


def everything(state: State) -> str:
    return json.dumps(
        [
            threats_json(state), threats_json(state, closed=True), findings_json(state), questions_json(state),
            summary_json(state),
        ],
        ensure_ascii=False,
    )  # fmt: skip


def test_threats_have_the_documented_keys(example: Bank) -> None:
    found = threats_json(state_of(example, SHOP, {"component/web": {"kept_current": "no"}}))
    assert found
    for threat in found:
        assert set(threat) >= THREAT
    first = next(each for each in found if each["id"] == "old-flaw@component/web")
    assert (first["certainty"], first["likelihood"], first["level"]) == ("certain", [5, 5], ["high", "high"])
    because = first["because"]
    assert isinstance(because, list)
    assert set(because[0]) >= BECAUSE
    closed = threats_json(state_of(example, SHOP, {"component/web": {"kept_current": "yes"}}), closed=True)
    assert {each["certainty"] for each in closed} == {"closed"}
    assert closed[0]["level"] == ["none", "none"]


def test_findings_questions_and_summary_have_the_documented_keys(example: Bank) -> None:
    state = state_of(example, SHOP)
    assert set(findings_json(state)[0]) >= {"rule", "title", "subjects", "level", "points", "threats"}
    assert set(questions_json(state)[0]) >= {
        "id", "subject", "text", "section", "worth", "seconds", "roles", "asked", "ask_by"
    }  # fmt: skip
    summary = summary_json(state)
    assert set(summary) >= {"subjects", "certain", "possible", "closed", "findings", "coverage", "risk"}
    assert set(explain_json(state, "old-flaw@component/web")) == {"threat", "where", "when", "likelihood", "impact"}


def test_the_same_facts_give_the_same_bytes_in_whatever_order_they_arrive(example: Bank) -> None:
    facts = log(SHOP, {"component/web": {"kept_current": "no"}})
    shuffled = list(facts)
    Random(7).shuffle(shuffled)
    assert everything(assess(example, facts, TODAY)) == everything(assess(example, shuffled, TODAY))


def test_the_same_facts_give_the_same_bytes_step_by_step(shipped: Bank) -> None:
    crowd = Crowd(11)
    state = assess(shipped, crowd.answers, TODAY)
    for _ in range(6):
        changed = crowd.happen()
        state = state.advance({slot: crowd.answers.get(*slot) for slot in changed})
    assert everything(state) == everything(assess(shipped, crowd.answers, TODAY))
