"""What each reader of the summary gets: their sections, whole, in order, and the same bytes for the same facts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.exchange.systems import material, shipped_bank, statements
from tests.exchange.test_markdown import headings, parse, unsafe
from tmtui.analysis.changes.diff import Side, diff
from tmtui.exchange.material import Material
from tmtui.exchange.registry import write
from tmtui.exchange.writers.markdown.controls import facts_that_show
from tmtui.exchange.writers.state import state_of
from tmtui.model.fact import Statement

SECTIONS = {
    "leadership": [
        "Decisions asked of you",
        "What could happen",
        "First actions",
        "How sure we are",
        "Already in place",
    ],
    "engineers": ["First actions", "Findings by owner and component", "Attack paths", "Plan"],
    "auditor": ["Method and scales", "Scope", "Controls", "On record", "Change log"],
}


def told(model: Material, reader: str) -> str:
    return write("markdown", replace(model, reader=reader))


@pytest.mark.parametrize("reader", SECTIONS)
def test_each_reader_gets_the_sections_they_act_on(decided: Material, reader: str) -> None:
    tokens = parse(told(decided, reader))
    found = headings(tokens)
    assert found == [title for title in SECTIONS[reader] if title in found]
    assert len(found) >= len(SECTIONS[reader]) - 1, "one may have nothing to say"
    assert headings(tokens, "h1") == [decided.name]
    assert tokens[0].type == "blockquote_open", "the handling line comes first"


@pytest.mark.parametrize("reader", SECTIONS)
def test_nothing_that_people_typed_is_markup(hostile: Material, reader: str) -> None:
    assert not unsafe(parse(told(hostile, reader)))


@pytest.mark.parametrize("reader", SECTIONS)
def test_the_same_facts_give_the_same_bytes(decided: Material, reader: str) -> None:
    assert told(decided, reader) == told(decided, reader)


def test_leadership_reads_it_in_a_few_minutes(hybrid: Material) -> None:
    assert len(told(hybrid, "leadership").split()) < 1_500


def test_engineers_find_every_certain_threat_that_is_not_settled(decided: Material) -> None:
    text = told(decided, "engineers")
    open_ones = [t for t in decided.assessment.threats() if t.certainty == "certain" and t.decision.status == "open"]
    assert open_ones
    assert all(f"`{threat.id}`" in text for threat in open_ones)
    assert "cleartext-traffic@flow/web..photos" not in text.split("## Attack paths")[0], "it was accepted"
    assert "How to check:" in text


def test_findings_stand_with_who_answers_for_them(decided: Material) -> None:
    section = told(decided, "engineers").split("## Findings by owner and component")[1].split("## Attack paths")[0]
    owned = section.split("### \\@dba")[1].split("\n### ")[0]
    assert "`impersonation@flow/web..photos`" in owned, "who builds what helps against it answers for it"
    assert "#### Photo database" in owned, "a connection stands with the side that is called"


def test_auditors_see_status_basis_evidence_and_references(decided: Material) -> None:
    rows = [row for row in told(decided, "auditor").splitlines() if row.startswith("| ")]
    planned = next(row for row in rows if "show each other certificates" in row and "| planned |" in row)
    assert "SP 800-53" in planned
    tested = next(row for row in rows if "Install critical fixes on Web server" in row)
    assert "| in place, by the facts | Web server | tested | patch report 7 |" in tested
    assert any("| tested | somebody tried it | 1 |" in row for row in rows)
    assert all(source.digest in told(decided, "auditor") for source in shipped_bank().sources)


def test_a_control_is_in_place_only_where_stated_facts_show_it(decided: Material) -> None:
    assert facts_that_show(decided, "patch-in-a-week@component/web")
    assert facts_that_show(decided, "mutual-tls@flow/web..photos") is None
    assert facts_that_show(decided, "no-such-control@component/web") is None


def test_what_is_no_protection_is_not_praised(hybrid: Material) -> None:
    section = write("markdown", hybrid).split("## Already in place")[1].split("\n## ")[0]
    assert "Malware watch: No" not in section, "nobody can switch off a watch that is not there"
    assert "Second factor: No" not in section


@pytest.mark.parametrize("reader", ["", "leadership", "engineers", "auditor"])
def test_changes_are_told_when_somebody_asks(decided: Material, reader: str) -> None:
    earlier = material([*statements("balloon"), Statement("component/web", "patching", "later")])
    changed = diff(
        Side("2026-review", earlier.answers, state_of(earlier)), Side("now", decided.answers, state_of(decided))
    )
    text = write("markdown", replace(decided, reader=reader, changes=changed))
    section = text.split("## What changed since 2026-review")[1].split("\n## ")[0]
    assert "### Threats that were decided on" in section
    assert "was high" in section or "moderate" in section
    assert ("### What was said anew" in section) is (reader != "leadership")
    assert not unsafe(parse(text))
