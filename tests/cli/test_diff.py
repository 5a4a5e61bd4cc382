"""Named points of the log, what differs between two moments, and the history of one thing."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Tmtui

FLOW = "flow/web..photos"
PLAIN = f"cleartext-traffic@{FLOW}"


def data(tmtui: Tmtui, *args: str) -> Any:
    done = tmtui(*args, "--json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def changed(balloon: Tmtui) -> Tmtui:
    """The balloon pictures, named `first`, and then an answer and a machine more."""
    assert balloon("revision", "first").exit_code == 0
    balloon("answer", FLOW, "encryption", "mtls", env={"TMTUI_AUTHOR": "dba"})
    balloon("answer", "component/cache", "exists", "yes")
    return balloon


def test_revisions_are_listed_and_their_names_are_taken_once(balloon: Tmtui) -> None:
    assert balloon("revision").stderr.startswith("no revision yet")
    balloon("revision", "first")
    balloon("revision", "second look")
    assert [each["name"] for each in data(balloon, "revision")] == ["first", "second look"]
    assert "second look" in balloon("revision").stdout
    for wrong in ("first", "2026-01-01", "12", "now", " ", "x" * 81):
        assert balloon("revision", wrong).exit_code == 2, wrong
    assert "revision first" in balloon("history").stdout


def test_an_undone_revision_is_gone_and_its_name_is_free(balloon: Tmtui) -> None:
    balloon("revision", "first")
    balloon("undo")
    assert data(balloon, "revision") == []
    assert balloon("diff", "--from", "first").exit_code == 2
    assert balloon("revision", "first").exit_code == 0


def test_revisions_of_two_copies_are_merged_and_nobody_differs_on_them(balloon: Tmtui) -> None:
    balloon("log", "export", "-o", "log.jsonl")
    balloon("log", "merge", "log.jsonl", "--db", "other.db")
    balloon("revision", "here")
    balloon("revision", "both")
    balloon("revision", "both", "--db", "other.db")
    balloon("log", "export", "--db", "other.db", "-o", "back.jsonl")
    balloon("log", "merge", "back.jsonl")
    assert [each["name"] for each in data(balloon, "revision")] == ["here", "both", "both"]
    assert data(balloon, "summary")["disputed"] == []
    twice = balloon("diff", "--from", "both")
    assert twice.exit_code == 2
    number = data(balloon, "revision")[1]["fact"]
    assert f"by its number: {number}" in twice.stderr
    assert balloon("diff", "--from", str(number)).exit_code == 0


def test_what_was_known_elsewhere_before_a_point_belongs_to_it_once_it_is_merged(balloon: Tmtui) -> None:
    balloon("log", "export", "-o", "log.jsonl")
    balloon("log", "merge", "log.jsonl", "--db", "other.db")
    balloon("answer", FLOW, "encryption", "tls", "--db", "other.db")
    balloon("revision", "here")
    balloon("answer", "model", "owner", "somebody", "--db", "other.db")
    balloon("log", "export", "--db", "other.db", "-o", "back.jsonl")
    balloon("log", "merge", "back.jsonl")
    found = data(balloon, "diff", "--from", "here")
    assert [each["attribute"] for each in found["said"]] == ["owner"]
    assert PLAIN not in {each["id"] for each in found["threats"]}


def test_a_difference_tells_what_was_said_and_what_followed(changed: Tmtui) -> None:
    found = data(changed, "diff", "--from", "first")
    (said,) = (each for each in found["said"] if each["attribute"] == "encryption")
    assert (said["before"]["value"], said["after"]["value"], said["after"]["by"]) == ("none", "mtls", "dba")
    assert [each["subject"] for each in found["came"]] == ["component/cache"]
    turns = {each["id"]: each for each in found["threats"]}
    assert turns[PLAIN]["turn"] == "closed"
    assert turns[PLAIN]["because"] == [[FLOW, "encryption"]]
    shown = changed("diff", "--from", "first").stdout
    assert "because encryption of Web server → Photo database: was none, is mtls (told by dba" in shown
    for part in ("From first (", "Threats that closed", "What came", "What was said anew"):
        assert part in shown


def test_without_from_it_is_the_newest_revision_since_which_nothing_may_differ(changed: Tmtui) -> None:
    assert changed("diff").stdout == changed("diff", "--from", "first").stdout
    changed("undo")
    changed("revision", "second")
    assert changed("diff").stderr == "nothing differs\n"


def test_no_point_to_begin_with_is_said(balloon: Tmtui) -> None:
    done = balloon("diff")
    assert done.exit_code == 2
    assert "--from" in done.stderr


def test_points_are_dates_revisions_and_facts(changed: Tmtui) -> None:
    start = data(changed, "diff", "--from", "start")
    assert PLAIN not in {each["id"] for each in start["threats"]}
    yesterday = (date.today() - timedelta(days=2)).isoformat()
    assert data(changed, "diff", "--from", yesterday)["said"] == start["said"]
    tomorrow = (date.today() + timedelta(days=2)).isoformat()
    assert data(changed, "diff", "--from", tomorrow)["said"] == []
    number = data(changed, "history")[-1]["id"]
    assert data(changed, "diff", "--from", str(number))["said"] == []
    for wrong in ("frist", "123456", "2026-02-30"):
        done = changed("diff", "--from", wrong)
        assert done.exit_code == 2, wrong
    assert "Did you mean first" in changed("diff", "--from", "frist").stderr


def test_read_backwards_what_closed_opens(changed: Tmtui) -> None:
    back = data(changed, "diff", "--from", "now", "--to", "first")
    assert next(each for each in back["threats"] if each["id"] == PLAIN)["turn"] == "opened"
    assert [each["subject"] for each in back["went"]] == ["component/cache"]


def test_an_acceptance_that_runs_out_shows_at_a_later_date(balloon: Tmtui) -> None:
    end = (date.today() + timedelta(days=5)).isoformat()
    balloon("decide", PLAIN, "--status", "accepted", "--why", "x", "--owner", "ops", "--until", end)
    later = (date.today() + timedelta(days=7)).isoformat()
    found = data(balloon, "diff", "--from", "now", "--to", later)
    assert [(each["id"], each["turn"]) for each in found["threats"]] == [(PLAIN, "decided")]
    assert (found["threats"][0]["before"]["status"], found["threats"][0]["after"]["status"]) == ("accepted", "open")


def test_markdown_is_escaped_and_the_same_bytes_each_time(changed: Tmtui) -> None:
    changed("answer", "component/web", "name", "<b>W</b> | [x](javascript:y) *s*")
    done = changed("diff", "--from", "first", "--markdown")
    assert done.exit_code == 0, done.stderr
    assert done.stdout == changed("diff", "--from", "first", "--markdown").stdout
    assert done.stdout.startswith("# From first")
    assert "<b>" not in done.stdout
    assert "](javascript" not in done.stdout.replace("\\]", "").replace("\\(", "")
    assert f"(`{PLAIN}`)" in done.stdout
    assert changed("diff", "--markdown", "--json").exit_code == 2


def test_history_of_one_thing_and_of_one_attribute(changed: Tmtui) -> None:
    about = data(changed, "history", FLOW)
    assert {each["subject"] for each in about} == {FLOW}
    encryption = data(changed, "history", FLOW, "encryption")
    assert [(each["value"], each["stands"]) for each in encryption] == [("none", False), ("mtls", True)]
    shown = changed("history", FLOW, "encryption").stdout
    assert "replaced" in shown.splitlines()[1]
    assert "stands" in shown.splitlines()[2]
    changed("undo")
    changed("undo", env={"TMTUI_AUTHOR": "dba"})
    assert "undone" in changed("history", FLOW, "encryption").stdout.splitlines()[2]
    changed("decide", PLAIN, "--status", "false-alarm", "--why", "one rack")
    assert {each["attribute"] for each in data(changed, "history", PLAIN)} == {"status", "why"}
    for wrong, says in ((["flow/web..photo"], f"Did you mean {FLOW}"), ([FLOW, "encrypton"], "encryption")):
        done = changed("history", *wrong)
        assert done.exit_code == 2
        assert says in done.stderr


def test_nothing_that_was_typed_reaches_the_terminal(balloon: Tmtui, home: Path) -> None:
    balloon("revision", "a\x1b]0;owned\x07b")
    balloon("answer", "component/web", "name", "\x1b[2JW\u202e")
    for verb in (["revision"], ["diff"], ["diff", "--markdown"], ["diff", "--json"], ["history"], ["check", "--json"]):
        done = balloon(*verb)
        assert not set(done.stdout + done.stderr) & set("\x1b\x9b\x07\u202e"), verb
