"""Starting the interview: which face, for whom, about what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tmtui
from tmtui.cli.agenda import LENGTHS
from tmtui.interview.limit import AGENDAS


def test_without_a_terminal_the_plain_interview_opens_and_says_how_to_go_on(balloon: Tmtui) -> None:
    for arguments in ([], ["interview"]):
        done = balloon(*arguments, stdin="")
        assert done.exit_code == 0, done.stderr
        assert "tmtui interview --plain -m balloon-pictures --as ops-1" in done.stdout
        assert "\x1b" not in done.stdout


def test_going_on_names_the_workspace_that_was_given(balloon: Tmtui) -> None:
    balloon("new", "Other", "--db", "other place.db")
    done = balloon("interview", "--plain", "--db", "other place.db", stdin="q\n")
    assert "--db 'other place.db'" in done.stdout


def test_what_is_answered_is_said_by_whoever_answers(balloon: Tmtui) -> None:
    done = balloon("interview", "--plain", "--as", "dba", "--section", "suppliers", stdin="d\nq\n")
    assert done.exit_code == 0, done.stderr
    newest = json.loads(balloon("history", "--json").stdout)[-1]
    assert (newest["by"], newest["state"]) == ("dba", "unknown")


def test_the_demo_opens_and_leaves_nothing_behind(tmtui: Tmtui, home: Path) -> None:
    done = tmtui("demo", "--plain", stdin="q\n")
    assert done.exit_code == 0, done.stderr
    assert "tmtui demo" in done.stdout
    assert not list(home.rglob("*.db")), "the demo made no workspace"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--plain", "--line"], "two faces"),
        (["--line"], "terminal"),
        (["--section", "trafic"], "traffic"),
        (["--agenda", "45"], "45"),
        (["--minutes", "0"], "0"),
    ],
)
def test_what_cannot_be_started_says_why(balloon: Tmtui, arguments: list[str], words: str) -> None:
    done = balloon("interview", *arguments)
    assert done.exit_code == 2
    assert words in done.stderr


def test_the_agendas_that_can_be_asked_for_are_those_there_are() -> None:
    assert tuple(AGENDAS) == LENGTHS
    assert all(sum(part.minutes for part in parts) == length for length, parts in AGENDAS.items())


def test_a_sitting_with_a_limit_says_how_long_it_is(balloon: Tmtui) -> None:
    done = balloon("interview", "--plain", "--minutes", "20", stdin="q\n")
    assert "20 minutes: what tells most comes first." in done.stdout
    done = balloon("interview", "--plain", "--agenda", "30", stdin="/q\n")
    assert "30 minutes: 5 worries and stakes" in done.stdout


@pytest.mark.parametrize("option", ["--role", "--room"])
def test_a_role_that_no_bank_knows_is_refused_with_those_there_are(balloon: Tmtui, option: str) -> None:
    done = balloon("interview", "--plain", option, "juggler", stdin="")
    assert done.exit_code == 2
    assert "there is no role 'juggler'" in done.stderr
    assert "network" in done.stderr


def test_without_any_model_it_says_how_to_start_one(tmtui: Tmtui) -> None:
    done = tmtui(stdin="")
    assert done.exit_code == 2
    assert "tmtui new" in done.stderr
