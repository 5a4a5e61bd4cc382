"""What the global options say, and the workspace that follows from them.

Global options may stand before or after the verb; what stands nearer to the verb counts.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tmtui.model.errors import BadInput, TmtuiError, Unusable
from tmtui.model.frozen import frozen

if TYPE_CHECKING:
    from datetime import date

    from tmtui.workspace.live import LiveModel
    from tmtui.workspace.workspace import Workspace


@frozen
class Settings:
    """The global options of one run."""

    db: Path | None = None
    bank_dirs: tuple[Path, ...] = ()
    model: str | None = None
    no_color: bool = False
    quiet: bool = False
    low_bandwidth: bool = False

    def database(self) -> Path:
        """Return the file of the workspace that is meant, whether or not it is there."""
        from tmtui.workspace.locate import locate_database

        return locate_database(self.db, os.environ, Path.cwd()).path

    @contextmanager
    def workspace(self, *, create: bool = False, or_read: bool = False) -> Iterator[Workspace]:
        """Open the workspace.

        Args:
            create: make the file when it is not there.
            or_read: open what cannot be written for reading. A verb that then writes ends with why it cannot.
        """
        from tmtui.workspace.workspace import Workspace

        hindered: Unusable | None = None
        try:
            opened = Workspace.open(self.db, bank_dirs=self.bank_dirs, create=create)
        except Unusable as error:
            if not or_read:
                raise
            hindered = error
            opened = self._open_for_reading(error)
        with opened as workspace:
            try:
                yield workspace
            except Unusable:
                if hindered is None:
                    raise
                raise hindered from None
            except BadInput:
                workspace.discard()
                raise

    def _open_for_reading(self, hindered: Unusable) -> Workspace:
        from tmtui.workspace.workspace import Workspace

        try:
            return Workspace.open(self.db, bank_dirs=self.bank_dirs, read_only=True, create=False)
        except TmtuiError:
            raise hindered from None

    @contextmanager
    def live(self, *, who: str | None = None, role: str = "", today: date | None = None) -> Iterator[LiveModel]:
        """Open the model that is meant, for the person at the keyboard; what cannot be written can still be read."""
        with self.workspace(or_read=True) as workspace:
            yield workspace.live(self.model, author=who or author(), role=role, today=today)


def author() -> str:
    """Return who is at the keyboard: `TMTUI_AUTHOR`, else the login name."""
    return os.environ.get("TMTUI_AUTHOR") or os.environ.get("USER") or os.environ.get("LOGNAME") or "unnamed"


def settings_of(context: click.Context) -> Settings:
    """Return the settings of a run."""
    found = context.obj
    return found if isinstance(found, Settings) else Settings()


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Put an option that was given into the settings."""
    if value is None or value is False or value == ():
        return
    context.obj = replace(settings_of(context), **{parameter.name or "": value})


def global_options() -> list[click.Option]:
    """Return the global options, wired to the settings."""
    folder = click.Path(path_type=Path)
    return [
        _option("--db", type=folder, metavar="FILE", help="The workspace (else TMTUI_DB, ./tmtui.db, your data)."),
        _option("bank_dirs", "--bank-dir", type=folder, multiple=True, metavar="DIR", help="A folder of banks."),
        _option("-m", "--model", metavar="SLUG", envvar="TMTUI_MODEL", help="The model (else TMTUI_MODEL, the one)."),
        _option("--no-color", is_flag=True, help="No bold and no colour (as NO_COLOR does)."),
        _option("-q", "--quiet", is_flag=True, help="No narration; data and errors only."),
        _option("--low-bandwidth", is_flag=True, help="Full screen for slow lines (as TMTUI_BANDWIDTH=low does)."),
    ]  # fmt: skip


def _option(*names: str, **attributes: Any) -> click.Option:
    return click.Option(names, expose_value=False, callback=_keep, **attributes)


def hidden_options() -> list[click.Option]:
    """Return the global options as they are taken after a verb: unlisted, and without the environment's say."""
    options = global_options()
    for option in options:
        option.hidden = True
        option.envvar = None
    return options
