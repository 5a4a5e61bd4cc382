"""`tmtui export` and `tmtui formats`: the model as a document."""

from __future__ import annotations

from pathlib import Path

import click

from tmtui.cli.options import as_json, write_text
from tmtui.cli.screen import Screen
from tmtui.cli.settings import settings_of
from tmtui.model.text import clean


@click.command
@click.option(
    "format", "-f", "--format", default="markdown", metavar="FORMAT", help="See `tmtui formats`; else markdown."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Else standard output."
)
@click.pass_context
def export(ctx: click.Context, format: str, output: Path | None) -> None:
    """Write the model in a format.

    It shows weaknesses that are not mended yet: mind who gets it.
    """
    from tmtui.workspace.reporting import export as written

    screen = Screen.current()
    with settings_of(ctx).live() as live:
        text = written(live, format)
        if output is None:
            screen.document(text)
        else:
            write_text(output, clean(text))
            screen.narrate(f"wrote {output}")


@click.command
@as_json
def formats(as_json: bool) -> None:
    """List the formats that can be written and read."""
    from tmtui.workspace.reporting import reader_names, writer_names

    screen = Screen.current()
    written, read = writer_names(), reader_names()
    names = sorted({*written, *read})
    if as_json:
        screen.json([{"format": name, "written": name in written, "read": name in read} for name in names])
        return
    rows = [(name, "yes" if name in written else "-", "yes" if name in read else "-") for name in names]
    screen.table(("FORMAT", "WRITTEN", "READ"), rows)
