"""`tmtui import`: take in what a file of another tool already knows."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tmtui.cli.options import as_json
from tmtui.cli.receipts import tell
from tmtui.cli.screen import Screen
from tmtui.cli.settings import Settings, author, settings_of
from tmtui.model.errors import BadInput
from tmtui.model.fact import State, Statement
from tmtui.model.subject import kind_of

if TYPE_CHECKING:
    from tmtui.workspace.importing import Document, Preview, Progress
    from tmtui.workspace.live import LiveModel
    from tmtui.workspace.workspace import Workspace

_MANY_BYTES = 1_000_000
"""Bytes of a file from which on a bar shows how far reading is."""

_MANY_VALUES = 3_000
"""Values from which on a bar shows how far writing is."""

_STEPS = 100

_PLURALS = {"data": "data", "identity": "identities"}

_COLUMN = 60
"""Characters of a value that the table of a dry run shows."""


@click.command("import")
@click.argument("file")
@click.option("format", "-f", "--format", default="", metavar="FORMAT", help="See `tmtui formats`; else recognised.")
@click.option("--dry-run", is_flag=True, help="Show what would be said; write nothing.")
@click.option("--new", "name", default=None, metavar="NAME", help="Start a new model of this name with it.")
@click.option(
    "--vanished",
    type=click.Choice(["ask", "keep", "remove"]),
    default="ask",
    help="What this file brought once and holds no longer; else asked, or kept where nobody can be asked.",
)
@as_json
@click.pass_context
def import_(
    ctx: click.Context, file: str, format: str, dry_run: bool, name: str | None, vanished: str, as_json: bool
) -> None:
    """Take in what a file of another tool knows.

    The interview then asks to confirm it and fills the gaps. A hyphen for FILE reads standard input. A file that was
    taken before says only what is new in it; what somebody corrected since stays corrected. All of a file is taken or,
    when anything in it is wrong, nothing.
    """
    from tmtui.workspace.collector import collector_set_aside
    from tmtui.workspace.importing import preview, preview_new, start_model, take

    settings, screen = settings_of(ctx), Screen.current()
    read = document(file)
    with collector_set_aside(), _workspace(settings, dry_run) as workspace:
        fresh = name is not None or (settings.model is None and not workspace.models())
        live = None if fresh else workspace.live(workspace.choose(settings.model), author=author())
        with _bar(screen, f"reading {read.name}", len(read.data) >= _MANY_BYTES) as progress:
            read = replace(read, progress=progress)
            found = preview_new(workspace, read, format) if live is None else preview(live, read, format)
        if dry_run:
            _show(screen, live, found, as_json=as_json)
            return
        live = live or start_model(workspace, read, found, name=name or "", author=author())
        gone = _to_remove(screen, live, found, vanished)
        with _bar(screen, "writing", len(found.news) >= _MANY_VALUES) as progress:
            receipt = take(live, found, remove=gone, progress=progress)
        if as_json:
            screen.json(_data(found))
        tell(screen, live, receipt, f"{read.name} for {live.slug}")
        _account(screen, live, found)


def document(file: str) -> Document:
    """Read a file's bytes.

    Raises:
        BadInput: when it cannot be read.
    """
    from tmtui.workspace.importing import LIMIT, Document

    name = "standard input" if file == "-" else file
    try:
        if file != "-" and Path(file).stat().st_size > LIMIT:
            size = Path(file).stat().st_size / 1e6
            raise BadInput(f"{name} has {size:,.0f} MB, {LIMIT / 1e6:,.0f} MB are read.", remedy="Split it.")
        data = sys.stdin.buffer.read(LIMIT + 1) if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise BadInput(f"{name} cannot be read: {error.strerror}.", remedy="Check the path.") from None
    return Document(name, data)


@contextmanager
def _bar(screen: Screen, label: str, is_long: bool) -> Iterator[Progress]:
    """Show on stderr how far something is, where it takes long and somebody watches."""
    if not is_long or screen.quiet or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    with click.progressbar(length=_STEPS, label=label, show_eta=False, file=sys.stderr) as bar:
        yield lambda done, total: bar.update(max(0, done * _STEPS // max(1, total) - bar.pos))
        bar.update(_STEPS - bar.pos)


def _workspace(settings: Settings, dry_run: bool) -> AbstractContextManager[Workspace]:
    """Open the workspace; where there is none yet, looking at what a file would say makes none."""
    if dry_run and not settings.database().exists():
        from tmtui.workspace.throwaway import throwaway_workspace

        return throwaway_workspace(bank_dirs=settings.bank_dirs)
    return settings.workspace(create=True)


def _to_remove(screen: Screen, live: LiveModel, found: Preview, vanished: str) -> tuple[str, ...]:
    """Return what is to go of what the file no longer holds."""
    if not found.vanished or vanished == "keep":
        return ()
    if vanished == "remove":
        return found.vanished
    if not sys.stdin.isatty():
        return ()
    names = [f"{live.assessment.name(subject)} ({subject})" for subject in found.vanished]
    screen.narrate("no longer in the file: " + ", ".join(names))
    return tuple(
        subject
        for subject, name in zip(found.vanished, names, strict=True)
        if click.confirm(f"Remove {name}?", default=False, err=True)
    )


def _show(screen: Screen, live: LiveModel | None, found: Preview, *, as_json: bool) -> None:
    """Show what would be said, as a table."""
    if as_json:
        screen.json(_data(found))
        return
    rows = [
        (
            each.subject,
            each.attribute,
            _short(_value(each)),
            str(each.basis),
            each.evidence + (" (differs)" * each.differs),
        )
        for each in found.news
    ]
    if rows:
        screen.table(("SUBJECT", "ATTRIBUTE", "VALUE", "BASIS", "FROM"), rows)
    for each in found.kept:
        screen.line(f"kept as corrected: {each.subject} {each.attribute}, the file still says {_value(each)}")
    for subject in found.vanished:
        name = live.assessment.name(subject) if live is not None else subject
        screen.line(f"no longer in the file: {subject} ({name})")
    for left in found.ignored:
        screen.line(f"not taken: {left.what} ({left.where}): {left.why}", indent=2)
    counts = [f"{len(found.news)} values would be said", f"{found.standing} stand already"]
    counts += [f"{len(found.kept)} stay as corrected"] if found.kept else []
    counts += [f"{len(found.vanished)} subjects vanished"] if found.vanished else []
    counts += [f"{len(found.ignored)} things not taken"] if found.ignored else []
    screen.narrate(f"{found.format}: {', '.join(counts)}; nothing was written")


def _account(screen: Screen, live: LiveModel, found: Preview) -> None:
    """Tell what came of a file, and what to do next."""
    kinds: dict[str, int] = {}
    for subject in found.added():
        kinds[kind_of(subject)] = kinds.get(kind_of(subject), 0) + 1
    added = ", ".join(
        f"{number:,} {_PLURALS.get(kind, f'{kind}s') if number > 1 else kind}" for kind, number in kinds.items()
    )
    screen.narrate(f"  new: {added or 'nothing'}; stood already: {found.standing}")
    differ = sum(each.differs for each in found.news)
    if differ:
        screen.narrate(f"  {differ} values differ from what somebody said; both stand until somebody settles them")
    if found.vanished:
        screen.narrate(f"  {len(found.vanished)} no longer in the file; `tmtui import --dry-run` names them")
    if found.ignored:
        screen.narrate(f"  {len(found.ignored)} things were not taken; `tmtui import --dry-run` lists them")
    screen.narrate(f"go on with: tmtui interview -m {live.slug}")


def _data(found: Preview) -> object:
    return {
        "format": found.format,
        "title": found.title,
        "news": [
            {
                "subject": each.subject, "attribute": each.attribute, "state": str(each.state),
                "value": list(each.value) if isinstance(each.value, tuple) else each.value, "basis": str(each.basis),
                "evidence": each.evidence, "note": each.note, "differs": each.differs,
            }
            for each in found.news
        ],
        "standing": found.standing,
        "kept": [{"subject": each.subject, "attribute": each.attribute, "value": _value(each)} for each in found.kept],
        "vanished": list(found.vanished),
        "ignored": [{"what": each.what, "why": each.why, "where": each.where} for each in found.ignored],
    }  # fmt: skip


def _short(text: str) -> str:
    """Return a value cut to what a column of a table can show; `--json` has it whole."""
    line = " ".join(text.split())
    return line if len(line) <= _COLUMN else f"{line[: _COLUMN - 1]}…"


def _value(statement: Statement) -> str:
    if statement.state is not State.ANSWERED:
        return f"({str(statement.state).replace('_', ' ')})"
    return ", ".join(statement.value) if isinstance(statement.value, tuple) else str(statement.value)
