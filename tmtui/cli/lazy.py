"""Verbs are imported when they are used, so that `--help` and `--version` answer at once on a slow machine.

The table of verbs carries their one-line helps; a test holds it against the verbs themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import click

from tmtui.cli.settings import hidden_options


class LazyGroup(click.Group):
    """A group that knows its verbs by name, help and module, and imports only the one that runs."""

    def __init__(self, name: str, verbs: Mapping[str, tuple[str, str]], **attributes: object) -> None:
        super().__init__(name, **attributes)  # type: ignore[arg-type]
        self.verbs = verbs

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of the table."""
        return list(self.verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the verb's module and return the verb."""
        if cmd_name not in self.verbs:
            return None
        module, _, attribute = self.verbs[cmd_name][0].partition(":")
        command = getattr(import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{module}:{attribute} is no command")
        _take_global_options(command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb that is named; name the nearest where there is none of that name."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(str(args[0]), self.verbs, n=1)
            hint = f" Did you mean `{near[0]}`?" if near else ""
            raise click.UsageError(f"there is no command `{args[0]}`.{hint}", ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs from the table, without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, short) for name, (_, short) in self.verbs.items()])


def _take_global_options(command: click.Command) -> None:
    """Let global options stand after the verb too; there they are not listed again."""
    if isinstance(command, click.Group):
        for sub in command.commands.values():
            _take_global_options(sub)
    taken = {name for parameter in command.params for name in parameter.opts}
    for option in hidden_options():
        if not taken & set(option.opts):
            command.params.append(option)
