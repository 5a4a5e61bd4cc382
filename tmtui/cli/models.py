"""`tmtui new`, `tmtui list`, `tmtui rm`: the threat models of a workspace."""

from __future__ import annotations

import click

from tmtui.cli.options import as_json, ask
from tmtui.cli.screen import Screen
from tmtui.cli.settings import author, settings_of


@click.command
@click.argument("name")
@click.option("banks", "--bank", multiple=True, metavar="ID", help="A question bank; may be repeated.")
@click.pass_context
def new(ctx: click.Context, name: str, banks: tuple[str, ...]) -> None:
    """Start a threat model.

    Prints its slug, the name other commands know it by. Banks that are not named: infrastructure.
    """
    screen = Screen.current()
    with settings_of(ctx).workspace(create=True) as workspace:
        slug = (
            workspace.new_model(name, banks, author=author()) if banks else workspace.new_model(name, author=author())
        )
        screen.line(slug)
        screen.narrate(f"started in {workspace.path}; go on with: tmtui interview -m {slug}")


@click.command("list")
@as_json
@click.pass_context
def list_models(ctx: click.Context, as_json: bool) -> None:
    """List the threat models."""
    screen = Screen.current()
    settings = settings_of(ctx)
    path = settings.database()
    models = []
    if path.exists():
        with settings.workspace(or_read=True) as workspace:
            models = workspace.models()
    if as_json:
        screen.json(
            [
                {"slug": m.slug, "name": m.name, "banks": list(m.banks), "facts": m.facts, "last_said": m.last_said}
                for m in models
            ]
        )
    elif models:
        rows = [(m.slug, str(m.facts), m.last_said[:16].replace("T", " "), m.name) for m in models]
        screen.table(("MODEL", "FACTS", "LAST SAID", "NAME"), rows)
    else:
        screen.narrate(f"no threat model in {path} yet; `tmtui new NAME` starts one")


@click.command
@click.argument("slug")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def rm(ctx: click.Context, slug: str, yes: bool) -> None:
    """Remove a threat model; a backup is kept.

    It asks first. The backup is the whole workspace file as it was before.
    """
    screen = Screen.current()
    with settings_of(ctx).workspace() as workspace:
        chosen = workspace.choose(slug)
        if not ask(f"Remove the threat model {chosen} with everything that was said?", yes=yes):
            screen.narrate("nothing was removed")
            return
        backup = workspace.remove_model(chosen)
        screen.narrate(f"removed {chosen}; the workspace as it was before is kept in {backup}")
