"""`tmtui diff` and `tmtui revision`: what differs between two moments, and names for moments."""

from __future__ import annotations

from dataclasses import asdict

import click

from tmtui.cli.options import as_json
from tmtui.cli.receipts import tell
from tmtui.cli.screen import Screen
from tmtui.cli.settings import settings_of
from tmtui.cli.words import counted
from tmtui.model.errors import BadInput


@click.command
@click.option("earlier", "--from", metavar="POINT", help="A revision, a date, a fact's number or `start`.")
@click.option("later", "--to", metavar="POINT", help="Likewise; left out: now.")
@click.option("markdown", "--markdown", is_flag=True, help="Markdown, for a ticket or a merge request.")
@as_json
@click.pass_context
def diff(ctx: click.Context, earlier: str | None, later: str | None, markdown: bool, as_json: bool) -> None:
    """Compare two moments: what was said, and what follows.

    A date means its end, in UTC. Left out, --from is the newest revision. Each side is derived at its own date, with
    the banks of today.
    """
    from tmtui.workspace.diffing import changes_markdown, compare, diff_json, figures, sections, title

    if markdown and as_json:
        raise BadInput("two documents do not fit on standard output", remedy="Say --json or --markdown.")
    screen = Screen.current()
    with settings_of(ctx).live() as live:
        found = compare(live, earlier or "", later or "")
    if as_json:
        screen.json(diff_json(found))
        return
    if markdown:
        screen.document(changes_markdown(found))
        return
    screen.line(title(found), bold=True)
    for line in figures(found):
        screen.line(line)
    for section in sections(found):
        screen.line()
        screen.line(section.title, bold=True)
        for each in section.lines:
            screen.line(each.text, indent=2)
            if each.id:
                screen.line(each.id, indent=4)
            for detail in each.details:
                screen.line(detail, indent=4)
    if not found:
        screen.narrate("nothing differs")


@click.command
@click.argument("name", required=False)
@as_json
@click.pass_context
def revision(ctx: click.Context, name: str | None, as_json: bool) -> None:
    """Name this point of the log, or list the names.

    `tmtui diff --from NAME` shows what differs since. A name counts as a sign that the model was looked through.
    """
    from tmtui.workspace.revisions import name_revision, revisions

    screen = Screen.current()
    with settings_of(ctx).live() as live:
        if name is not None:
            tell(screen, live, name_revision(live, name), f"revision {name}")
            return
        found = revisions(live)
    if as_json:
        screen.json([{key: value for key, value in asdict(each).items() if key != "order"} for each in found])
        return
    rows = [
        (str(each.fact), each.at[:16].replace("T", " "), each.by, counted(each.facts, "fact"), each.name)
        for each in found
    ]
    if rows:
        screen.table(("FACT", "SAID", "BY", "UP TO IT", "REVISION"), rows)
    else:
        screen.narrate("no revision yet; `tmtui revision NAME` names this point")
