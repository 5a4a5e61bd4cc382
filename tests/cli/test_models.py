"""Starting, listing and removing threat models."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Tmtui


def test_new_prints_the_slug_that_other_verbs_take(tmtui: Tmtui) -> None:
    done = tmtui("new", "Größe & Ärger")
    assert (done.exit_code, done.stdout) == (0, "grosse-arger\n")
    assert tmtui("new", "Größe & Ärger").stdout == "grosse-arger-2\n"
    listed = json.loads(tmtui("list", "--json").stdout)
    assert [(each["slug"], each["name"]) for each in listed] == [
        ("grosse-arger", "Größe & Ärger"),
        ("grosse-arger-2", "Größe & Ärger"),
    ]
    assert listed[0]["banks"] == ["infrastructure"]


def test_list_is_a_table_for_people(tmtui: Tmtui) -> None:
    tmtui("new", "Sample")
    head, line = tmtui("list").stdout.splitlines()
    assert head.split() == ["MODEL", "FACTS", "LAST", "SAID", "NAME"]
    assert line.startswith("sample ")
    assert head.index("NAME") == line.index("Sample")


def test_an_unknown_bank_starts_nothing(tmtui: Tmtui) -> None:
    done = tmtui("new", "Sample", "--bank", "infrastructur")
    assert done.exit_code == 2
    assert "infrastructure" in done.stderr
    assert json.loads(tmtui("list", "--json").stdout) == []


def test_several_models_have_to_be_told_apart(tmtui: Tmtui) -> None:
    tmtui("new", "One")
    tmtui("new", "Two")
    asked = tmtui("summary")
    assert asked.exit_code == 2
    assert "one, two" in asked.stderr
    assert tmtui("summary", "-m", "two").exit_code == 0
    assert tmtui("summary", env={"TMTUI_MODEL": "two"}).exit_code == 0
    assert "Did you mean two" in tmtui("summary", "-m", "tow").stderr


def test_rm_keeps_a_backup_and_says_where(tmtui: Tmtui, home: Path) -> None:
    tmtui("new", "Sample", "--db", "w.db")
    done = tmtui("rm", "sample", "--yes", "--db", "w.db")
    assert done.exit_code == 0
    backups = [path for path in home.iterdir() if "before-rm" in path.name]
    assert len(backups) == 1
    assert str(backups[0].name) in done.stderr.replace("\n", "")
    assert json.loads(tmtui("list", "--json", "--db", "w.db").stdout) == []
    assert json.loads(tmtui("list", "--json", "--db", str(backups[0])).stdout)[0]["slug"] == "sample"


def test_where_there_is_no_workspace_yet_it_says_how_to_start(tmtui: Tmtui, home: Path) -> None:
    done = tmtui("threats")
    assert done.exit_code == 2
    assert "tmtui new" in done.stderr
    assert list(home.rglob("*.db")) == []
