"""What follows the rows of a plan: doors to close together, and which rows cut every way to a crown jewel."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.cli.screen import Screen
from tmtui.cli.words import counted
from tmtui.model.assessment import Assessment
from tmtui.model.path import Choke, Cuts, CutSet
from tmtui.model.plan import Plan

INDENT = 5
MOST_NAMED = 6
"""Controls of a set that are named because no row of the plan has them."""


def show_doors(screen: Screen, assessment: Assessment, made: Plan, cuts: Cuts) -> None:
    """Write both lists; nothing where no way leads to anything worth having."""
    if cuts.pairs:
        screen.line()
        screen.line("Close both doors: one alone gains little", bold=True)
        for pair in cuts.pairs:
            _pair(screen, made, cuts, pair)
    sets = [each for each in cuts.sets if each.controls or each.uncut]
    if sets:
        screen.line()
        screen.line("What cuts every attack path that is not very unlikely", bold=True)
        for number, each in enumerate(sets, 1):
            _set(screen, assessment, made, each, named=number == len(sets))


def _pair(screen: Screen, made: Plan, cuts: Cuts, pair: Choke) -> None:
    door = (pair.control, *pair.also)
    screen.line(f"{_titled(cuts, door)}{_rows(made, door)}", indent=INDENT)
    screen.line(f"and: {_titled(cuts, pair.pair)}{_rows(made, pair.pair)}", indent=INDENT)
    shares = [_share(points, cuts.total) for points in (pair.value, pair.other_value, pair.pair_value)]
    screen.line(f"{shares[0]} and {shares[1]} off the likeliest ways alone, {shares[2]} together", indent=INDENT)
    for control in (*door, *pair.pair):
        screen.line(control, indent=INDENT)


def _set(screen: Screen, assessment: Assessment, made: Plan, each: CutSet, *, named: bool) -> None:
    name = assessment.name(each.target) if each.target else "All of these"
    cost = f"{each.days:g} {'day' if each.days == 1 else 'days'}"
    rows, rest = rows_of(made, each.controls)
    numbers = ", ".join(map(str, rows))
    parts = [
        f"rows {numbers}" if len(rows) > 1 else f"row {numbers}" if rows else "",
        f"{counted(len(rest), 'control')} more" if rest and rows else counted(len(rest), "control") if rest else "",
    ]
    by = " and ".join(part for part in parts if part) or "nothing to do"
    proven = "" if each.exact else ", perhaps not the cheapest" if each.complete else ", for the likeliest of many"
    left = f"; {counted(len(each.uncut), 'way')} stay{'s' if len(each.uncut) == 1 else ''} that nothing cuts"
    screen.line(f"{name}: {by}; {cost}{proven}{left if each.uncut else ''}", indent=INDENT)
    for control in rest[:MOST_NAMED] if named else ():
        screen.line(control, indent=INDENT + 2)
    if named and len(rest) > MOST_NAMED:
        screen.line(f"and {len(rest) - MOST_NAMED} more; --json lists all", indent=INDENT + 2)


def rows_of(made: Plan, controls: Sequence[str]) -> tuple[list[int], list[str]]:
    """Return the numbers of the rows that have some controls, and the controls that no row has."""
    at = {id: number for number, row in enumerate(made.rows, 1) for id in row.ids}
    return sorted({at[each] for each in controls if each in at}), [each for each in controls if each not in at]


def _rows(made: Plan, controls: Sequence[str]) -> str:
    rows, _ = rows_of(made, controls)
    return f" (row {', '.join(map(str, rows))})" if rows else ""


def _titled(cuts: Cuts, controls: Sequence[str]) -> str:
    """Return what is to be done: the same control on several subjects once, with how many more."""
    first: dict[str, str] = {}
    more: dict[str, int] = {}
    for control in controls:
        name = control.partition("@")[0]
        first.setdefault(name, cuts.titles.get(control, control))
        more[name] = more.get(name, -1) + 1
    return "; ".join(f"{title} (and {more[name]} more)" if more[name] else title for name, title in first.items())


def _share(points: int, total: int) -> str:
    return f"{100 * points / total:.0f} %" if total else "0 %"
