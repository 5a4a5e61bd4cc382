"""`tmtui decide`: what people decided about threats and controls, and saying so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tmtui.cli.options import as_json
from tmtui.cli.receipts import tell
from tmtui.cli.screen import Screen
from tmtui.cli.settings import settings_of
from tmtui.cli.words import attribute, counted, value
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis
from tmtui.model.threat import CONTROL_STATUSES, THREAT_STATUSES

if TYPE_CHECKING:
    from tmtui.workspace.decision_list import Decided
    from tmtui.workspace.live import LiveModel

STATUSES = f"Threat: {', '.join(THREAT_STATUSES)}. Control: {', '.join(CONTROL_STATUSES)}."
"""What `--status` takes."""


@click.command
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--status", default="", metavar="STATUS", help=STATUSES)
@click.option("--why", default="", metavar="TEXT", help="The reason, in one sentence.")
@click.option("--until", default="", metavar="DATE", help="When an acceptance ends by itself.")
@click.option("--owner", default="", metavar="WHO", help="Who answers for it, or carries what was handed on.")
@click.option("--due", default="", metavar="DATE", help="When it is to be done.")
@click.option("--basis", type=click.Choice([str(basis) for basis in Basis]), help="How you know the status.")
@click.option("--evidence", default="", metavar="TEXT", help="Where it can be looked up.")
@click.option("--state-facts", is_flag=True, help="Say at once what a control in place changes.")
@as_json
@click.pass_context
def decide(
    ctx: click.Context,
    ids: tuple[str, ...],
    status: str,
    why: str,
    until: str,
    owner: str,
    due: str,
    basis: str | None,
    evidence: str,
    state_facts: bool,
    as_json: bool,
) -> None:
    """Decide about threats and controls, or list the decisions.

    ID is as `tmtui threats` and `tmtui plan` print it; a rule's id stands for all its threats, a control's for every
    place where it is on offer. Several are decided on as one. What is left out stays as it was.

    With --json it prints what stands then, of the ids that were named or of all.

    Accepting needs an owner, a reason and an end; handing on needs to whom and why; avoiding, rejecting and calling a
    false alarm need a reason; verified needs evidence, or that it was measured or tested.
    """
    given = {
        "status": status,
        "why": why,
        "until": until,
        "owner": owner,
        "due": due,
        "basis": basis or "",
        "evidence": evidence,
    }
    if not ids and (state_facts or any(given.values())):
        raise BadInput("decide about what?", remedy="Name ids; `tmtui threats` and `tmtui plan` list them.")
    screen = Screen.current()
    with settings_of(ctx).live() as live:
        if not ids:
            _list(screen, live, as_json=as_json)
            return
        from tmtui.workspace.deciding import decide as say

        receipt = say(live, ids, **given, state_facts=state_facts)
        tell(screen, live, receipt, f"decision on {', '.join(ids)}")
        if due and due < live.today.isoformat():
            screen.narrate(f"{due} has passed, so it is overdue already")
        _point_out(screen, live, ids)
        if as_json:
            from tmtui.workspace.deciding import decided_subjects
            from tmtui.workspace.decision_list import decisions, decisions_json

            about = {subject for id in ids for subject in decided_subjects(live, id)}
            screen.json(decisions_json([each for each in decisions(live) if f"{each.kind}/{each.id}" in about]))


def _point_out(screen: Screen, live: LiveModel, ids: tuple[str, ...]) -> None:
    """Say which controls are said to be in place and what the facts say instead."""
    from tmtui.workspace.deciding import without_facts

    for id, slots in without_facts(live, ids):
        if not slots:
            screen.narrate(f"{id} is in your own words and changes no facts:")
            screen.narrate(
                "  say what it changed, as `tmtui answer threat/ID likelihood 2`, or decide about the threat"
            )
            continue
        screen.narrate(f"the facts do not show {id}, and only facts count:")
        for subject, name, wanted in slots:
            reading = live.assessment.reading(subject, name)
            shown = value(wanted).replace(", ", " ")
            screen.narrate(
                f"  {attribute(name)} of {live.assessment.name(subject)}: {value(reading.value, reading.state)}"
            )
            screen.narrate(f"  if it is so: tmtui answer {subject} {name} {shown}")
        screen.narrate("  --state-facts says it together with the decision")


def _list(screen: Screen, live: LiveModel, *, as_json: bool) -> None:
    from tmtui.workspace.decision_list import decisions, decisions_json

    found = decisions(live)
    if as_json:
        screen.json(decisions_json(found))
        return
    for each in found:
        screen.line(f"{'ran out' if each.expired else each.status:<12} {each.title}", bold=True)
        screen.line("; ".join(part for part in _parts(each) if part), indent=2)
        if each.why:
            screen.line(f"why: {each.why}", indent=4)
        if each.evidence:
            screen.line(f"see {each.evidence}", indent=4)
    if not found:
        screen.narrate("nothing was decided yet")


def _parts(each: Decided) -> list[str]:
    return [
        each.id,
        f"owner {each.owner}" if each.owner else "",
        f"until {each.until}" if each.until else "",
        f"due {each.due}" if each.due else "",
        "what it was about is gone" if each.orphan else "",
        "the facts do not show it" if each.unshown else "",
        f"against {counted(len(each.against), 'threat')}" if each.against else "",
    ]
