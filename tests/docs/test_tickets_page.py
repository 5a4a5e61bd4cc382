"""The program that the page about tickets gives for GitHub, run against a `gh` that remembers what it is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.docs.console import steps_of
from tests.docs.refresh import ROOT
from tmtui.cli.main import cli

PAGE = ROOT / "docs" / "how-to" / "tickets.md"
BALLOON = ROOT / "tests" / "systems" / "balloon.yaml"
GH = f"""#!{sys.executable}
import json, pathlib, sys
kept = pathlib.Path(sys.argv[0]).with_name("issues.json")
issues = json.loads(kept.read_text()) if kept.exists() else []
words = sys.argv[1:]
if words[:2] == ["issue", "list"]:
    print(json.dumps([{{"body": issue["body"]}} for issue in issues]))
elif words[:2] == ["issue", "create"]:
    issues.append({{"title": words[words.index("--title") + 1], "labels": words[words.index("--label") + 1],
                   "body": sys.stdin.read()}})
    kept.write_text(json.dumps(issues))
"""


def test_the_loop_makes_each_issue_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("TMTUI_AUTHOR", "ops-1")
    monkeypatch.chdir(tmp_path)
    [script] = [step for step in steps_of(PAGE) if step.file == "issues.py"]
    (tmp_path / "issues.py").write_text(script.shown, encoding="utf-8")
    tool = tmp_path / "bin" / "gh"
    tool.parent.mkdir()
    tool.write_text(GH, encoding="utf-8")
    tool.chmod(0o755)
    for words in (["answers", "--apply", str(BALLOON), "--db", "x.db"],
                  ["export", "-f", "tickets-github", "-o", "tickets.csv", "--db", "x.db"]):  # fmt: skip
        assert CliRunner().invoke(cli, words, prog_name="tmtui").exit_code == 0

    def run(*more: str) -> list[str]:
        env = {**os.environ, "PATH": f"{tool.parent}:{os.environ['PATH']}", "PYTHONUTF8": "1"}
        command = [sys.executable, "issues.py", "tickets.csv", *more]
        return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout.splitlines()

    tried = run("--dry-run")
    assert not tool.with_name("issues.json").exists()
    assert run() == tried
    issues = json.loads(tool.with_name("issues.json").read_text())
    assert len(issues) == len(tried) > 3
    assert all("Ids: `balloon-pictures/" in issue["body"] for issue in issues)
    assert all(line.startswith("there already:") for line in run())
    assert json.loads(tool.with_name("issues.json").read_text()) == issues
