"""What supposing rows of the plan done would change: in two rows at the foot, and in full beside the plan.

Threats come at once and the ways of attackers a moment later, so every text can say that it does not know yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tmtui.model.frozen import frozen
from tmtui.model.level import NOTHING
from tmtui.model.path import Choke, Cuts, CutSet
from tmtui.model.plan import Move, Plan, WhatIf
from tmtui.tui.lines import BLANK, Line, Span, cut, line, width_of, wrap
from tmtui.tui.pages.curve import Point, curve, half_after, points_of
from tmtui.tui.pages.words import figure, level_words, symbol

MOST = 8
"""Threats or ways of one sort that are listed."""

TOO_EARLY = "Too early for a curve: say in the interview first what there is and what calls what."

HINTS = (
    line((" space supposes a row done; v shows the curve, and doors to close.", "dim")),
    line((" space: what if; v: the curve", "dim")),
)
"""What can be done at the foot of the plan, in many words or few."""

CHART = 9
"""Rows of the curve."""


@frozen
class Supposed:
    """What is supposed to be done, and what that would change as far as it is worked out."""

    rows: int
    """Rows of the plan that are supposed as a whole."""
    others: int
    """Controls besides, that no row has or of which a row has more."""
    found: WhatIf | None = None


def counted(count: int, word: str) -> str:
    """Return `1 row`, `2 rows`."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def in_two_rows(plan: Plan, supposed: Supposed | None, width: int) -> list[Line]:
    """Return what stands at the foot of the plan, in as many words as there is room for."""
    if supposed is None:
        return [_longest(width, line(f" {_falls(plan)}"), line(f" {_falls_in_short(plan)}")), _longest(width, *HINTS)]
    parts = [counted(supposed.rows, "row") * bool(supposed.rows)]
    parts += [counted(supposed.others, "control") * bool(supposed.others)]
    what = " and ".join(part for part in parts if part)
    found = supposed.found
    if found is None:
        return [line((f" Suppose {what} done: ", "mark"), "working it out …"), BLANK]
    needs = f", {figure(found.needs_days)} more first" if found.needs else ""
    days, risk = f" ({days_words(found.days)}{needs}): ", (_risk(found), "strong")
    first = _longest(width, line((f" Suppose {what} done", "mark"), days, risk), line(" ", risk))
    ways, in_short = _ways(found), _ways(found, in_short=True)
    threats = _threats(found)
    return [
        first,
        _longest(
            width, *(line(f" {text}") for text in (f"{threats} · {ways}", f"{threats} · {in_short}", ways, in_short))
        ),
    ]


def _falls_in_short(plan: Plan) -> str:
    half = half_after(points_of(plan))
    return "Too early for a curve." if half is None else f"Risk: half way down after {days_words(half)}."


def _longest(width: int, *rows: Line) -> Line:
    """Return the first row that has room; the last one where none has."""
    return next((row for row in rows if width_of(row) <= width), rows[-1])


def panel(
    plan: Plan | None, cuts: Cuts | None, supposed: Supposed | None, name: Callable[[str], str], width: int
) -> list[Line]:
    """Return what stands beside the plan: what is supposed, the curve, doors to close together, what cuts everything.

    Args:
        plan: the plan, if it is worked out.
        cuts: what cuts the ways of attackers, if that is worked out.
        supposed: what is supposed to be done, if anything is.
        name: from the key of a subject to its name.
        width: cells of a row.
    """
    if plan is None:
        return []
    # The curve stands first and stays there, so that supposing a row repaints only what is below it.
    rows = [*_curve(plan, supposed.found if supposed else None, width), BLANK]
    rows += _supposed(supposed, name, width) if supposed is not None and supposed.found is not None else []
    if cuts is None:
        return [*rows, line(("Working out what cuts the ways of attackers …", "dim"))]
    if not cuts.pairs and not cuts.sets:
        return [*rows, *wrap("No way of an attacker is known that could be cut.", width, "dim")]
    if cuts.pairs:
        rows.append(line(("Close both doors", "head"), (": one alone gains little", "dim")))
        for number, pair in enumerate(cuts.pairs, 1):
            rows += _pair(plan, cuts, pair, number, width)
        rows.append(BLANK)
    rows += [line(("What cuts every way", "head")), line(("apart from very unlikely ones", "dim"))]
    for each in cuts.sets:
        rows += _set(plan, each, name, width)
    return rows


def titled(cuts: Cuts, controls: Iterable[str]) -> str:
    """Return what is to be done: the same control on several subjects once, with how many more."""
    more: dict[str, list[str]] = {}
    for control in controls:
        more.setdefault(control.partition("@")[0], []).append(cuts.titles.get(control, control))
    return "; ".join(f"{each[0]} (and {len(each) - 1} more)" if each[1:] else each[0] for each in more.values())


def pair_words(cuts: Cuts, pair: Choke, width: int) -> str:
    """Return both doors of a pair in so many cells, each cut where it is too long."""
    joined = " + "
    half = (width - len(joined)) // 2
    one, other = titled(cuts, (pair.control, *pair.also)), titled(cuts, pair.pair)
    spare = max(half - len(one), half - len(other), 0)
    return cut(cut(one, half + spare) + joined + cut(other, half + spare), width)


def door_of(pair: Choke) -> tuple[str, ...]:
    """Return all controls of a pair of doors."""
    return (pair.control, *pair.also, *pair.pair)


def days_words(days: float) -> str:
    """Return `1 day`, `1,130.5 days`."""
    return "1 day" if days == 1 else f"{figure(days)} days"


def _falls(plan: Plan) -> str:
    if plan.risk.too_early:
        return TOO_EARLY
    points = points_of(plan)
    half = half_after(points)
    if half is None:
        return "Nothing in the plan takes anything off the risk."
    last = points[-1]
    return (
        f"Risk 100 today, {last.share:.0f} after {figure(last.days)} person-days; half way down after {figure(half)}."
    )


def _risk(found: WhatIf) -> str:
    before, after = found.before, found.risk
    if after.too_early or before is None:
        return "too early for figures"
    share = f" ({100 * (after.now - before.now) / before.now:+.0f} %)".replace("-", "−") if before.now else ""
    return f"risk {before.now:,} → {after.now:,}{share}"


def _threats(found: WhatIf) -> str:
    verbs = (("closes", found.closed), ("lowers", found.lowered), ("brings", found.opened))
    said = [(verb, len(ids)) for verb, ids in verbs if ids]
    if not said:
        return "no threat changes"
    first, *others = said
    return ", ".join((f"{first[0]} {counted(first[1], 'threat')}", *(f"{verb} {count}" for verb, count in others)))


def _ways(found: WhatIf, *, in_short: bool = False) -> str:
    if found.paths is None:
        return "looking at the ways of attackers …"
    doubtful, less = only_possible(found), len(found.paths_lowered)
    lowered = f", {len(doubtful)} only possible" if doubtful else ""
    if less > len(doubtful) and not (in_short and doubtful):
        lowered += f", {less - len(doubtful)} less likely"
    ways = "way" if found.paths_listed == 1 else "ways"
    return (
        f"cuts {len(found.paths_cut)} of {found.paths_listed} {ways}{lowered}"
        if found.paths_listed
        else "no ways known"
    )


def only_possible(found: WhatIf) -> set[str]:
    """Return the ids of ways that stood for certain and then would be only possible."""
    lowered = set(found.paths_lowered)
    moves = found.paths or ()
    return {each.id for each in moves if each.id in lowered and each.before[0] > 0 and each.after[0] == 0}


def _supposed(supposed: Supposed, name: Callable[[str], str], width: int) -> list[Line]:
    found = supposed.found
    assert found is not None
    rows = [line(("Suppose this were done", "head"), (f"  {days_words(found.days)}", "dim"))]
    for title in found.titles[:MOST]:
        rows += wrap(title, width, first="· ", rest="  ")
    if len(found.titles) > MOST:
        rows.append(line((f"and {len(found.titles) - MOST} more", "dim")))
    if found.idle:
        rows += wrap(f"{counted(len(found.idle), 'control')} would change nothing: in place already.", width, "dim")
    rows.append(line((_risk(found), "strong")))
    if found.needs:
        parts = [id.partition("@") for id in found.needs]
        needs = [f"{what.replace('-', ' ')}{f' on {name(on)}' if on else ''}" for what, _, on in parts]
        rows += wrap(f"It needs first, {days_words(found.needs_days)} more: {', '.join(needs)}", width, "warn")
    lowered, opened = set(found.lowered), set(found.opened)
    for words, moves in (
        ("Closes", [each for each in found.threats if each.after == NOTHING]),
        ("Lowers", [each for each in found.threats if each.id in lowered]),
        ("Brings", [each for each in found.threats if each.before == NOTHING]),
        ("Makes worse", [each for each in found.threats if each.id in opened and each.before != NOTHING]),
    ):
        rows += _moves(f"{words} {counted(len(moves), 'threat')}", moves, width)
    if found.paths is None:
        return [*rows, line(("Looking at the ways of attackers …", "dim")), BLANK]
    cut, less, doubtful = set(found.paths_cut), set(found.paths_lowered), only_possible(found)
    for words, moves in (
        ("Cuts", [each for each in found.paths if each.id in cut]),
        ("Leaves only possible", [each for each in found.paths if each.id in doubtful]),
        ("Makes less likely", [each for each in found.paths if each.id in less - doubtful]),
        ("Makes likelier", [each for each in found.paths if each.id not in cut | less]),
    ):
        rows += _moves(f"{words} {len(moves)} of {counted(found.paths_listed, 'way')}", moves, width)
    return [*rows, BLANK]


def _moves(words: str, moves: Sequence[Move], width: int) -> list[Line]:
    if not moves:
        return []
    rows = [line((words, "strong"))]
    for move in moves[:MOST]:
        rows += _move(move, width)
    return [*rows, line((f"and {len(moves) - MOST} more", "dim"))] if len(moves) > MOST else rows


def _move(move: Move, width: int) -> list[Line]:
    sign, style = symbol(move.before if move.after == NOTHING else move.after)
    level = level_words(move.before) if move.after == NOTHING else level_words(move.after)
    if NOTHING not in (move.before, move.after) and move.before != move.after:
        level = f"{level_words(move.before)} → {level}"
    first, *rest = wrap(f"{level}: {move.title}", width, first="  ", rest="  ")
    return [(Span(f"{sign} ", style), *first[1:]), *rest]


def _curve(plan: Plan, found: WhatIf | None, width: int) -> list[Line]:
    rows = [line(("Risk over person-days", "head"), (", today = 100", "dim"))]
    if plan.risk.too_early:
        return [*rows, *wrap(TOO_EARLY, width, "dim")]
    now = plan.risk.now
    supposed = Point(found.days, 100 * found.risk.now / now) if found is not None and now else None
    drawn = curve(points_of(plan), width, CHART, supposed)
    if supposed is not None and drawn:
        drawn.append(line(("●", "mark"), f" what is supposed: {supposed.share:.0f} after {days_words(supposed.days)}"))
    return [*rows, *drawn, *wrap(_falls(plan), width)]


def _pair(plan: Plan, cuts: Cuts, pair: Choke, number: int, width: int) -> list[Line]:
    door = (pair.control, *pair.also)
    shares = [f"{100 * points / cuts.total:.0f} %" for points in (pair.value, pair.other_value, pair.pair_value)]
    rows = wrap(f"{titled(cuts, door)}{_rows(plan, door)}", width, first=f"{number}. ", rest="   ")
    rows += wrap(f"and {titled(cuts, pair.pair)}{_rows(plan, pair.pair)}", width, first="   ", rest="   ")
    told = f"{shares[0]} and {shares[1]} off the likeliest ways alone, {shares[2]} together"
    return [*rows, *wrap(told, width, "dim", first="   ", rest="   ")]


def _set(plan: Plan, each: CutSet, name: Callable[[str], str], width: int) -> list[Line]:
    numbers, rest = _placed(plan, each.controls)
    rows = f"row{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))}" if numbers else ""
    others = f"{counted(len(rest), 'control')}{' more' * bool(rows)}" if rest else ""
    by = " and ".join(part for part in (rows, others) if part)
    proven = "" if each.exact else ", perhaps not the cheapest" if each.complete else ", for the likeliest of many"
    left = f"{counted(len(each.uncut), 'way')} that nothing cuts" if each.uncut else ""
    whom = name(each.target) if each.target else "All of these"
    told = [f"{by}; {days_words(each.days)}{proven}" if by else "", left]
    words = "; ".join(part for part in told if part) or "no way is left to cut"
    return wrap(f"{whom}: {words}", width, first="· ", rest="  ")


def _placed(plan: Plan, controls: Sequence[str]) -> tuple[list[int], list[str]]:
    at = {id: number for number, row in enumerate(plan.rows, 1) for id in row.ids}
    return sorted({at[each] for each in controls if each in at}), [each for each in controls if each not in at]


def _rows(plan: Plan, controls: Sequence[str]) -> str:
    numbers, _ = _placed(plan, controls)
    return f" (row {', '.join(map(str, numbers))})" if numbers else ""
