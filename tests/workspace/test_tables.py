"""People who look with SQL see what the program shows."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.journeys.terminal import environment
from tmtui.workspace.answering import answer
from tmtui.workspace.applying import apply_answers
from tmtui.workspace.workspace import Workspace

BALLOON = Path(__file__).parent.parent / "systems" / "balloon.yaml"


def test_the_tables_hold_what_stands_when_the_program_ends(tmp_path: Path) -> None:
    path = tmp_path / "tmtui.db"
    with Workspace.open(path, env=environment(tmp_path)) as workspace:
        live, _ = apply_answers(workspace, BALLOON.read_text(), "balloon.yaml", author="ops-1")
        threats = {threat.id for threat in live.assessment.threats()}
        rows = [row.title for row in live.assessment.plan().rows]
    with sqlite3.connect(path) as sql:
        there = {id for (id,) in sql.execute("SELECT id FROM threats WHERE certainty <> 'closed'")}
        assert there == threats
        assert [title for (title,) in sql.execute("SELECT title FROM plan ORDER BY position")] == rows
        assert sql.execute(
            "SELECT value FROM current_answers WHERE subject = 'flow/web..photos' AND attribute = 'encryption'"
        ).fetchall() == [("none",)]


def test_they_go_on_with_the_log(tmp_path: Path) -> None:
    path = tmp_path / "tmtui.db"
    with Workspace.open(path, env=environment(tmp_path)) as workspace:
        apply_answers(workspace, BALLOON.read_text(), "balloon.yaml", author="ops-1")
    with Workspace.open(path, env=environment(tmp_path)) as workspace:
        answer(workspace.live(author="dba"), "flow/web..photos", "encryption", "mtls")
    with sqlite3.connect(path) as sql:
        found = sql.execute("SELECT certainty FROM threats WHERE id = 'cleartext-traffic@flow/web..photos'").fetchall()
    assert found == [("closed",)]
