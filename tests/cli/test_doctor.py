"""Doctor: what was detected and why, and whether the workspace is sound. It changes nothing."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from tests.cli.conftest import Tmtui


def test_it_says_which_face_opens_and_why(balloon: Tmtui) -> None:
    done = balloon("doctor")
    assert done.exit_code == 0, done.stdout
    assert "face: plain" in done.stdout
    assert "not a terminal" in done.stdout
    for words in (
        "TERM",
        "encoding",
        "SSH",
        "permissions: -rw-------",
        "journal: delete",
        "verified",
        "infrastructure",
    ):
        assert words in done.stdout, words


def test_it_says_the_same_to_programs(balloon: Tmtui) -> None:
    found = json.loads(balloon("doctor", "--json").stdout)
    face = next(each for each in found if each["name"] == "face")
    assert (face["value"], face["part"]) == ("plain", "terminal")
    assert not any(each["wrong"] for each in found)


def test_it_makes_no_workspace_where_there_is_none(tmtui: Tmtui, home: Path) -> None:
    done = tmtui("doctor")
    assert done.exit_code == 0
    assert "not there yet" in done.stdout
    assert list(home.rglob("*.db")) == []


def test_it_finds_a_fact_that_was_changed_behind_the_programs_back(balloon: Tmtui, home: Path) -> None:
    (path,) = home.rglob("tmtui.db")
    with sqlite3.connect(path) as database:
        triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            database.execute(f'DROP TRIGGER "{name}"')
        changed = database.execute(
            "UPDATE fact_values SET value = replace(value, 'Photo database', 'Phony database')"
        ).rowcount
    database.close()
    assert changed
    done = balloon("doctor")
    assert done.exit_code == 4
    assert "! log:" in done.stdout


def test_a_workspace_of_a_newer_program_is_named_and_left_alone(balloon: Tmtui, home: Path) -> None:
    (path,) = home.rglob("tmtui.db")
    with sqlite3.connect(path) as database:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        database.execute(f"PRAGMA user_version = {version + 100}")
    database.close()
    before = path.read_bytes()
    refused = balloon("new", "Another")
    assert refused.exit_code == 4
    assert "newer" in refused.stderr
    looked = balloon("doctor")
    assert looked.exit_code == 4
    assert "newer" in looked.stdout
    assert path.read_bytes() == before


def test_what_is_no_workspace_is_refused(tmtui: Tmtui, home: Path) -> None:
    (home / "notes.txt").write_text("shopping list " * 100, encoding="utf-8")
    done = tmtui("list", "--db", "notes.txt")
    assert done.exit_code == 4
    assert "notes.txt" in done.stderr
    assert (home / "notes.txt").read_text(encoding="utf-8").startswith("shopping")
