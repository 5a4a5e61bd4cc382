"""`tmtui check`: whether a model breaks the gate, for a person and for a build."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from tmtui.cli.options import as_json
from tmtui.cli.screen import Screen
from tmtui.cli.settings import settings_of
from tmtui.cli.words import counted, level
from tmtui.model.errors import BadInput, GateFailed
from tmtui.model.gate import KIND_TITLES, BreachKind, Policy, Verdict
from tmtui.model.level import LEVELS, word

STDOUT = "-"
"""The file that means standard output."""


def day(text: str | None) -> date | None:
    """Return the day an option names.

    Raises:
        BadInput: when it is none.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"{text[:40]!r} is not a date", remedy="Write year-month-day, as 2026-03-31.") from None


@click.command
@click.option(
    "--fail-on", type=click.Choice(LEVELS[1:]), default="high", metavar="LEVEL", help="Lowest level that fails; high."
)
@click.option("--possible", is_flag=True, help="Threats that are only possible fail it too.")
@click.option("--max-open", type=click.IntRange(min=0), metavar="N", help="Most open questions; else any number.")
@click.option("--today", metavar="DATE", help="Hold dates against this day, not against today.")
@click.option(
    "--sarif", is_flag=False, flag_value=STDOUT, metavar="[FILE]", help="SARIF of what failed; else to standard output."
)
@as_json
@click.pass_context
def check(
    ctx: click.Context,
    fail_on: str,
    possible: bool,
    max_open: int | None,
    today: str | None,
    sarif: str | None,
    as_json: bool,
) -> None:
    """Fail when something was left undecided: for CI.

    Ends with 1 and a list when a certain threat at or above the level is undecided, an acceptance has run out, a
    control is past its date or nobody checked it in time, the model is older than its review cadence, people differ,
    or more questions are open than allowed.
    """
    from tmtui.workspace.checking import check as judged
    from tmtui.workspace.checking import verdict_json, verdict_sarif
    from tmtui.workspace.whole_file import write_whole

    if as_json and sarif == STDOUT:
        raise BadInput("two documents do not fit on standard output", remedy="Say --sarif FILE.")
    screen = Screen.current()
    policy = Policy(LEVELS.index(fail_on), possible, max_open)
    with settings_of(ctx).live(today=day(today)) as live:
        verdict = judged(live, policy)
        if sarif == STDOUT:
            screen.document(verdict_sarif(live, verdict))
        elif sarif is not None:
            write_whole(Path(sarif), verdict_sarif(live, verdict))
            screen.narrate(f"wrote {sarif}")
        if as_json:
            screen.json(verdict_json(verdict))
        elif sarif != STDOUT:
            _show(screen, verdict)
    if not verdict.passed:
        count = len(verdict.breaches)
        raise GateFailed(f"{counted(count, 'thing')} {'breaks' if count == 1 else 'break'} the gate")


def _show(screen: Screen, verdict: Verdict) -> None:
    if verdict.passed:
        screen.line(_passed(verdict))
        return
    kind: BreachKind | None = None
    for breach in verdict.breaches:
        if breach.kind is not kind:
            if kind is not None:
                screen.line()
            kind = breach.kind
            screen.line(KIND_TITLES[kind], bold=True)
        lead = f"{level(breach.level)}: " if breach.level[1] else ""
        screen.line(f"{lead}{breach.what}", indent=2)
        place = f"{breach.where}  {breach.id}" if breach.id not in ("", str(breach.kind)) else breach.where
        screen.line(place, indent=4)
        screen.line(breach.todo, indent=4)
    for note in _notes(verdict):
        screen.narrate(note)


def _passed(verdict: Verdict) -> str:
    allowed = f"nothing breaks the gate at {word(verdict.policy.fail_on)} and above on {verdict.today}"
    return "; ".join([allowed, *_notes(verdict)])


def _notes(verdict: Verdict) -> list[str]:
    notes = []
    if verdict.treated:
        left = counted(len(verdict.treated), "threat")
        notes.append(f"{left} left to planned controls whose date has not passed")
    if verdict.too_early:
        notes.append("zones, components and flows are not all listed yet, so it says little")
    return notes
