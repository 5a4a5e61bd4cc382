"""The log on the command line: history, undo, redaction, and carrying it elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Tmtui


def history(tmtui: Tmtui, *options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(tmtui("history", "--json", *options).stdout)
    return found


def test_history_lists_everything_that_was_said(balloon: Tmtui) -> None:
    balloon("answer", "flow/web..photos", "encryption", "tls", "--basis", "document")
    newest = history(balloon)[-1]
    assert (newest["subject"], newest["attribute"], newest["value"]) == ("flow/web..photos", "encryption", "tls")
    line = balloon("history").stdout.splitlines()[-1]
    assert line.startswith(str(newest["id"]))
    assert "Web server → Photo database: tls (document)" in line


def test_undo_takes_back_one_action_at_a_time_and_keeps_both_in_the_log(balloon: Tmtui) -> None:
    before = balloon("answers").stdout
    balloon("answer", "flow/web..photos", "encryption", "tls")
    balloon("answer", "flow/web..photos", "authentication", "--unknown")
    assert "encryption" not in balloon("undo").stderr
    done = balloon("undo")
    assert done.exit_code == 0
    assert "encryption" in done.stderr
    assert balloon("answers").stdout == before
    assert sum(each["undone"] for each in history(balloon)) == 2


def test_a_redacted_value_is_nowhere_any_more(balloon: Tmtui, home: Path) -> None:
    secret = "hunter2-correct-horse"
    balloon("answer", "model", "owner", secret)
    fact = history(balloon)[-1]["id"]
    done = balloon("redact", str(fact), "--yes")
    assert done.exit_code == 0, done.stderr
    for verb in (["history"], ["answers"], ["export"], ["export", "-f", "json"], ["log", "export"]):
        shown = balloon(*verb)
        assert shown.exit_code == 0, shown.stderr
        assert secret not in shown.stdout
    assert secret.encode() not in b"".join(path.read_bytes() for path in home.rglob("*.db*"))
    assert balloon("doctor").exit_code == 0, "the chain still verifies"


def test_redact_asks_before_it_removes(balloon: Tmtui) -> None:
    fact = history(balloon)[-1]["id"]
    done = balloon("redact", str(fact), stdin="")
    assert done.exit_code == 2
    assert "--yes" in done.stderr
    assert not any(each["redacted"] for each in history(balloon))


def test_a_fact_that_is_not_there_is_said_so(balloon: Tmtui) -> None:
    done = balloon("redact", "12345", "--yes")
    assert done.exit_code == 2
    assert "12345" in done.stderr


def test_a_log_that_was_exported_merges_into_another_workspace_once(balloon: Tmtui, home: Path) -> None:
    done = balloon("log", "export", "-o", "log.jsonl")
    assert done.exit_code == 0
    assert balloon("log", "export").stdout == (home / "log.jsonl").read_text(encoding="utf-8")
    first = balloon("log", "merge", "log.jsonl", "--db", "other.db")
    assert first.exit_code == 0, first.stderr
    assert balloon("answers", "--db", "other.db").stdout == balloon("answers").stdout
    facts = len(history(balloon))
    assert f"{facts} facts taken" in first.stderr
    again = balloon("log", "merge", "-", "--db", "other.db", stdin=(home / "log.jsonl").read_text(encoding="utf-8"))
    assert f"0 facts taken for balloon-pictures, {facts} here already" in again.stderr
    assert len(history(balloon, "--db", "other.db")) == facts


def test_a_log_that_was_changed_is_refused_as_a_whole(balloon: Tmtui, home: Path) -> None:
    balloon("log", "export", "-o", "log.jsonl")
    text = (home / "log.jsonl").read_text(encoding="utf-8")
    (home / "log.jsonl").write_text(text.replace("Photo database", "Phony database"), encoding="utf-8")
    done = balloon("log", "merge", "log.jsonl", "--db", "other.db")
    assert done.exit_code == 2
    assert "log.jsonl" in done.stderr
    assert json.loads(balloon("list", "--json", "--db", "other.db").stdout) == []
