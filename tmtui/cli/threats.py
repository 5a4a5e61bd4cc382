"""`tmtui threats`, `tmtui threat add`, `tmtui decide`: what can happen, and what people decided about it."""

from __future__ import annotations

from difflib import get_close_matches

import click

from tmtui.cli.options import as_json
from tmtui.cli.receipts import tell
from tmtui.cli.screen import Screen
from tmtui.cli.settings import settings_of
from tmtui.cli.words import because, certainty, level, undecided
from tmtui.model.assessment import Assessment, Explanation
from tmtui.model.errors import BadInput
from tmtui.model.threat import CONTROL_STATUSES, THREAT_STATUSES, Certainty, Decision, Threat

STATUSES = f"Threat: {', '.join(THREAT_STATUSES)}. Control: {', '.join(CONTROL_STATUSES)}."
"""What `--status` takes."""


@click.command
@click.option("--explain", metavar="ID", help="Everything behind one threat.")
@click.option("--closed", is_flag=True, help="Threats that the facts rule out, and what rules them out.")
@as_json
@click.pass_context
def threats(ctx: click.Context, explain: str | None, closed: bool, as_json: bool) -> None:
    """List threats and what makes them stand.

    Worst first. A possible threat names the answer that would decide it.
    """
    from tmtui.workspace.reporting import explain_json, threats_json

    screen = Screen.current()
    with settings_of(ctx).live() as live:
        assessment = live.assessment
        if explain is not None:
            id = explain.removeprefix("threat/")
            explanation = _explained(assessment, id)
            if as_json:
                screen.json(explain_json(assessment, id))
            else:
                _show_explanation(screen, assessment, explanation)
        elif as_json:
            screen.json(threats_json(assessment, closed=closed))
        else:
            found = assessment.threats(closed=closed)
            for threat in found:
                _show(screen, assessment, threat)
            if not found:
                screen.narrate("no threat" + (" is ruled out" if closed else ""))


def _show(screen: Screen, assessment: Assessment, threat: Threat) -> None:
    screen.line(f"{level(threat.level):<15}  {threat.title}", bold=True)
    sure = certainty(threat)
    decided = threat.decision.status
    if threat.decision.expired:
        decided = f"open again, decided until {threat.decision.until}"
    screen.line(f"{threat.id}  {sure}" + (f", {decided}" if decided not in ("", "open") else ""), indent=2)
    for fact in threat.because:
        screen.line(f"because {because(assessment, fact)}", indent=4)
    for gap in threat.undecided:
        screen.line(f"open: {undecided(assessment, gap)}", indent=4)


REASON = {
    Certainty.CERTAIN: "It is weak because",
    Certainty.POSSIBLE: "It may be weak because",
    Certainty.CLOSED: "It is closed because",
}
"""What the facts behind a threat show."""


def _explained(assessment: Assessment, id: str) -> Explanation:
    try:
        return assessment.explain(id)
    except BadInput as error:
        known = [each.id for closed in (False, True) for each in assessment.threats(closed=closed)]
        near = get_close_matches(id, known, n=2)
        if near:
            error.remedy = f"Did you mean {' or '.join(near)}?"
        raise


def _show_explanation(screen: Screen, assessment: Assessment, explanation: Explanation) -> None:
    threat = explanation.threat
    screen.line(f"{level(threat.level):<15}  {threat.title}", bold=True)
    screen.line(f"{threat.id}  {certainty(threat)}", indent=2)
    for paragraph in threat.explanation.split("\n\n"):
        screen.line()
        screen.line(paragraph, indent=2)
    parts = (
        ("It is about this because", [because(assessment, fact) for fact in explanation.where]),
        (REASON[threat.certainty], [because(assessment, fact) for fact in explanation.when]),
        ("What would decide it", [undecided(assessment, gap) for gap in threat.undecided]),
        (f"Likelihood: {level(threat.likelihood)}", explanation.likelihood),
        (f"Impact: {level(threat.impact)}", explanation.impact),
        ("What was decided", _decision(threat.decision)),
        ("What helps", threat.controls),
        ("References", (*threat.stride, *threat.linddun, *threat.cwe, *threat.capec, *threat.attack)),
        ("False alarm", (threat.false_alarm,) if threat.false_alarm else ()),
    )
    for title, lines in parts:
        if lines:
            screen.line()
            screen.line(title, indent=2, bold=True)
            for line in lines:
                screen.line(line, indent=4)


def _decision(decision: Decision) -> list[str]:
    """Return what people decided, a line each; nothing where nobody did."""
    parts = (
        ("the date has passed, so it is open again" if decision.expired else decision.status, True),
        (f"why: {decision.why}", decision.why),
        (f"until {decision.until}", decision.until),
        (f"owner {decision.owner}", decision.owner),
        (f"due {decision.due}", decision.due),
    )
    return [] if decision == Decision() else [line for line, said in parts if said]


@click.group
def threat() -> None:
    """Add a threat of your own."""


@threat.command
@click.argument("subject")
@click.argument("title")
@click.option("--likelihood", type=click.IntRange(1, 5), help="1 very unlikely to 5 almost certain; left out: unknown.")
@click.option("--impact", type=click.IntRange(1, 5), help="1 negligible to 5 ruinous; left out: unknown.")
@click.pass_context
def add(ctx: click.Context, subject: str, title: str, likelihood: int | None, impact: int | None) -> None:
    """Add a threat that no question bank knows.

    Prints its id. It is listed, planned and decided like any other.
    """
    from tmtui.workspace.deciding import add_threat

    screen = Screen.current()
    with settings_of(ctx).live() as live:
        id, receipt = add_threat(live, subject, title, likelihood=likelihood, impact=impact)
        screen.line(id)
        tell(screen, live, receipt, id)


@click.command
@click.argument("id")
@click.option("--status", default="", metavar="STATUS", help=STATUSES)
@click.option("--why", default="", metavar="TEXT", help="The reason, in one sentence.")
@click.option("--until", default="", metavar="DATE", help="When an acceptance ends by itself.")
@click.option("--owner", default="", metavar="WHO", help="Who answers for it.")
@click.option("--due", default="", metavar="DATE", help="When it is to be done.")
@click.pass_context
def decide(ctx: click.Context, id: str, status: str, why: str, until: str, owner: str, due: str) -> None:
    """Decide about a threat or a control.

    ID is as `tmtui threats` and `tmtui plan` print it. What is left out stays as it was. Accepting, transferring,
    avoiding, rejecting and calling a false alarm need a reason.
    """
    from tmtui.workspace.deciding import decide as say

    with settings_of(ctx).live() as live:
        receipt = say(live, id, status=status, why=why, until=until, owner=owner, due=due)
        screen = Screen.current()
        tell(screen, live, receipt, f"decision on {id}")
        if until and until < live.today.isoformat():
            screen.narrate(f"{until} has passed, so it counts as open already")
