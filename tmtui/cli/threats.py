"""`tmtui threats` and `tmtui threat`: what can happen, and what people add to it in their own words."""

from __future__ import annotations

import click

from tmtui.cli.options import as_json
from tmtui.cli.receipts import tell
from tmtui.cli.screen import Screen
from tmtui.cli.settings import settings_of
from tmtui.cli.words import because, certainty, level, undecided
from tmtui.model.assessment import Assessment, Explanation
from tmtui.model.errors import BadInput
from tmtui.model.nearest import did_you_mean
from tmtui.model.threat import Certainty, Decision, Threat


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
        error.remedy = did_you_mean(id, known, error.remedy)
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
        ("What helps", [_helps(id, assessment.decision(f"control/{id}")) for id in threat.controls]),
        ("References", (*threat.stride, *threat.linddun, *threat.cwe, *threat.capec, *threat.attack)),
        ("False alarm", (threat.false_alarm,) if threat.false_alarm else ()),
    )
    for title, lines in parts:
        if lines:
            screen.line()
            screen.line(title, indent=2, bold=True)
            for line in lines:
                screen.line(line, indent=4)


def _helps(id: str, decision: Decision) -> str:
    """Return a control with what was decided about it: each has a status of its own."""
    parts = (
        decision.status if decision.status != "recommended" else "",
        f"owner {decision.owner}" if decision.owner else "",
        f"due {decision.due}" if decision.due else "",
    )
    said = ", ".join(part for part in parts if part)
    return f"{id}  {said}" if said else id


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
    """Add threats and controls in your own words."""


@threat.command
@click.argument("subject")
@click.argument("title")
@click.option("--likelihood", type=click.IntRange(1, 5), help="1 very unlikely to 5 almost certain; left out: unknown.")
@click.option("--impact", type=click.IntRange(1, 5), help="1 negligible to 5 ruinous; left out: unknown.")
@click.option("controls", "--control", multiple=True, metavar="TEXT", help="What helps; may be repeated.")
@click.pass_context
def add(
    ctx: click.Context, subject: str, title: str, likelihood: int | None, impact: int | None, controls: tuple[str, ...]
) -> None:
    """Add a threat that no question bank knows.

    Prints its id. It is listed, counted and decided like any other, and its controls stand in the plan. No attack path
    leads over it, as it names no position.
    """
    from tmtui.workspace.own_words import add_threat

    screen = Screen.current()
    with settings_of(ctx).live() as live:
        id, receipt = add_threat(live, subject, title, likelihood=likelihood, impact=impact, controls=controls)
        screen.line(id)
        tell(screen, live, receipt, id)


@threat.command
@click.argument("title")
@click.argument("threats", nargs=-1, required=True, metavar="ID...")
@click.pass_context
def control(ctx: click.Context, title: str, threats: tuple[str, ...]) -> None:
    """Add a control that no bank knows, against threats.

    One control may help against several threats, and a threat may have several controls. Prints its id, which
    `tmtui decide` takes. It changes no facts, so what it achieves is said of the threats.
    """
    from tmtui.workspace.own_words import add_control

    screen = Screen.current()
    with settings_of(ctx).live() as live:
        id, receipt = add_control(live, title, threats)
        screen.line(id)
        tell(screen, live, receipt, id)
