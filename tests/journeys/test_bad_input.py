"""What people get wrong: one clear message with the place and what to do, the documented exit code, nothing written."""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.home import ROOT, Home

CAP_DAC_OVERRIDE = 1
PR_CAPBSET_DROP = 24
FLOW = "flow/web..photos"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("home") / "home")
    home.do("answers", "--apply", str(ROOT / "tests/systems/balloon.yaml"))
    banks = home.folder / "banks"
    banks.mkdir()
    shutil.copy(Path(__file__).parent / "broken.md", banks)
    (home.folder / "broken.yaml").write_text("model: Other\nanswers:\n  component/web: {name: W, technology: [}\n")
    (home.folder / "wrong.yaml").write_text(
        "model: Other\n"
        "banks: [infrastructure]\n"
        "answers:\n"
        "  component/web: {name: W, technology: nginx}\n"
        "  component/db: {name: D, technology: postgrsql, zone: zone/nowhere}\n"
        "  flow/web..bd: {protocol: https}\n"
    )
    return home


def digest(home: Home) -> str:
    return hashlib.sha256(home.database.read_bytes()).hexdigest()


WRONG = {
    "unknown subject": ("answer component/wbe patching month", r"no subject 'component/wbe'.*component/web"),
    "unknown attribute": ("answer component/web patchng month", r"no attribute 'patchng'.*patching"),
    "wrong value": ("answer component/web patching soonish", r"`soonish` is not an answer.*week, month, later, never"),
    "no value": ("answer component/web patching", r"give a value"),
    "unknown model": ("-m balon-pictures threats", r"no model 'balon-pictures'.*balloon-pictures"),
    "unknown threat": (f"threats --explain cleartext@{FLOW}", rf"no threat.*cleartext-traffic@{FLOW}"),
    "no reason": (
        f"decide cleartext-traffic@{FLOW} --status accepted",
        r"needs an owner, a reason and an end.*--owner.*--why.*--until",
    ),
    "unknown bank": ("new Other --bank infrastructur", r"no bank `infrastructur`.*`infrastructure`"),
    "unknown section": ("interview --plain --section trafic", r"no section 'trafic'.*traffic"),
    "unknown format": ("export -f pdf", r"no format `pdf`.*markdown"),
    "unknown verb": ("threts", r"threts.*threats"),
    "broken YAML": ("answers --apply broken.yaml", r"broken\.yaml:3:\d+: .*not YAML"),
    "no such file": ("answers --apply nowhere.yaml", r"nowhere\.yaml.*[Nn]o such file"),
}
"""Command, and what its message says."""


@pytest.mark.parametrize("name", list(WRONG))
def test_a_mistake_gets_one_message_with_what_to_do_and_changes_nothing(home: Home, name: str) -> None:
    before = digest(home)
    command, message = WRONG[name]
    done = home.run(*command.split())
    assert done.returncode == 2
    assert done.stdout == ""
    told = [line for line in done.stderr.splitlines() if line.startswith("tmtui: ")]
    assert len(told) == 1, done.stderr
    assert re.search(message, told[0])
    assert digest(home) == before


def test_every_mistake_of_an_answers_file_is_told_at_once_and_nothing_of_it_is_taken(home: Home) -> None:
    before = digest(home)
    done = home.run("answers", "--apply", "wrong.yaml")
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    assert re.match(r"wrong\.yaml:5:\d+: error: `postgrsql` .*Did you mean `postgresql`\?", lines[0])
    assert re.match(r"wrong\.yaml:5:\d+: error: .*zone/nowhere", lines[1])
    assert re.match(r"wrong\.yaml:6:\d+: error: .*`bd`", lines[2])
    assert lines[3:] == ["tmtui: 3 errors; nothing was written"]
    assert digest(home) == before
    assert "Other" not in home.do("list")


def test_every_fault_of_a_bank_is_told_at_once_with_its_place(home: Home) -> None:
    lint = home.run("bank", "lint", "broken", "--bank-dir", "banks")
    assert lint.returncode == 1
    faults = lint.stdout.splitlines()
    assert len(faults) >= 10
    assert all(re.match(r"banks/broken\.md:\d+:\d+: error: ", fault) for fault in faults)
    for typed, meant in (("coer", "core"), ("komponent", "component"), ("choize", "choice"), ("tampring", "tampering")):
        assert [fault for fault in faults if typed in fault and f"Did you mean `{meant}`?" in fault], typed

    before = digest(home)
    new = home.run("new", "Other", "--bank", "broken", "--bank-dir", "banks")
    assert new.returncode == 2
    assert f"{len(faults)} errors; nothing was written" in new.stderr
    assert digest(home) == before


def test_a_workspace_of_a_newer_program_is_left_alone_and_can_be_read(home: Home, tmp_path: Path) -> None:
    newer = tmp_path / "newer.db"
    shutil.copy(home.database, newer)
    with sqlite3.connect(newer) as file:
        file.execute("PRAGMA user_version = 99")
    file.close()
    content = newer.read_bytes()
    for command in (f"answer {FLOW} encryption tls", "new Other", "interview --plain", "undo"):
        done = home.run(*command.split(), "--db", str(newer), said="/q\n")
        assert done.returncode == 4, command
        assert f"{newer} was written by a newer tmtui (schema 99" in done.stderr
        assert "Upgrade tmtui" in done.stderr
        assert done.stderr.count("tmtui: ") == 1
    assert "talks to Photo database in plain text" in home.do("threats", "--db", str(newer))
    assert newer.read_bytes() == content


def test_a_folder_that_is_read_only_is_said_so_and_can_be_read(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    database = folder / "tmtui.db"
    shutil.copy(home.database, database)
    database.chmod(0o444)
    folder.chmod(0o555)
    for command in (f"answer {FLOW} encryption tls", "interview --plain", "new Other"):
        done = as_anybody(home, *command.split(), "--db", str(database))
        assert done.returncode == 4, done.stderr
        assert f"tmtui: {database} is read-only. Make the file and its folder writable" in done.stderr
    assert "talks to Photo database in plain text" in as_anybody(home, "threats", "--db", str(database)).stdout
    fresh = as_anybody(home, "new", "Other", "--db", str(folder / "other.db"))
    assert fresh.returncode == 4
    assert str(folder) in fresh.stderr
    assert "Traceback" not in fresh.stderr
    assert [file.name for file in folder.iterdir()] == ["tmtui.db"]
    assert database.read_bytes() == home.database.read_bytes()
    folder.chmod(0o755)


def as_anybody(home: Home, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody whom permissions stop, even where the tests run as root."""
    return subprocess.run(
        [sys.executable, "-m", "tmtui", *arguments],
        cwd=home.folder, env=home.env, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        preexec_fn=_obey_permissions if os.geteuid() == 0 else None,
    )  # fmt: skip


def _obey_permissions() -> None:
    """Give away root's right to write everywhere; its files stay its own, so the program can still be read."""
    if ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0) != 0:
        os.setuid(65534)
