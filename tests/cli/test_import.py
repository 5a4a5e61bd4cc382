"""`tmtui import`: shown before it is written, all or nothing; what the file cannot know is left to the interview."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tmtui

FILE = "services:\n  web: {image: 'nginx:1', ports: ['443:443'], depends_on: [db]}\n  db: {image: 'postgres:17'}\n"


@pytest.fixture
def file(home: Path) -> str:
    (home / "docker-compose.yml").write_text(FILE)
    return "docker-compose.yml"


def test_a_dry_run_shows_a_table_and_makes_no_file(tmtui: Tmtui, file: str, home: Path) -> None:
    done = tmtui("import", file, "--dry-run")
    assert done.exit_code == 0, done.stderr
    assert "component/db" in done.stdout
    assert "docker-compose.yml:3" in done.stdout
    assert "nothing was written" in done.stderr
    assert not list(home.glob("**/*.db"))


def test_the_first_import_starts_a_model_and_says_how_to_go_on(tmtui: Tmtui, file: str) -> None:
    done = tmtui("import", file)
    assert done.exit_code == 0, done.stderr
    assert "go on with: tmtui interview -m docker-compose" in done.stderr
    assert [each["slug"] for each in json.loads(tmtui("list", "--json").stdout)] == ["docker-compose"]
    again = tmtui("import", file)
    assert "that already stands" in again.stderr


def test_json_holds_what_would_be_said_and_what_not(tmtui: Tmtui, file: str) -> None:
    data = json.loads(tmtui("import", file, "--dry-run", "--json").stdout)
    assert (data["format"], data["standing"], data["vanished"]) == ("compose", 0, [])
    assert {each["basis"] for each in data["news"]} == {"document"}
    assert all(each["evidence"].startswith("docker-compose.yml:") for each in data["news"])


def test_standard_input_and_a_name_of_its_own(tmtui: Tmtui) -> None:
    done = tmtui("import", "-", "--new", "Shop", "-f", "compose", stdin=FILE)
    assert done.exit_code == 0, done.stderr
    assert "-m shop" in done.stderr


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"services: [", "not YAML"), (b"PK\x03\x04", "ZIP archive"), (b"hello: world", "no format recognises it"),
        (b"services: \xe4", "no UTF-8 text"), (b"", "empty"), (b"otmVersion: 1\nservices: {}\n", "could be"),
    ],
)  # fmt: skip
def test_a_bad_file_says_where_and_what_to_do_and_nothing_is_written(
    balloon: Tmtui, home: Path, content: bytes, told: str
) -> None:
    before = balloon("history", "--json").stdout
    (home / "bad.yml").write_bytes(content)
    done = balloon("import", "bad.yml")
    assert done.exit_code == 2
    assert told in done.stderr
    assert "bad.yml" in done.stderr
    assert "Traceback" not in done.stderr
    assert balloon("history", "--json").stdout == before


def test_a_file_that_is_not_there_and_a_format_that_is_none(tmtui: Tmtui, file: str) -> None:
    assert "cannot be read" in tmtui("import", "nothing.yml").stderr
    done = tmtui("import", file, "-f", "compos")
    assert done.exit_code == 2
    assert "compose" in done.stderr, "the nearest format is named"


def test_what_vanished_is_kept_or_removed_as_asked(tmtui: Tmtui, file: str, home: Path) -> None:
    tmtui("import", file)
    (home / file).write_text("services:\n  web: {image: 'nginx:1', ports: ['443:443']}\n")
    shown = tmtui("import", file, "--dry-run").stdout
    assert "no longer in the file: component/db (db)" in shown
    assert "no longer in the file" in tmtui("import", file, "--vanished", "keep").stderr
    assert tmtui("import", file, "--vanished", "remove").exit_code == 0
    assert "no longer in the file" not in tmtui("import", file, "--dry-run").stdout
