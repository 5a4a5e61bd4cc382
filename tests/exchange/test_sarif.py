"""SARIF as the standard wants it, and as code hosts and people read it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.shape import faults
from tests.journeys.terminal import environment
from tmtui.exchange.writers.sarif.places import physical_location
from tmtui.model.fact import Statement
from tmtui.model.gate import Policy
from tmtui.model.subject import MODEL
from tmtui.workspace.answering import answer
from tmtui.workspace.applying import apply_answers
from tmtui.workspace.checking import check, verdict_sarif
from tmtui.workspace.deciding import decide
from tmtui.workspace.live import LiveModel
from tmtui.workspace.own_words import add_threat
from tmtui.workspace.reporting import export
from tmtui.workspace.workspace import Workspace

SCHEMA = json.loads(Path(__file__).with_name("sarif_schema.json").read_text(encoding="utf-8"))
BALLOON = Path(__file__).parent.parent / "systems" / "balloon.yaml"
FLOW = "flow/web..photos"
PLAIN = f"cleartext-traffic@{FLOW}"
POSING = f"impersonation@{FLOW}"
TODAY = date(2026, 11, 22)
HOSTILE = "R\x1b]0;x\x07\u202eck <b>*</b> [x](javascript:y)\n{name}"


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveModel]:
    folder = tmp_path_factory.mktemp("sarif")
    with Workspace.open(folder / "tmtui.db", env=environment(folder)) as workspace:
        apply_answers(workspace, BALLOON.read_text(), "balloon.yaml", author="ops-1")
        live = workspace.live(author="ops-1", today=TODAY)
        answer(live, FLOW, "encryption", "none", evidence="deploy/docker compose.yml:12")
        answer(live, FLOW, "authentication", "none", evidence="web.tf:3")
        decide(live, PLAIN, status="accepted", why="moved in May", owner="ops-1", until="2027-05-22")
        decide(live, f"tls@{FLOW}", status="planned", owner="ops-1", due="2026-11-01")
        add_threat(live, "component/web", HOSTILE, likelihood=5, impact=5)
        live.say([Statement("component/web", "name", HOSTILE)])
        live.say([Statement("data/pictures", "integrity", 3, differs=True, author="dba", saw=())])
        yield live


def run_of(text: str) -> dict[str, Any]:
    document = json.loads(text)
    assert list(faults(document, SCHEMA, SCHEMA)) == []
    (run,) = document["runs"]
    assert isinstance(run, dict)
    return run


@pytest.fixture(scope="module")
def run(live: LiveModel) -> dict[str, Any]:
    return run_of(export(live, "sarif"))


def test_every_threat_is_a_result_of_a_rule_that_is_there(live: LiveModel, run: dict[str, Any]) -> None:
    threats = {threat.id: threat for threat in live.assessment.threats()}
    assert {each["partialFingerprints"]["tmtui/v1"] for each in run["results"]} == set(threats)
    rules = run["tool"]["driver"]["rules"]
    for each in run["results"]:
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"]
    assert len({rule["id"] for rule in rules}) == len(rules)


def test_certain_threats_fail_at_their_level_and_possible_ones_are_open(live: LiveModel, run: dict[str, Any]) -> None:
    levels = {1: "note", 2: "note", 3: "warning", 4: "error", 5: "error"}
    threats = {threat.id: threat for threat in live.assessment.threats()}
    seen = set()
    for each in run["results"]:
        threat = threats[each["partialFingerprints"]["tmtui/v1"]]
        seen.add(threat.certainty)
        # The standard wants level none of everything that is no failure.
        expected = ("fail", levels[threat.level[1]]) if threat.certainty == "certain" else ("open", "none")
        assert (each["kind"], each["level"]) == expected
    assert len(seen) == 2


def test_every_reference_leads_to_a_taxon_that_is_there(run: dict[str, Any]) -> None:
    supported = run["tool"]["driver"]["supportedTaxonomies"]
    assert [each["name"] for each in supported] == [each["name"] for each in run["taxonomies"]]
    references = [link["target"] for rule in run["tool"]["driver"]["rules"] for link in rule.get("relationships", ())]
    assert references
    for target in references:
        taxonomy = run["taxonomies"][target["toolComponent"]["index"]]
        assert taxonomy["name"] == target["toolComponent"]["name"]
        assert taxonomy["taxa"][target["index"]]["id"] == target["id"]
    assert {"CWE", "CAPEC", "ATT&CK"} == {each["name"] for each in supported}


def test_an_acceptance_suppresses_its_result_and_says_who_why_and_until_when(run: dict[str, Any]) -> None:
    by_id = {each["partialFingerprints"]["tmtui/v1"]: each for each in run["results"]}
    (suppression,) = by_id[PLAIN]["suppressions"]
    assert suppression == {
        "kind": "external", "status": "accepted", "justification": "accepted by ops-1 until 2027-05-22: moved in May",
    }  # fmt: skip
    assert by_id[POSING]["suppressions"] == []


def test_a_result_stands_where_its_subject_is_and_in_the_file_that_shows_it(run: dict[str, Any]) -> None:
    (place,) = next(each for each in run["results"] if each["partialFingerprints"]["tmtui/v1"] == PLAIN)["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "deploy/docker%20compose.yml"}, "region": {"startLine": 12},
    }  # fmt: skip
    (logical,) = place["logicalLocations"]
    assert (logical["fullyQualifiedName"], logical["kind"]) == (FLOW, "flow")


def test_what_else_shows_it_stands_beside_it_and_is_nothing_more_to_change(run: dict[str, Any]) -> None:
    result = next(each for each in run["results"] if each["partialFingerprints"]["tmtui/v1"] == POSING)
    assert len(result["locations"]) == 1
    places = [*result["locations"], *result["relatedLocations"]]
    uris = {each["physicalLocation"]["artifactLocation"]["uri"] for each in places}
    assert uris == {"web.tf", "deploy/docker%20compose.yml"}


@pytest.mark.parametrize(
    "evidence",
    [
        "", "TICKET-7", "ticket:7", "https://example.org/a.html:12", "/etc/passwd:1", "../secret.txt:1",
        "a/../../b.txt:1", "~/x.txt:1", "C:\\x.txt:1", "a//b.txt:1", "x.yml:0", "x.yml", "x.yml:12:", "a\nb.yml:1",
    ],
)  # fmt: skip
def test_evidence_that_is_no_file_of_this_tree_becomes_no_place(evidence: str) -> None:
    assert physical_location(evidence) is None


def test_files_become_places_with_line_and_column() -> None:
    assert physical_location("./src\\main.tf:7:3") == {
        "artifactLocation": {"uri": "src/main.tf"}, "region": {"startLine": 7, "startColumn": 3},
    }  # fmt: skip


def test_rules_name_no_subject_and_leave_no_gap_unfilled(run: dict[str, Any]) -> None:
    for rule in run["tool"]["driver"]["rules"]:
        texts = [rule[name]["text"] for name in ("shortDescription", "fullDescription", "help")]
        if not rule["id"].startswith("own-"):
            assert not any("{" in text for text in texts), rule["id"]
            assert "Photo database" not in "".join(texts)


def test_what_people_typed_cannot_leave_its_place(live: LiveModel, run: dict[str, Any]) -> None:
    text = export(live, "sarif")
    assert not set(text) & set("\x1b\x07\u202e")
    own = next(each for each in run["results"] if each["ruleId"].startswith("own-"))
    assert "<b>*</b> [x](javascript:y)" in own["message"]["text"], "JSON needs no escaping for another format"


def test_the_same_facts_give_the_same_bytes(live: LiveModel) -> None:
    assert export(live, "sarif") == export(live, "sarif")


def test_a_verdict_holds_what_broke_the_gate_and_nothing_else(live: LiveModel) -> None:
    verdict = check(live, Policy(3))
    run = run_of(verdict_sarif(live, verdict))
    assert len(run["results"]) == len(verdict.breaches)
    ids = {each["ruleId"] for each in run["results"]}
    assert {"gate-control-overdue", "gate-people-differ"} <= ids
    assert PLAIN not in {each["partialFingerprints"]["tmtui/v1"] for each in run["results"]}
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])


def test_a_gate_that_nothing_breaks_is_an_empty_run(live: LiveModel) -> None:
    verdict = check(live, Policy(5))
    passed = type(verdict)(verdict.policy, verdict.today, ())
    run = run_of(verdict_sarif(live, passed))
    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []


def test_a_breach_about_the_model_as_a_whole_has_its_name(live: LiveModel) -> None:
    verdict = check(live, Policy(5, max_open=0))
    run = run_of(verdict_sarif(live, verdict))
    result = next(each for each in run["results"] if each["ruleId"] == "gate-open-questions")
    (place,) = result["locations"]
    assert place["logicalLocations"] == [{"name": "Balloon pictures", "fullyQualifiedName": MODEL, "kind": MODEL}]
