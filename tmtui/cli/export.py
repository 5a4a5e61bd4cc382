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
