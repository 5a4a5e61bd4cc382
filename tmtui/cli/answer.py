"""`tmtui answer` and `tmtui answers`: saying one fact, or many from a file."""

from __future__ import annotations

import click

from tmtui.cli.options import as_json, read_text
from tmtui.cli.receipts import tell
from tmtui.cli.screen import Screen
from tmtui.cli.settings import author, settings_of
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis, State

STATE_WORDS = (("unknown",), ("not-applicable",))
"""Values that people write where an option is meant."""


@click.command
@click.argument("subject")
@click.argument("attribute")
@click.argument("value", nargs=-1)
@click.option("--unknown", is_flag=True, help="Nobody here knows.")
@click.option("--not-applicable", is_flag=True, help="The question makes no sense there.")
@click.option("--retract", is_flag=True, help="Take the answer back, as if never asked.")
@click.option("--basis", type=click.Choice([str(basis) for basis in Basis]), default="told", help="How you know.")
@click.option("--note", default="", metavar="TEXT", help="What to remember with it.")
@click.option("--evidence", default="", metavar="TEXT", help="Where it can be looked up.")
@click.pass_context
def answer(
    ctx: click.Context,
    subject: str,
    attribute: str,
    value: tuple[str, ...],
    unknown: bool,
    not_applicable: bool,
    retract: bool,
    basis: str,
    note: str,
    evidence: str,
) -> None:
    """Say one fact.

    As in `tmtui answer flow/web..photos encryption tls`. An attribute that takes several values takes them one after
    the other; a value that begins with a hyphen follows `--`. New subjects come with the interview or an answers file.
    """
    from tmtui.workspace.answering import answer as say

    state = _state(value, unknown=unknown, not_applicable=not_applicable, retract=retract)
    raw = value[0] if len(value) == 1 else value
    with settings_of(ctx).live() as live:
        try:
            receipt = say(live, subject, attribute, raw, state=state, basis=Basis(basis), note=note, evidence=evidence)
        except BadInput as error:
            if value in STATE_WORDS:
                error.remedy = f"Say --{value[0]} in place of a value."
            raise
        tell(Screen.current(), live, receipt, f"{attribute} of {subject}")


def _state(value: tuple[str, ...], *, unknown: bool, not_applicable: bool, retract: bool) -> State:
    said = {State.UNKNOWN: unknown, State.NOT_APPLICABLE: not_applicable, State.RETRACTED: retract}
    states = [state for state, given in said.items() if given]
    if len(states) + bool(value) != 1:
        raise BadInput("give a value, or one of --unknown, --not-applicable and --retract.")
    return states[0] if states else State.ANSWERED


@click.command
@click.option("--apply", "file", metavar="FILE", help="Take this answers file; - for standard input.")
@as_json
@click.pass_context
def answers(ctx: click.Context, file: str | None, as_json: bool) -> None:
    """Write all answers as a file, or take such a file.

    A file that names a model which is not there yet starts it. All of a file is taken or, when anything in it is wrong,
    nothing. What stands already is not said again.
    """
    screen = Screen.current()
    settings = settings_of(ctx)
    if file is None:
        from tmtui.workspace.reporting import answers_json, export

        with settings.live() as live:
            if as_json:
                screen.json(answers_json(live))
            else:
                screen.document(export(live, "answers"))
        return
    from tmtui.workspace.applying import apply_answers

    text, name = read_text(file)
    with settings.workspace(create=True) as workspace:
        live, receipt = apply_answers(workspace, text, name, slug=settings.model, author=author())
        tell(screen, live, receipt, f"{name} for {live.slug}")
