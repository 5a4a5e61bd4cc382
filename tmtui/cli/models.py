"""`tmtui new`, `list`, `duplicate`, `rename`, `archive`, `rm`: the threat models of a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tmtui.cli.options import as_json, ask
from tmtui.cli.screen import Screen
from tmtui.cli.settings import author, settings_of

if TYPE_CHECKING:
    from tmtui.workspace.workspace import ModelInfo


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
@click.option("everything", "--all", is_flag=True, help="Archived ones too.")
@click.pass_context
def list_models(ctx: click.Context, as_json: bool, everything: bool) -> None:
    """List the threat models."""
    screen = Screen.current()
    settings = settings_of(ctx)
    path = settings.database()
    models = []
    if path.exists():
        with settings.workspace(or_read=True) as workspace:
            models = workspace.models(archived=True)
    hidden = 0 if everything else sum(m.archived for m in models)
    models = [m for m in models if everything or not m.archived]
    if as_json:
        screen.json(
            [
                {
                    "slug": m.slug, "name": m.name, "banks": list(m.banks), "facts": m.facts, "last_said": m.last_said,
                    "archived": m.archived,
                }
                for m in models
            ]
        )  # fmt: skip
    elif models:
        rows = [(m.slug, str(m.facts), m.last_said[:16].replace("T", " "), _called(m)) for m in models]
        screen.table(("MODEL", "FACTS", "LAST SAID", "NAME"), rows)
    else:
        screen.narrate(f"no threat model in {path} yet; `tmtui new NAME` starts one")
    if hidden and not as_json:
        screen.narrate(f"{hidden} archived; `tmtui list --all` shows {'it' if hidden == 1 else 'them'} too")


def _called(model: ModelInfo) -> str:
    return f"{model.name} (archived)" if model.archived else model.name


@click.command
@click.argument("slug")
@click.argument("name", required=False)
@click.pass_context
def duplicate(ctx: click.Context, slug: str, name: str | None) -> None:
    """Start a threat model with the answers of another one.

    Who said what, and when, is kept. Prints the slug of the new one; without NAME it is called a copy.
    """
    from tmtui.workspace.keeping import duplicate as duplicated

    screen = Screen.current()
    with settings_of(ctx).workspace() as workspace:
        copy = duplicated(workspace, slug, name or "", author=author())
        screen.line(copy)
        screen.narrate(f"go on with: tmtui interview -m {copy}")


@click.command
@click.argument("slug")
@click.argument("name")
@click.pass_context
def rename(ctx: click.Context, slug: str, name: str) -> None:
    """Call a threat model something else; its slug stays."""
    from tmtui.workspace.keeping import rename as renamed

    with settings_of(ctx).workspace() as workspace:
        Screen.current().narrate(f"{slug} is now called {renamed(workspace, slug, name, author=author())}")


@click.command
@click.argument("slug")
@click.option("--undo", "back", is_flag=True, help="Put it back on the list.")
@click.pass_context
def archive(ctx: click.Context, slug: str, back: bool) -> None:
    """Take a threat model off the list; nothing is deleted.

    `tmtui list --all` still shows it, and every command still takes it by its name.
    """
    from tmtui.workspace.keeping import archive as archived

    screen = Screen.current()
    with settings_of(ctx).workspace() as workspace:
        changed = archived(workspace, slug, author=author(), hidden=not back)
        state = "back on the list" if back else f"archived; `tmtui archive --undo {slug}` puts it back"
        screen.narrate(f"{slug} is {'' if changed else 'already '}{state}")


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
