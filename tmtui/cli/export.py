"""`tmtui export` and `tmtui formats`: the model as a document."""

from __future__ import annotations

from pathlib import Path

import click

from tmtui.cli.options import as_json
from tmtui.cli.screen import Screen, printable
from tmtui.cli.settings import settings_of

READERS = ("leadership", "engineers", "auditor")
"""Whom a summary can be for."""


@click.command
@click.option(
    "format", "-f", "--format", default="markdown", metavar="FORMAT", help="See `tmtui formats`; else markdown."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Else standard output."
)
@click.option("reader", "--for", type=click.Choice(READERS), help="Only what these readers act on (markdown, html).")
@click.option("--since", metavar="POINT", help="Say what changed since a revision or a date (markdown, html).")
@click.option("--bom", is_flag=True, help="Begin with a byte order mark: Excel then opens a table as UTF-8.")
@click.pass_context
def export(
    ctx: click.Context, format: str, output: Path | None, reader: str | None, since: str | None, bom: bool
) -> None:
    """Write the model in a format.

    It shows weaknesses that are not mended yet: mind who gets it.
    """
    from tmtui.workspace.reporting import export as written
    from tmtui.workspace.whole_file import write_whole

    screen = Screen.current()
    with settings_of(ctx).live() as live:
        text = written(live, format, reader=reader or "", since=since or "")
        if output is None:
            screen.document(text, bom=bom)
        else:
            write_whole(output, printable(text, bom=bom))
            screen.narrate(f"wrote {output}")


@click.command
@as_json
def formats(as_json: bool) -> None:
    """List the formats that can be written and read."""
    from tmtui.workspace.reporting import formats as known

    screen = Screen.current()
    found = known()
    if as_json:
        screen.json(
            [
                {
                    "format": each.name, "title": each.title, "written": bool(each.writer), "read": bool(each.reader),
                    "keeps": each.keeps, "loses": each.loses,
                }
                for each in found
            ]
        )  # fmt: skip
        return
    for each in found:
        ways = " and ".join(word for word, there in (("written", each.writer), ("read", each.reader)) if there)
        screen.line(f"{each.name}: {each.title} ({ways})", bold=True)
        if each.keeps:
            screen.line(f"keeps {each.keeps}", indent=2)
        if each.loses:
            screen.line(f"loses {each.loses}", indent=2)
