"""Starting the interview: which face, for whom, about what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tmtui
from tmtui.cli.agenda import AGENDAS, agenda_for


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
    done = balloon("interview", "--plain", "--as", "dba", "--section", "traffic", stdin="d\nq\n")
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


def test_a_short_session_asks_less_than_a_long_one(balloon: Tmtui) -> None:
    asked = [balloon("interview", "--plain", "--agenda", str(length), stdin="/l\n/q\n").stdout for length in AGENDAS]
    assert len(asked[0]) < len(asked[-1])


@pytest.mark.parametrize(("minutes", "length"), [(5, 30), (30, 30), (45, 30), (90, 60), (500, 120)])
def test_the_agenda_fits_the_time_there_is(minutes: int, length: int) -> None:
    assert agenda_for(minutes) == length


def test_without_any_model_it_says_how_to_start_one(tmtui: Tmtui) -> None:
    done = tmtui(stdin="")
    assert done.exit_code == 2
    assert "tmtui new" in done.stderr
