"""`tmtui findings`, `tmtui questions`, `tmtui summary`: what follows from the facts."""

from __future__ import annotations

import click

from tmtui.cli.options import as_json
from tmtui.cli.screen import Screen
from tmtui.cli.settings import settings_of
from tmtui.cli.words import TOO_EARLY, counted, level
from tmtui.model.assessment import Coverage, OpenQuestion
from tmtui.model.level import LEVELS, Risk
from tmtui.model.subject import MODEL


@click.command
@as_json
@click.pass_context
def findings(ctx: click.Context, as_json: bool) -> None:
    """List findings: each weakness over all it concerns.

    Worst first.
    """
    from tmtui.workspace.reporting import findings_json

    screen = Screen.current()
    with settings_of(ctx).live() as live:
        if as_json:
            screen.json(findings_json(live.assessment))
            return
        found = live.assessment.findings()
        rows = [(level(f.level), f"{f.certain} of {len(f.threats)}", f.rule, f.title) for f in found]
        if rows:
            screen.table(("LEVEL", "CERTAIN", "RULE", "FINDING"), rows)
        else:
            screen.narrate("no findings")


@click.command
@click.option("--by", type=click.Choice(["worth", "role", "section"]), default="worth", help="What to sort by.")
@click.option("--role", metavar="ROLE", help="Only what somebody in this role can answer.")
@as_json
@click.pass_context
def questions(ctx: click.Context, by: str, role: str | None, as_json: bool) -> None:
    """List open questions and who could answer.

    Those whose answer tells most about the risk stand first: WORTH is how many points an answer is expected to take
    off what lies between at least and at most.
    """
    from tmtui.workspace.reporting import questions_json
    from tmtui.workspace.roles import role_of

    screen = Screen.current()
    with settings_of(ctx).live() as live:
        wanted = role_of(live, role) if role else ""
        found = [each for each in live.assessment.open_questions() if _is_for(each, wanted)]
        if as_json:
            asked = {(each.id, each.subject) for each in found}
            rows = questions_json(live.assessment)
            screen.json([row for row in rows if (row["id"], row["subject"]) in asked])
            return
        if by == "role":
            found.sort(key=lambda question: (question.ask or ", ".join(question.roles) or "~", -question.worth))
        elif by == "section":
            found.sort(key=lambda question: question.section)
        table = [
            (
                f"{question.worth:,}",
                question.ask or ", ".join(question.roles[:2]),
                "differ" if question.disputed else "not known" if question.asked else "",
                question.text,
            )
            for question in found
        ]
        if table:
            screen.table(("WORTH", "WHO", "STATE", "QUESTION"), table)
        else:
            screen.narrate("no open question")


def _is_for(question: OpenQuestion, role: str) -> bool:
    return not role or not question.roles or role in question.roles or question.ask.casefold() == role


@click.command
@as_json
@click.pass_context
def summary(ctx: click.Context, as_json: bool) -> None:
    """Show the figures: coverage, threats by level, risk."""
    from tmtui.workspace.reporting import summary_json

    screen = Screen.current()
    with settings_of(ctx).live() as live:
        if as_json:
            screen.json(summary_json(live.assessment))
            return
        figures = live.assessment.summary()
        screen.line(live.name, bold=True)
        listed = [counted(count, kind) for kind, count in figures.subjects if count and kind != MODEL]
        screen.line("; ".join(listed) or "nothing listed yet")
        screen.line(_coverage(figures.coverage))
        screen.line(_risk(figures.risk))
        screen.line()
        counts = zip(LEVELS[:0:-1], reversed(figures.certain), reversed(figures.possible), strict=True)
        screen.table(("LEVEL", "CERTAIN", "POSSIBLE"), [(name, str(sure), str(maybe)) for name, sure, maybe in counts])
        screen.line()
        screen.line(f"{figures.findings} findings; {figures.closed} threats ruled out by facts")
        for subject, attribute in figures.disputed:
            screen.line(f"people differ on {attribute} of {live.assessment.name(subject)} ({subject})")
        for orphan in figures.orphans:
            screen.line(f"a decision about what is gone: {orphan}")
        for control in figures.unshown:
            screen.line(f"the facts do not show {control}, which is said to be in place")
        for cycle in figures.cycles:
            screen.line(f"a loop was cut: {cycle}")


def _coverage(coverage: Coverage) -> str:
    parts = (
        f"{coverage.answered} of {coverage.total} questions answered",
        f"{coverage.unknown} not known",
        f"{coverage.not_applicable} do not apply",
        f"{coverage.unasked} not asked",
        f"{coverage.verified} answers measured or tested",
    )
    return "; ".join(parts)


def _risk(risk: Risk) -> str:
    if risk.too_early:
        return TOO_EARLY
    return (
        f"risk {risk.now:,} points (at least {risk.low:,}, at most {risk.high:,}); as planned {risk.planned:,}; "
        f"counting only what was verified {risk.verified:,}"
    )
