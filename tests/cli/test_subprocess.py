"""What only a real process shows: streams, imports, pipes that close, and terminals that know no Unicode."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from tests.cli.conftest import SYSTEMS
from tmtui.cli.layout import cells

HEAVY = ("textual", "networkx", "questionary", "sqlite_utils", "markdown_it", "yaml", "sqlite3", "rich")
"""Packages that a glance at the help must not wait for."""


def run(home: Path, *args: str, python: str | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", python] if python else [sys.executable, "-m", "tmtui", *args]
    kept = {name: os.environ[name] for name in ("PATH", "XDG_CACHE_HOME") if name in os.environ}
    given = {**kept, "HOME": str(home), "TMTUI_AUTHOR": "ops-1", "LC_ALL": "C.UTF-8", **env}
    return subprocess.run(command, cwd=home, env=given, capture_output=True, check=False, stdin=subprocess.DEVNULL)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["threats", "--help"]])
def test_help_and_version_import_nothing_heavy(home: Path, arguments: list[str]) -> None:
    program = (
        "import sys\n"
        "from tmtui.cli.main import cli\n"
        "try:\n"
        f"    cli.main({arguments!r})\n"
        "except SystemExit as end:\n"
        "    code = end.code\n"
        f"loaded = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "sys.exit(f'loaded {loaded}' if loaded or code else 0)\n"
    )
    done = run(home, python=program)
    assert done.returncode == 0, done.stderr.decode()


def test_data_goes_to_stdout_and_narration_to_stderr(home: Path) -> None:
    made = run(home, "answers", "--apply", str(SYSTEMS / "balloon.yaml"), TMTUI_DB="t.db")
    assert (made.returncode, made.stdout) == (0, b""), made.stderr.decode()
    assert b"saved" in made.stderr
    listed = run(home, "threats", "--json", TMTUI_DB="t.db")
    assert (listed.returncode, listed.stderr) == (0, b"")
    assert json.loads(listed.stdout)
    again = run(home, "threats", "--json", TMTUI_DB="t.db")
    assert again.stdout == listed.stdout, "the same facts give the same bytes"


def test_a_terminal_without_unicode_gets_every_line_and_programs_still_get_utf_8(home: Path) -> None:
    run(home, "answers", "--apply", str(SYSTEMS / "balloon.yaml"), TMTUI_DB="t.db")
    ascii_only = {"TMTUI_DB": "t.db", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    shown = run(home, "threats", PYTHONIOENCODING="ascii", **ascii_only)
    assert shown.returncode == 0
    assert shown.stdout.isascii()
    written = run(home, "threats", "--json", PYTHONIOENCODING="ascii", **ascii_only)
    assert json.loads(written.stdout.decode("utf-8"))


def test_a_reader_that_has_seen_enough_ends_the_program_quietly(home: Path) -> None:
    run(home, "answers", "--apply", str(SYSTEMS / "hybrid.yaml"), TMTUI_DB="t.db")
    given = {"PATH": os.environ["PATH"], "HOME": str(home), "TMTUI_DB": str(home / "t.db"), "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen(
        [sys.executable, "-m", "tmtui", "threats"], env=given, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    assert process.wait() == 0
    assert said == b""
    process.stderr.close()


def test_without_a_terminal_nobody_is_asked_and_nothing_is_removed(home: Path) -> None:
    run(home, "new", "Sample", TMTUI_DB="t.db")
    refused = run(home, "rm", "sample", TMTUI_DB="t.db")
    assert refused.returncode == 2
    assert b"--yes" in refused.stderr
    assert b"sample" in run(home, "list", TMTUI_DB="t.db").stdout


def on_a_terminal(home: Path, db: Path, verb: str, **env: str) -> str:
    """Return what a verb writes to a terminal of 80 columns."""
    given = {**os.environ, "TMTUI_DB": str(db), "TERM": "xterm-256color", **env}
    command = f"{sys.executable} -m tmtui {verb}"
    return str(pexpect.run(command, env=given, cwd=str(home), dimensions=(24, 80), timeout=60, encoding="utf-8"))


@pytest.mark.parametrize("verb", ["threats", "findings", "plan", "questions", "doctor"])
def test_on_a_terminal_of_80_columns_every_line_fits(home: Path, balloon_db: Path, verb: str) -> None:
    said = on_a_terminal(home, balloon_db, verb)
    assert "\x1b[1m" in said, "heads are bold"
    lines = said.replace("\x1b[1m", "").replace("\x1b[0m", "").splitlines()
    assert len(lines) > 3
    assert max(map(cells, lines)) <= 80


def test_no_color_means_that_no_escape_is_sent(home: Path, balloon_db: Path) -> None:
    assert "\x1b" not in on_a_terminal(home, balloon_db, "findings", NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(home, balloon_db, "findings --no-color")
