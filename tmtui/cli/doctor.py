"""`tmtui doctor`: what was detected, why, and how to change it. It looks and changes nothing."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict
from importlib import metadata
from pathlib import Path

import click

from tmtui import __version__
from tmtui.cli.faces import detect_face
from tmtui.cli.options import as_json
from tmtui.cli.screen import Screen
from tmtui.cli.settings import Settings, author, settings_of
from tmtui.model.errors import TmtuiError
from tmtui.model.frozen import frozen
from tmtui.plain.face import Flags
from tmtui.tui.config import config_path, read_config
from tmtui.tui.profile import profile_of

PACKAGES = ("textual", "questionary", "sqlite-utils", "networkx", "markdown-it-py", "PyYAML", "click", "platformdirs")
"""Packages whose version matters in a report of a bug."""


@frozen
class Found:
    """One thing that was detected."""

    part: str
    name: str
    value: str
    why: str = ""
    change: str = ""
    """How to have it otherwise, or how to mend it."""
    wrong: bool = False


@click.command
@as_json
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """Show what was detected, why, and how to change it.

    Exit code 4 when the workspace cannot be used or its log was changed behind the program's back.
    """
    screen = Screen.current()
    settings = settings_of(ctx)
    found = [*_terminal(settings), *_database(settings), *_banks(settings), *_versions()]
    if as_json:
        screen.json([asdict(each) for each in found])
    else:
        _show(screen, found)
    if any(each.wrong and each.part == "workspace" for each in found):
        ctx.exit(4)


def _show(screen: Screen, found: list[Found]) -> None:
    part = ""
    for each in found:
        if each.part != part:
            if part:
                screen.line()
            part = each.part
            screen.line(part, bold=True)
        mark = "! " if each.wrong else ""
        why = f" ({each.why})" if each.why else ""
        screen.line(f"{mark}{each.name}: {each.value}{why}", indent=2)
        if each.change:
            screen.line(each.change, indent=6)


def _terminal(settings: Settings) -> Iterator[Found]:
    face = detect_face(Flags())
    size = shutil.get_terminal_size((0, 0))
    known = f"{size.columns} × {size.lines}" if size.columns else "not known"
    yield Found("terminal", "face", face.name, face.why, face.remedy)
    yield Found("terminal", "input", "a terminal" if sys.stdin.isatty() else "not a terminal")
    yield Found("terminal", "output", "a terminal" if sys.stdout.isatty() else "not a terminal")
    yield Found("terminal", "TERM", os.environ.get("TERM", "not set"))
    yield Found("terminal", "size", known)
    encoding = sys.stdout.encoding or "not known"
    mend = "" if encoding.lower().replace("-", "") == "utf8" else "Set LANG to a UTF-8 locale, as C.UTF-8."
    yield Found("terminal", "encoding", encoding, "", mend)
    asked = {"TMTUI_BANDWIDTH": "low"} if settings.low_bandwidth else {}
    profile = profile_of({**os.environ, **asked}, read_config(os.environ))
    for setting in profile.settings:
        yield Found("terminal", setting.name, setting.value, setting.reason, setting.remedy)
    for fault in profile.faults:
        yield Found("terminal", "setting left out", fault, "", f"Mend it in {config_path(os.environ)}.", wrong=True)
    yield Found("terminal", "person", author(), "TMTUI_AUTHOR, else the login name", "Set TMTUI_AUTHOR.")


def _database(settings: Settings) -> Iterator[Found]:
    from tmtui.workspace.locate import locate_database
    from tmtui.workspace.workspace import Workspace

    located = locate_database(settings.db, os.environ, Path.cwd())
    change = "Give --db FILE or set TMTUI_DB."
    yield Found("workspace", "file", str(located.path), located.why, change)
    if not located.path.exists():
        yield Found("workspace", "state", "not there yet", "", "`tmtui new NAME` makes it.")
        return
    try:
        with Workspace.open(settings.db, bank_dirs=settings.bank_dirs, read_only=True, create=False) as workspace:
            info = workspace.store.info()
            faults = workspace.store.verify()
    except TmtuiError as error:
        yield Found("workspace", "state", error.message, "", error.remedy, wrong=True)
        return
    newer = info.schema > info.program_schema
    copies = f" from {info.origins} copies of the file" if info.origins > 1 else ""
    yield Found("workspace", "models", f"{info.models}, with {info.facts:,} facts{copies}")
    yield Found(
        "workspace", "permissions", info.mode, "yours only" if info.private else "others may read it",
        "" if info.private else f"chmod 600 {info.path}",
    )  # fmt: skip
    yield Found(
        "workspace", "schema", f"{info.schema}, this program writes {info.program_schema}", "",
        "Use a newer tmtui." if newer else "", wrong=newer,
    )  # fmt: skip
    yield Found("workspace", "journal", info.journal)
    yield Found("workspace", "size", f"{info.size:,} bytes; SQLite {info.sqlite}")
    if info.scrub_pending:
        yield Found(
            "workspace", "redaction", "not finished", "somebody was using the file", "Close tmtui and start it again."
        )
    for backup in info.backups:
        yield Found("workspace", "backup", str(backup))
    if not faults:
        yield Found("workspace", "log", "verified: nothing was changed, removed or put in another order")
    for fault in faults:
        yield Found(
            "workspace", "log", str(fault), "", "Restore a backup, or find out who changed the file.", wrong=True
        )


def _banks(settings: Settings) -> Iterator[Found]:
    from tmtui.workspace.banks import open_shelf

    change = "Give --bank-dir DIR or set TMTUI_BANKS."
    try:
        entries = open_shelf(settings.bank_dirs).entries()
    except TmtuiError as error:
        yield Found("question banks", "folders", error.message, "", error.remedy, wrong=True)
        return
    for folder in dict.fromkeys(str(entry.path.parent) for entry in entries):
        yield Found("question banks", "folder", folder, "", change)
    for entry in entries:
        errors = sum(fault.severity == "error" for fault in entry.faults)
        state = f"{entry.version}; {errors} errors" if errors else entry.version
        mend = f"`tmtui bank lint {entry.id}` lists them." if errors else ""
        yield Found("question banks", entry.id, state, "", mend, wrong=bool(errors))


def _versions() -> Iterator[Found]:
    yield Found("versions", "tmtui", __version__)
    yield Found("versions", "Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    for package in PACKAGES:
        try:
            yield Found("versions", package, metadata.version(package))
        except metadata.PackageNotFoundError:
            yield Found("versions", package, "not installed", wrong=True)
