"""Verbs that end in every way a verb can end, to see what people are told then."""

from __future__ import annotations

import click

from tmtui.model.errors import BadInput, Busy, GateFailed, Place, Unusable

ENDS = {
    "gate": GateFailed("2 threats are above the gate."),
    "input": BadInput("it is wrong.", place=Place("file.yaml", 3, 7), remedy="Mend it."),
    "busy": Busy("somebody else is writing.", remedy="Try again."),
    "unusable": Unusable("the file is damaged.", remedy="Restore a backup."),
    "bug": KeyError("\x1b]0;owned\x07missing"),
    "ctrl-c": KeyboardInterrupt(),
    "disk": OSError(28, "No space left on device"),
}
"""Argument: what the verb raises."""


@click.command
@click.argument("how")
def end(how: str) -> None:
    """End in some way."""
    raise ENDS[how]
