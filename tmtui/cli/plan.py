"""`tmtui plan`: what to do first, what fits into a budget, and what trying something would change."""

from __future__ import annotations

from math import isfinite

import click

from tmtui.cli.doors import show_doors
from tmtui.cli.options import as_json
from tmtui.cli.screen import Screen
from tmtui.cli.settings import settings_of
from tmtui.cli.tried import show_what_if
from tmtui.cli.words import TOO_EARLY, counted, decides
from tmtui.model.assessment import Assessment
from tmtui.model.plan import MARKS, TIERS, Plan, PlanRow, RowKind

MOST_IDS = 6
"""Ids shown below a row; a control may be for forty machines."""

MOST_ROWS = 30
"""Rows shown unless more are asked for: nobody plans further ahead, and --json holds them all."""


@click.command
@click.option("--budget", type=click.FloatRange(min=0), metavar="DAYS", help="Only what fits into so many person-days.")
@click.option(
    "--what-if", metavar="CONTROL,…", multiple=True, help="What these controls would change; nothing is written."
)
@click.option(
    "--most", type=click.IntRange(min=1), default=MOST_ROWS, metavar="N", help=f"Show so many rows; {MOST_ROWS}."
)
@as_json
@click.pass_context
def plan(ctx: click.Context, budget: float | None, what_if: tuple[str, ...], most: int, as_json: bool) -> None:
    """List what to do first, and what it closes.

    Tier 1 lowers what is very high or cuts the likeliest way to what matters most, tier 2 lowers what is high, tier 3
    the rest; inside a tier what gains most for a day of work stands first. What to find out stands among what to do.

    A CONTROL is as the plan prints it, `tls@flow/web..photos`, or without the part from the @ for everything it can
    be done on.
    """
    from tmtui.workspace.reporting import plan_json, what_if_json

    screen = Screen.current()
    controls = [each.strip() for given in what_if for each in given.split(",") if each.strip()]
    if what_if and not controls:
        raise click.UsageError("--what-if needs at least one control, as `tmtui plan` prints them.")
    if controls and budget is not None:
        raise click.UsageError("--what-if and --budget do not go together: one tries, the other chooses.")
    if budget is not None and not isfinite(budget):
        raise click.UsageError("--budget needs a number of person-days, as 20 or 2.5.")
    with settings_of(ctx).live() as live:
        if controls:
            found = live.assessment.what_if(controls=controls, paths=True)
            if as_json:
                screen.json(what_if_json(found))
            else:
                show_what_if(screen, found)
            return
        made = live.assessment.plan(budget=budget)
        if as_json:
            screen.json(plan_json(made, live.assessment.cuts()))
        else:
            _show(screen, live.assessment, made, budget, most)


def _show(screen: Screen, assessment: Assessment, made: Plan, budget: float | None, most: int) -> None:
    tier = 0
    for number, row in enumerate(made.rows[:most], 1):
        if row.tier != tier:
            tier = row.tier
            if number > 1:
                screen.line()
            screen.line(f"Tier {tier}: {TIERS[tier]}", bold=True)
        _show_row(screen, number, row, early=made.risk.too_early)
    if len(made.rows) > most:
        asks = sum(row.kind is RowKind.QUESTION for row in made.rows[most:])
        left = counted(len(made.rows) - most, "row")
        screen.line()
        screen.line(f"{left} more, {asks} of them to find out; --most {len(made.rows)} shows all")
    if made.rows:
        screen.line()
        screen.line(_total(made, budget))
        show_doors(screen, assessment, made, assessment.cuts())
    else:
        screen.narrate("nothing fits into that" if budget is not None else "nothing to do yet")


def _show_row(screen: Screen, number: int, row: PlanRow, *, early: bool) -> None:
    screen.line(row.title, indent=5, lead=f"{number:>3}", bold=True)
    if row.kind is RowKind.QUESTION:
        facts = ["find out, minutes", f"ask {row.ask}" if row.ask else "", decides(row)]
    elif row.kind is RowKind.OWN:
        facts = [f"in your own words, against {counted(len(row.against), 'threat')}"]
    else:
        facts = [
            counted_days(row.days),
            f"closes {len(row.closes)}" if row.closes else "",
            f"lowers {len(row.lowers)}" if row.lowers else "",
            f"cuts {counted(row.cuts, 'path')}" if row.cuts else "",
            f"makes {counted(row.eases, 'path')} less likely" if row.eases else "",
            f"brings {len(row.side_effects)} new" if row.side_effects else "",
        ]
    decision = row.decision
    facts += [
        "" if early or row.kind is RowKind.OWN else f"{row.reduction:,} points",
        ", ".join(MARKS.get(mark, mark) for mark in row.marks),
        decision.status if decision.status not in ("", "recommended") else "",
        f"owner {decision.owner}" if decision.owner else "",
        f"due {decision.due}" if decision.due else "",
    ]
    screen.line("; ".join(part for part in facts if part), indent=5)
    for need in row.needs:
        screen.line(f"first: {need}", indent=5)
    if row.instead_of:
        screen.line(f"in place of: {', '.join(row.instead_of)}", indent=5)
    shown = row.ids if len(row.ids) <= MOST_IDS else row.ids[: MOST_IDS - 1]
    for id in shown:
        screen.line(id, indent=5)
    if len(shown) < len(row.ids):
        screen.line(f"and {len(row.ids) - len(shown)} more; --json lists all", indent=5)


def _total(made: Plan, budget: float | None) -> str:
    days = sum(row.days for row in made.rows)
    within = f" of {budget:g}" if budget is not None else ""
    parts = [f"{counted_days(days, within)} of work in {counted(len(made.rows), 'row')}"]
    if made.risk.too_early:
        parts.append(TOO_EARLY)
    else:
        parts.append(f"risk {made.risk.now:,} points now, {made.rows[-1].remaining:,} when all is done")
    return "; ".join(parts)


def counted_days(days: float, within: str = "") -> str:
    """Return `1 day`, `2.5 days`, `8 of 10 days`."""
    return f"{days:g}{within} {'day' if days == 1 and not within else 'days'}"
