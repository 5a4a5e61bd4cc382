"""`tmtui plan`: trying controls before anybody decides, and what a wrong name gets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.analysis.cuts.scenes import TWO_DOORS
from tests.analysis.paths.drawn import system
from tests.analysis.paths.ways_bank import TEXT
from tests.cli.conftest import Tmtui
from tests.compiled import shelf
from tmtui.cli.main import cli

TLS = "tls@flow/web..photos"


def test_trying_a_control_says_what_it_closes_costs_and_brings_and_writes_nothing(balloon: Tmtui) -> None:
    before = balloon("history").stdout
    shown = balloon("plan", "--what-if", TLS)
    assert shown.exit_code == 0, shown.stderr
    lines = shown.stdout.splitlines()
    assert lines[0] == "Suppose this were done"
    assert any(line.startswith("Effort") and "day" in line for line in lines)
    assert any(line.startswith("Risk") and "→" in line for line in lines)
    assert any(line.startswith("Closes") for line in lines)
    assert "cleartext-traffic@flow/web..photos" in shown.stdout
    assert balloon("history").stdout == before


def test_a_control_alone_is_tried_wherever_it_is_offered(balloon: Tmtui) -> None:
    everywhere = json.loads(balloon("plan", "--what-if", "tls", "--json").stdout)
    one = json.loads(balloon("plan", "--what-if", TLS, "--json").stdout)
    assert TLS in everywhere["controls"]
    assert set(one["controls"]) == {TLS}
    assert set(one["closed"]) <= set(everywhere["closed"])
    assert one["risk"]["after"]["now"] <= one["risk"]["before"]["now"]


def test_several_are_given_with_commas_or_one_after_the_other(balloon: Tmtui) -> None:
    together = balloon("plan", "--what-if", f"{TLS}, tls").stdout
    assert together == balloon("plan", "--what-if", TLS, "--what-if", "tls").stdout


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("tsl", "there is no control `tsl`. Did you mean `tls`?"),
        ("tls@flow/web..phtos", "there is no `flow/web..phtos` in scope. Did you mean `flow/web..photos`?"),
        ("tls@component/web", "the control `tls` is for a flow, not for `component/web`."),
        ("tls@", "the control `tls` is for a flow, not for ``."),
        (",", "--what-if needs at least one control"),
        ("\x1b[31mx@y", "there is no control"),
    ],
)
def test_a_wrong_name_gets_one_clear_message(balloon: Tmtui, given: str, said: str) -> None:
    done = balloon("plan", "--what-if", given)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stderr


def test_what_would_change_nothing_is_said_to(balloon: Tmtui) -> None:
    assert balloon("answer", "flow/web..photos", "encryption", "mtls").exit_code == 0
    shown = balloon("plan", "--what-if", TLS).stdout
    assert f"{TLS} would change nothing" in shown


def test_trying_and_choosing_do_not_go_together(balloon: Tmtui) -> None:
    done = balloon("plan", "--what-if", TLS, "--budget", "3")
    assert done.exit_code == 2
    assert "do not go together" in done.stderr


def test_what_is_no_number_of_days_is_refused(balloon: Tmtui) -> None:
    for budget in ("nan", "inf", "-1", "soon"):
        done = balloon("plan", "--budget", budget)
        assert (done.exit_code, "--budget" in done.stderr, done.stdout) == (2, True, ""), budget


def test_a_budget_is_kept_and_summed_up(balloon: Tmtui) -> None:
    shown = balloon("plan", "--budget", "3").stdout
    rows = json.loads(balloon("plan", "--budget", "3", "--json").stdout)["rows"]
    total = sum(row["days"] for row in rows)
    assert total <= 3
    assert f"{total:g} of 3 days of work" in shown


@pytest.fixture
def two_doors(tmtui: Tmtui, home: Path) -> Tmtui:
    """Return the program with a model whose store is open through a front and through a desk."""
    banks = home / "banks"
    banks.mkdir()
    (banks / "ways.md").write_text(TEXT, encoding="utf-8")
    bank = shelf(banks).load(["ways"])
    state = system(bank, *TWO_DOORS)
    answers: dict[str, dict[str, object]] = {}
    for answer in state.facts:
        if answer.attribute != "exists" and answer.value is not None:
            value = list(answer.value) if isinstance(answer.value, tuple) else answer.value
            answers.setdefault(answer.subject, {})[answer.attribute] = value
    told = {"model": "Two doors", "banks": ["ways"], "answers": answers}
    (home / "doors.yaml").write_text(json.dumps(told), encoding="utf-8")

    def run(*args: str, stdin: str | bytes | None = None, env: object = None) -> object:
        return CliRunner().invoke(cli, ["--bank-dir", str(banks), *args], prog_name="tmtui")

    done = tmtui("--bank-dir", str(banks), "answers", "--apply", str(home / "doors.yaml"))
    assert done.exit_code == 0, done.stderr
    return run  # type: ignore[return-value]


def test_closing_one_door_is_shown_as_gaining_nothing_and_both_as_gaining_all(two_doors: Tmtui) -> None:
    shown = two_doors("plan").stdout
    lines = [line.strip() for line in shown.splitlines()]
    assert "Close both doors: one alone gains little" in lines
    assert "0 % and 0 % off the likeliest ways alone, 100 % together" in lines
    assert {"mend-flaw@component/front", "mend-trap@component/desk"} <= set(lines)
    assert "Records: rows 1, 2; 2 days" in lines
    cuts = json.loads(two_doors("plan", "--json").stdout)["cuts"]
    assert cuts["pairs"][0]["alone"] == [0, 0]
    assert cuts["sets"][0] == {
        "target": "data/records", "controls": ["mend-flaw@component/front", "mend-trap@component/desk"],
        "days": 2, "exact": True, "complete": True, "uncut": [],
    }  # fmt: skip


def test_trying_one_door_names_the_path_it_cuts(two_doors: Tmtui) -> None:
    shown = two_doors("plan", "--what-if", "mend-flaw@component/front").stdout
    assert "Cuts 1 of 2 attack paths" in shown
    assert "reads Records, over Front" in shown


def test_the_summary_says_so_too_and_the_tree_is_written(two_doors: Tmtui) -> None:
    summary = two_doors("export").stdout
    assert "### Close both doors" in summary
    assert "0 % and 0 % off the likeliest ways alone, 100 % together." in summary
    tree = two_doors("export", "-f", "tree").stdout
    assert "## Harm to Records" in tree
    assert "1 Read Records, any of (high, 1 weakness at least):" in tree
    assert "```mermaid\nflowchart TD" in tree
