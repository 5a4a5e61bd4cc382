"""The gate on the command line, as a build runs it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Tmtui

FLOW = "flow/web..photos"
PLAIN = f"cleartext-traffic@{FLOW}"
TODAY = date.today()


def day(after: int) -> str:
    return (TODAY + timedelta(days=after)).isoformat()


def verdict(tmtui: Tmtui, *options: str) -> dict[str, Any]:
    done = tmtui("check", "--json", *options)
    found: dict[str, Any] = json.loads(done.stdout)
    assert done.exit_code == (0 if found["passed"] else 1)
    return found


def broken(tmtui: Tmtui, *options: str) -> set[tuple[str, str]]:
    return {(each["kind"], each["id"]) for each in verdict(tmtui, *options)["breaches"]}


def level_of(tmtui: Tmtui) -> str:
    threats = json.loads(tmtui("threats", "--json").stdout)
    level: str = next(each["level"][1] for each in threats if each["id"] == PLAIN)
    return level


def test_a_broken_gate_says_what_where_and_what_to_do_and_ends_with_1(balloon: Tmtui) -> None:
    done = balloon("check", "--fail-on", "low")
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if "in plain text" in line)
    assert lines[0] == "Nobody decided on these"
    assert lines[at + 1].strip() == f"Web server → Photo database  {PLAIN}"
    assert "tmtui decide " in lines[at + 2]
    assert "break the gate" in done.stderr


def test_a_gate_that_nothing_breaks_is_one_line_and_0(balloon: Tmtui) -> None:
    done = balloon("check", "--fail-on", "very-high")
    assert done.exit_code == 0, done.stdout
    assert done.stdout.splitlines() == [f"nothing breaks the gate at very-high and above on {TODAY}"]


def test_an_empty_model_passes_and_says_that_this_says_little(tmtui: Tmtui) -> None:
    tmtui("new", "Empty")
    done = tmtui("check")
    assert done.exit_code == 0
    assert "not all listed yet" in done.stdout


def test_an_acceptance_opens_the_gate_until_its_day_is_over(balloon: Tmtui) -> None:
    level = level_of(balloon)
    assert ("threat", PLAIN) in broken(balloon, "--fail-on", level)
    balloon("decide", PLAIN, "--status", "accepted", "--why", "x", "--owner", "ops", "--until", day(10))
    assert ("threat", PLAIN) not in broken(balloon, "--fail-on", level)
    assert PLAIN not in str(verdict(balloon, "--fail-on", level, "--today", day(10)))
    assert ("expired-decision", PLAIN) in broken(balloon, "--fail-on", "very-high", "--today", day(11))


def test_a_control_has_to_be_in_place_and_checked_by_its_date(balloon: Tmtui) -> None:
    level = level_of(balloon)
    balloon("decide", f"tls@{FLOW}", "--status", "planned", "--owner", "ops", "--due", day(10))
    held = verdict(balloon, "--fail-on", level)
    assert PLAIN in held["treated"]
    late = broken(balloon, "--fail-on", level, "--today", day(11))
    assert {("threat", PLAIN), ("control-overdue", f"tls@{FLOW}")} <= late
    balloon("decide", f"tls@{FLOW}", "--status", "implemented", "--state-facts")
    late = broken(balloon, "--fail-on", "very-high", "--today", day(11))
    assert late == {("control-unverified", f"tls@{FLOW}")}
    balloon("decide", f"tls@{FLOW}", "--status", "verified", "--evidence", "scan.txt:3")
    assert broken(balloon, "--fail-on", "very-high", "--today", day(11)) == set()


def test_a_review_is_due_when_nobody_said_anything_for_a_cadence(balloon: Tmtui) -> None:
    balloon("answer", "model", "cadence", "P30D")
    assert broken(balloon, "--fail-on", "very-high", "--today", day(30)) == set()
    assert broken(balloon, "--fail-on", "very-high", "--today", day(32)) == {("review-due", "review-due")}


def test_people_who_differ_and_too_many_open_questions(balloon: Tmtui, home: Path) -> None:
    balloon("log", "export", "-o", "log.jsonl")
    balloon("log", "merge", "log.jsonl", "--db", "other.db")
    balloon("answer", FLOW, "encryption", "tls", env={"TMTUI_AUTHOR": "dba"})
    balloon("answer", FLOW, "encryption", "mtls", "--db", "other.db")
    balloon("log", "export", "--db", "other.db", "-o", "back.jsonl")
    balloon("log", "merge", "back.jsonl")
    found = verdict(balloon, "--fail-on", "very-high")
    (breach,) = found["breaches"]
    assert (breach["kind"], breach["id"]) == ("people-differ", f"{FLOW} encryption")
    assert "dba says tls" in breach["what"]
    assert "ops-1 says mtls" in breach["what"]
    assert ("open-questions", "open-questions") in broken(balloon, "--fail-on", "very-high", "--max-open", "0")


def test_sarif_goes_to_a_file_beside_the_list_or_alone_to_standard_output(balloon: Tmtui, home: Path) -> None:
    done = balloon("check", "--fail-on", "low", "--sarif", "out.sarif")
    assert done.exit_code == 1
    assert "Nobody decided on these" in done.stdout
    filed = (home / "out.sarif").read_text(encoding="utf-8")
    shown = balloon("check", "--fail-on", "low", "--sarif")
    assert shown.exit_code == 1
    assert shown.stdout == filed
    assert len(json.loads(filed)["runs"][0]["results"]) == len(verdict(balloon, "--fail-on", "low")["breaches"])
    both = balloon("check", "--json", "--sarif")
    assert both.exit_code == 2


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--fail-on", "bad"], "very-high"),
        (["--today", "tomorrow"], "is not a date"),
        (["--max-open", "-1"], "x>=0"),
        (["--sarif", "no/such/folder/x.sarif"], "cannot be written"),
    ],
)
def test_what_cannot_be_meant_is_refused(balloon: Tmtui, options: list[str], says: str) -> None:
    done = balloon("check", *options)
    assert done.exit_code == 2
    assert says in done.stderr


def test_checking_writes_nothing(balloon: Tmtui, home: Path) -> None:
    before = (home / "tmtui.db").read_bytes()
    balloon("check", "--today", day(9999))
    assert (home / "tmtui.db").read_bytes() == before
