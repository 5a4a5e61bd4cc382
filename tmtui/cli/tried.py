"""What trying controls would change, as a page to read: effort, risk, what it closes and brings, which ways it cuts."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.cli.screen import Screen
from tmtui.cli.words import TOO_EARLY, counted, level
from tmtui.model.level import NOTHING
from tmtui.model.plan import Move, WhatIf

MOST = 12
"""Threats shown below each heading; `--json` has all."""


def show_what_if(screen: Screen, found: WhatIf) -> None:
    """Write the page."""
    if found.titles:
        screen.line("Suppose this were done", bold=True)
        for title in found.titles:
            screen.line(title, indent=2)
    for given in found.idle:
        screen.line(f"{given} would change nothing: it is in place already, or cannot be done here.")
    if not found.titles:
        return
    screen.line()
    screen.line(f"Effort  {_days(found.days)}")
    screen.line(f"Risk    {_risk(found)}")
    if found.needs:
        screen.line()
        screen.line(f"It needs first, {_days(found.needs_days)} more and not counted here", bold=True)
        for need in found.needs:
            screen.line(need, indent=2)
    gone = [each for each in found.threats if each.after == NOTHING]
    new = [each for each in found.threats if each.before == NOTHING]
    lower = [each for each in found.threats if each.id in set(found.lowered)]
    worse = [each for each in found.threats if each.id in set(found.opened) and each.before != NOTHING]
    _threats(screen, "Closes", gone)
    _threats(screen, "Lowers", lower)
    _threats(screen, "Brings", new)
    _threats(screen, "Makes worse", worse)
    if found.paths is not None:
        _paths(screen, found)
    if not found.threats and not found.paths:
        screen.line()
        screen.line("No threat and no attack path would change.")


def _days(days: float) -> str:
    return "1 day" if days == 1 else f"{days:g} days"


def _risk(found: WhatIf) -> str:
    before, after = found.before, found.risk
    if after.too_early or before is None:
        return TOO_EARLY
    share = f", {100 * (after.now - before.now) / before.now:+.0f} %" if before.now else ""
    return f"{before.now:,} points → {after.now:,} ({after.now - before.now:+,}{share})"


def _threats(screen: Screen, title: str, moves: Sequence[Move]) -> None:
    if not moves:
        return
    screen.line()
    screen.line(f"{title} {counted(len(moves), 'threat')}", bold=True)
    for each in moves[:MOST]:
        screen.line(f"{_moved(each)}: {each.title}", indent=4, lead="  ")
        screen.line(each.id, indent=6)
    if len(moves) > MOST:
        screen.line(f"and {len(moves) - MOST} more; --json lists all", indent=2)


def _moved(move: Move) -> str:
    """Return the level of a threat, and how it moves where it stays."""
    if move.after == NOTHING:
        return level(move.before)
    if move.before in (NOTHING, move.after):
        return level(move.after)
    return f"{level(move.before)} → {level(move.after)}"


def _paths(screen: Screen, found: WhatIf) -> None:
    cut, lowered = set(found.paths_cut), set(found.paths_lowered)
    ways = found.paths or ()
    for title, moves in (
        ("Cuts", [each for each in ways if each.id in cut]),
        ("Makes less likely", [each for each in ways if each.id in lowered]),
        ("Makes likelier", [each for each in ways if each.id not in cut | lowered]),
    ):
        if moves:
            screen.line()
            of = "attack path" if found.paths_listed == 1 else "attack paths"
            screen.line(f"{title} {len(moves)} of {found.paths_listed} {of}", bold=True)
            for each in moves[:MOST]:
                screen.line(f"{_moved(each)}: {each.title}", indent=4, lead="  ")
            if len(moves) > MOST:
                screen.line(f"and {len(moves) - MOST} more; --json lists all", indent=2)
