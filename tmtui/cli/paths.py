"""`tmtui paths`: how somebody gets from where they stand to what is worth most, step by step."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tmtui.cli.options import as_json
from tmtui.cli.screen import Screen
from tmtui.cli.settings import settings_of
from tmtui.cli.words import because, level
from tmtui.model.assessment import Assessment
from tmtui.model.fact import State
from tmtui.model.path import ENDINGS, AttackPath, parting_at_the_end, who_does_what

INDENT = 4


@click.command
@click.option("--to", "target", metavar="SUBJECT", help="Only ways to this component or data, crown jewel or not.")
@click.option("--most", type=click.IntRange(1, 50), default=5, metavar="N", help="Up to so many ways to each; 5.")
@click.option("--why", is_flag=True, help="The facts behind every step.")
@as_json
@click.pass_context
def paths(ctx: click.Context, target: str | None, most: int, why: bool, as_json: bool) -> None:
    """List the likeliest ways of attackers to what is worth most.

    To the crown jewels the business chose, else to what is rated highest. Of each, up to five ways that begin
    elsewhere or are best cut elsewhere.
    """
    from tmtui.workspace.reporting import paths_json

    screen = Screen.current()
    with settings_of(ctx).live() as live:
        assessment = live.assessment
        found = assessment.paths_to(target, k=most) if target is not None else assessment.paths(k=most)
        if as_json:
            screen.json(paths_json(found))
            return
        for number, group in enumerate(parting_at_the_end(found), 1):
            if number > 1:
                screen.line()
            _show(screen, assessment, number, group, why=why)
        if not found:
            screen.narrate("no way leads there as far as the facts go" if target else _nothing(assessment))


def _show(screen: Screen, assessment: Assessment, number: int, group: Sequence[AttackPath], *, why: bool) -> None:
    path = group[0]
    who = assessment.name(path.actor)
    screen.line(
        f"{level(path.level)}: {who_does_what(who, path.ending, assessment.name(path.target))}",
        indent=INDENT, lead=f"{number:>2}", bold=True,
    )  # fmt: skip
    screen.line(f"likelihood {level(path.likelihood)}, harm {level(path.impact)}; {path.id}", indent=INDENT)
    for place, step in enumerate(path.steps, 1):
        screen.line(step.how, indent=INDENT + 3, lead=f"{'':>{INDENT}}{place}.")
        for fact in step.because:
            if why or (step.level[0] == 0 and fact.state is State.UNKNOWN):
                about = because(assessment, fact)
                screen.line(f"{'because' if fact.state is not State.UNKNOWN else 'open:'} {about}", indent=INDENT + 5)
    for other in group[1:]:
        ends = f"{ENDINGS[other.ending]} {assessment.name(other.target)}"
        screen.line(f"the same way {ends} ({level(other.level)}; {other.id})", indent=INDENT)
    if path.also_via:
        screen.line(f"also via {', '.join(assessment.name(key) for key in path.also_via)}", indent=INDENT)
    screen.line(_cut(path), indent=INDENT)


def _cut(path: AttackPath) -> str:
    """Return what cuts a path best, and where."""
    if not path.best_cut:
        return "no control of the bank cuts it"
    place = next((n for n, step in enumerate(path.steps, 1) if step.together == path.best_cut), 0)
    where = f" at step {place}" if place else ""
    every = "" if len(path.best_cut) == 1 else "all of: "
    return f"cut best{where} by {every}{', '.join(path.best_cut)}"


def _nothing(assessment: Assessment) -> str:
    if not assessment.elements("data") and not assessment.elements("component"):
        return "no path yet: nothing is listed that somebody could want"
    return "no path: nothing worth having is rated yet, or no way leads there"
