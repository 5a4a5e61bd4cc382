"""`tmtui paths`: how somebody gets from where they stand to what is worth most, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from tmtui.cli.options import as_json
from tmtui.cli.screen import Screen
from tmtui.cli.settings import settings_of
from tmtui.cli.words import because, level
from tmtui.model.assessment import Assessment
from tmtui.model.fact import State
from tmtui.model.path import AttackPath, PathStep

ENDINGS = {"read": "reads", "change": "changes", "stop": "puts out of reach", "control": "takes over"}
"""What happens at the end, after who does it."""

INDENT = 4


@click.command
@click.option("--to", "target", metavar="SUBJECT", help="Only ways to this component or data, crown jewel or not.")
@click.option("--why", is_flag=True, help="The facts behind every step.")
@as_json
@click.pass_context
def paths(ctx: click.Context, target: str | None, why: bool, as_json: bool) -> None:
    """List the likeliest ways of attackers to what is worth most.

    To the crown jewels the business chose, else to what is rated highest. Of each, up to five ways that begin
    elsewhere or are best cut elsewhere.
    """
    from tmtui.workspace.reporting import paths_json

    screen = Screen.current()
    with settings_of(ctx).live() as live:
        assessment = live.assessment
        found = assessment.paths_to(target) if target is not None else assessment.paths()
        if as_json:
            screen.json(paths_json(found))
            return
        for number, group in enumerate(together(found), 1):
            if number > 1:
                screen.line()
            _show(screen, assessment, number, group, why=why)
        if not found:
            screen.narrate("no way leads there as far as the facts go" if target else _nothing(assessment))


def together(found: Iterable[AttackPath]) -> list[list[AttackPath]]:
    """Return paths in their order, those that part only at their last step as one."""
    groups: dict[tuple[object, ...], list[AttackPath]] = {}
    for path in found:
        way = tuple(step.how for step in path.steps[:-1])
        groups.setdefault((path.actor, way, path.steps[-1].source, path.ending), []).append(path)
    return list(groups.values())


def _show(screen: Screen, assessment: Assessment, number: int, group: Sequence[AttackPath], *, why: bool) -> None:
    group = sorted(group, key=lambda path: (-path.level[1], -path.level[0]))
    path = group[0]
    who = assessment.name(path.actor)
    screen.line(
        f"{level(path.level)}: {who} {ENDINGS[path.ending]} {assessment.name(path.target)}",
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
        screen.line(f"the same way: {assessment.name(other.target)} ({level(other.level)}; {other.id})", indent=INDENT)
    if path.also_via:
        screen.line(f"also via {', '.join(assessment.name(key) for key in path.also_via)}", indent=INDENT)
    screen.line(_cut(path), indent=INDENT)


def _cut(path: AttackPath) -> str:
    """Return what cuts a path best."""
    spot = next((n for n, step in enumerate(path.steps, 1) if path.best_cut and _cuts(step, path)), 0)
    where = f" at step {spot}" if spot else ""
    if not path.best_cut:
        return "no control of the bank cuts it"
    if len(path.best_cut) == 1:
        return f"cut{where} by {path.best_cut[0]}"
    return f"cut{where} by all of: {', '.join(path.best_cut)}"


def _cuts(step: PathStep, path: AttackPath) -> bool:
    return step.together == path.best_cut


def _nothing(assessment: Assessment) -> str:
    if not assessment.elements("data") and not assessment.elements("component"):
        return "no path yet: nothing is listed that somebody could want"
    return "no path: nothing worth having is rated yet, or no way leads there"
