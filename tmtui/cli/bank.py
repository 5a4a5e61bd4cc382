"""`tmtui bank`: the question banks, as people read and check them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tmtui.cli.options import as_json
from tmtui.cli.screen import Screen
from tmtui.cli.settings import settings_of
from tmtui.cli.words import counted

if TYPE_CHECKING:
    from tmtui.workspace.banks import ShelfEntry

_HELD = ("ASKS", "THREATS", "CONTROLS")
"""Heads of the columns with what a bank brings."""


@click.group
def bank() -> None:
    """Look at question banks."""


@bank.command("list")
@as_json
@click.pass_context
def list_banks(ctx: click.Context, as_json: bool) -> None:
    """List the question banks that models can use.

    A bank that uses others brings what they hold, too.
    """
    from tmtui.workspace.banks import open_shelf

    screen = Screen.current()
    entries = open_shelf(settings_of(ctx).bank_dirs).entries()
    if as_json:
        screen.json(
            [
                {
                    "id": entry.id,
                    "title": entry.title,
                    "version": entry.version,
                    "summary": entry.summary,
                    "path": str(entry.path),
                    "counts": dict(entry.counts),
                    "faults": [str(fault) for fault in entry.faults],
                }
                for entry in entries
            ]
        )
        return
    usable = [entry for entry in entries if not entry.faults]
    methods = [entry for entry in usable if entry.asks_own]
    gathering = [entry for entry in usable if entry.uses and not any(dict(entry.counts).values())]
    areas = [entry for entry in usable if entry not in methods and entry not in gathering]
    width = max((len(entry.id) for entry in usable), default=0)
    for head, listed in (
        ("Areas", areas),
        ("Banks that gather others", gathering),
        ("Methods, each an interview of its own: tmtui interview --bank ID", methods),
    ):
        if listed:
            screen.line(head, bold=True)
            screen.table(("BANK".ljust(width), *_HELD, "TITLE"), [_row(entry) for entry in listed])
            screen.line()
    for entry in entries:
        if entry.faults:
            errors = counted(sum(fault.severity == "error" for fault in entry.faults), "error")
            screen.line(f"{entry.id}: broken, {errors}; `tmtui bank lint {entry.id}` says where")


def _row(entry: ShelfEntry) -> tuple[str, ...]:
    counts = dict(entry.counts)
    return (entry.id, *(str(counts.get(what) or "-") for what in ("questions", "threats", "controls")), entry.title)


@bank.command
@click.argument("id")
@click.pass_context
def show(ctx: click.Context, id: str) -> None:
    """Print a question bank: the handbook it is."""
    from tmtui.workspace.banks import open_shelf

    Screen.current().document(open_shelf(settings_of(ctx).bank_dirs).text(id))


@bank.command
@click.argument("targets", nargs=-1, metavar="[ID|FILE]...")
@as_json
@click.pass_context
def lint(ctx: click.Context, targets: tuple[str, ...], as_json: bool) -> None:
    """Check question banks; exit code 1 when one has errors.

    Without a name it checks all of them. Warnings alone give exit code 0.
    """
    from tmtui.workspace.banks import open_shelf

    screen = Screen.current()
    shelf = open_shelf(settings_of(ctx).bank_dirs)
    faults = shelf.lint(*(Path(target) if _is_path(target) else target for target in targets or shelf.ids()))
    if as_json:
        screen.json(
            [
                {
                    "file": fault.place.file,
                    "line": fault.place.line,
                    "column": fault.place.column,
                    "severity": fault.severity,
                    "message": fault.message,
                    "suggestion": fault.suggestion,
                }
                for fault in faults
            ]
        )
    else:
        for fault in faults:
            screen.line(str(fault))
    errors = sum(fault.severity == "error" for fault in faults)
    screen.narrate(f"{counted(errors, 'error')}, {counted(len(faults) - errors, 'warning')}")
    if errors:
        ctx.exit(1)


def _is_path(target: str) -> bool:
    return "/" in target or target.endswith(".md") or Path(target).is_file()


@bank.command
@as_json
def schema(as_json: bool) -> None:
    """List the fences of a question bank and their keys."""
    from tmtui.workspace.banks import bank_schema

    screen = Screen.current()
    fences = bank_schema()
    if as_json:
        screen.json(fences)
        return
    for number, fence in enumerate(fences):
        if number:
            screen.line()
        screen.line(fence["fence"], bold=True)
        screen.line(fence["about"], indent=2)
        rows = []
        for key in fence["keys"]:
            words = f" ({', '.join(key['words'])})" if key["words"] else ""
            rows.append((f"{key['name']}{' *' if key['required'] else ''}", key["shape"], f"{key['about']}{words}"))
        screen.table(("KEY", "VALUE", "ABOUT"), rows)
