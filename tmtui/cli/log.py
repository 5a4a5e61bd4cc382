"""`tmtui undo`, `tmtui redact`, `tmtui log`: taking back what was said, and carrying the log elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from tmtui.cli.options import ask, read_text
from tmtui.cli.receipts import tell
from tmtui.cli.screen import Screen
from tmtui.cli.settings import author, settings_of
from tmtui.cli.words import counted


@click.command
@click.pass_context
def undo(ctx: click.Context) -> None:
    """Take back your last action.

    Again takes back the one before. What others said stays. Nothing is deleted: the log keeps both.
    """
    with settings_of(ctx).live() as live:
        tell(Screen.current(), live, live.undo(), "undo")


@click.command
@click.argument("fact", type=int)
@click.option("--name", is_flag=True, help="Redact the name that the fact's subject got its key from, too.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def redact(ctx: click.Context, fact: int, name: bool, yes: bool) -> None:
    """Remove a value from the log for good.

    For a password or a name that should never have been typed. FACT is a number from `tmtui history`. The log stays
    verifiable; backups that still hold the value are named.
    """
    screen = Screen.current()
    settings = settings_of(ctx)
    with settings.workspace() as workspace:
        slug = workspace.choose(settings.model)
        if not ask(f"Remove what fact {fact} says for good? This cannot be undone.", yes=yes):
            screen.narrate("nothing was removed")
            return
        done = workspace.store.redact(slug, fact, name=name, author=author())
        screen.narrate(f"removed what {len(done.facts)} fact{'' if len(done.facts) == 1 else 's'} said")
        for key in done.keys:
            screen.narrate(f"the subject is now {key}")
        for mention in done.also_in:
            screen.narrate(f"fact {mention.fact} of {mention.model} says it too; redact that as well")
        for backup in done.backups:
            screen.narrate(f"a backup still holds it: {backup}")
        if not done.scrubbed:
            screen.narrate("somebody is using the file; the next start wipes what is left of it")


@click.group
def log() -> None:
    """Carry the log to another workspace."""


@log.command("export")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Else standard output."
)
@click.pass_context
def export_log(ctx: click.Context, output: Path | None) -> None:
    """Write the log: one fact a line, each with its hash.

    Everything that was ever said, by whom and when; `tmtui log merge` takes it.
    """
    from tmtui.workspace.whole_file import write_whole

    screen = Screen.current()
    settings = settings_of(ctx)
    with settings.workspace() as workspace:
        lines = "".join(f"{line}\n" for line in workspace.store.export_log(workspace.choose(settings.model)))
        if output is None:
            screen.document(lines)
        else:
            write_whole(output, lines)
            screen.narrate(f"wrote {output}")


@log.command
@click.argument("file")
@click.pass_context
def merge(ctx: click.Context, file: str) -> None:
    """Take a log that `tmtui log export` wrote; - for standard input.

    Facts that are here already are passed over, so merging twice does nothing new. A log whose hashes do not fit is
    refused as a whole.
    """
    screen = Screen.current()
    text, name = read_text(file)
    with settings_of(ctx).workspace(create=True) as workspace:
        report = workspace.store.merge_log(text.splitlines(), source=name)
        models = ", ".join(report.models) or "no model"
        screen.narrate(f"{name}: {counted(report.taken, 'fact')} taken for {models}, {report.known} here already")
        for fact in report.redacted_elsewhere:
            screen.narrate(f"fact {fact} was redacted there and still stands here; `tmtui redact {fact}` removes it")
        if report.unverified:
            screen.narrate(
                f"{counted(report.unverified, 'value')} could not be checked: a name was redacted in that copy"
            )
