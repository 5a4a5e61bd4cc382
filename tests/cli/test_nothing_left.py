"""What cannot be taken leaves nothing behind, not even an empty workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Tmtui


@pytest.mark.parametrize(
    "verb",
    [("answers", "--apply", "-"), ("log", "merge", "-"), ("new", "--bank", "nothing", "Shop")],
    ids=lambda verb: verb[0],
)
def test_a_refused_beginning_leaves_no_file(tmtui: Tmtui, home: Path, verb: tuple[str, ...]) -> None:
    database = home / "new.db"
    done = tmtui("--db", str(database), *verb, stdin="answers: {component/x: {nonsense: y}}\nmodel: Shop\n")
    assert done.exit_code == 2
    assert not list(home.glob("new.db*"))


def test_a_refusal_in_a_workspace_that_was_there_keeps_it(tmtui: Tmtui, home: Path) -> None:
    database = home / "old.db"
    assert tmtui("--db", str(database), "new", "Shop").exit_code == 0
    assert tmtui("--db", str(database), "log", "merge", "-", stdin="nonsense\n").exit_code == 2
    assert tmtui("--db", str(database), "list").stdout.count("shop") == 1
