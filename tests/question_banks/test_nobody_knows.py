"""Where nobody knows anything the summary is no wall: it says first what to find out, and of whom."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.compiled import cache_home
from tests.question_banks.nobody_knows import write_answers
from tmtui.banks.bank import Bank
from tmtui.cli.main import cli

MOST_LINES = 400
MANY = 300
"""Questions that arise about fourteen components; far more than a reader could be shown one by one."""


@pytest.fixture(scope="module")
def summary(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("nobody")
    assert write_answers(bank, folder / "answers.yaml") > MANY
    env = {"TMTUI_DB": str(folder / "x.db"), "TMTUI_AUTHOR": "ops-1", "XDG_CACHE_HOME": cache_home(folder.parent)}
    for arguments in (["answers", "--apply", str(folder / "answers.yaml")], ["export", "-o", str(folder / "x.md")]):
        done = CliRunner().invoke(cli, arguments, env=env, prog_name="tmtui")
        assert done.exit_code == 0, done.stderr
    return (folder / "x.md").read_text(encoding="utf-8")


def part(summary: str, title: str) -> str:
    """Return one section of the summary."""
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", summary, re.MULTILINE | re.DOTALL)
    assert found, title
    return found.group(1)


def test_it_is_short_enough_to_be_read(summary: str) -> None:
    assert len(summary.splitlines()) < MOST_LINES


def test_it_says_first_what_to_find_out_and_whom_to_ask(summary: str) -> None:
    assert summary.index("## Decisions asked of you") < summary.index("## What could happen")
    decisions = part(summary, "Decisions asked of you").strip().splitlines()
    assert all("have this found out first" in line and "(ask " in line for line in decisions)
    actions = part(summary, "First actions").strip().splitlines()
    assert len(actions) == 5
    assert all("(ask " in line and "it decides" in line for line in actions), "no money is asked for before asking"


def test_possible_threats_stand_under_the_questions_that_decide_them(summary: str) -> None:
    questions = part(summary, "Open questions")
    roles = re.findall(r"^### (.+)$", questions, re.MULTILINE)
    assert {"Server and system administration", "Network and firewall", "Database administration"} <= set(roles)
    assert len(re.findall(r"; it decides .*, up to ", questions)) >= len(roles)


def test_nothing_is_called_certain(summary: str) -> None:
    findings = part(summary, "Findings")
    assert re.findall(r"^### (.+)$", findings, re.MULTILINE) == ["Possible, not certain"]
