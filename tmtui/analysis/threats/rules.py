"""The rules of a bank over all subjects of their kind: where they stand, how likely, how bad."""

from __future__ import annotations

from typing import Any

from tmtui.analysis.cells import tri
from tmtui.analysis.cells.columns import Levels, fixed
from tmtui.analysis.cells.program import Program
from tmtui.analysis.cells.sheet import Cell, View
from tmtui.analysis.cells.tri import Tri
from tmtui.analysis.conditions.evaluate import condition
from tmtui.analysis.stake.levels import levels as stake_levels
from tmtui.analysis.structure.places import in_scope
from tmtui.analysis.threats.likelihood import initiation
from tmtui.analysis.threats.tables import G5, Counts, finding_points, lookup
from tmtui.banks.bank import Rule
from tmtui.banks.expression.tree import Constant
from tmtui.banks.vocabulary import QUALITIES
from tmtui.model.frozen import frozen

STAKED = ("zone", "component", "flow", "data", "identity", "model")
"""Kinds of which something can be at stake."""


@frozen
class Stand:
    """On which subjects a rule stands."""

    certain: int
    possible: int
    """Relevant for sure, weak perhaps."""
    closed: int
    """Relevant for sure, and not weak."""
    doubtful: int
    """Perhaps not even relevant: counted under the question that settles it, never listed."""


@frozen
class Tally:
    """A rule's threats counted by likelihood and impact, without those decided away."""

    low: Counts
    """Certain threats at their lower bounds."""
    high: Counts
    """Certain and possible threats at their upper bounds."""
    points: tuple[int, int]
    """Of the finding, at least and at most."""


@frozen
class RuleCells:
    """Everything kept about one rule."""

    rule: Rule
    where: Cell[Tri]
    when: Cell[Tri]
    """Weak, and no false alarm."""
    stand: Cell[Stand]
    chance: Cell[Levels]
    """The rule's own likelihood, given the position."""
    tries: Cell[Levels]
    """Initiation, or how often it happens by itself."""
    likelihood: Cell[Levels]
    impact: Cell[Levels]
    ignored: Cell[int]
    """Threats that count nowhere, by decision."""
    tally: Cell[Tally]


def rule_cells(program: Program, rule: Rule, decided_away: Cell[Any]) -> RuleCells:
    """Make the cells of one rule.

    Args:
        program: where they are made.
        rule: the rule.
        decided_away: by rule id, the keys of subjects whose threat was called a false alarm or avoided.
    """
    kind, sheet = rule.of, program.sheet
    alive, scope = program.alive(kind), in_scope(program, kind)
    where = condition(program, kind, rule.where or Constant(True))
    when = _weak(program, rule)
    stand = sheet.add(
        ("stand", rule.id), [where, when, scope], lambda view: _stand(view[where], view[when], view[scope])
    )
    chance = _chance(program, rule)
    tries = initiation(program, kind, rule.via) if rule.source == "adversary" else _fixed(program, kind, rule.frequency)
    likelihood = sheet.add(
        ("likelihood", rule.id), [tries, chance, alive], lambda v: lookup(G5, v[tries], v[chance], v[alive])
    )
    impact = _impact(program, rule)
    index = program.indexes[kind]

    def ignored_full(view: View) -> int:
        mask = 0
        for key in view[decided_away].get(rule.id, ()):
            mask |= view[index].one(key)
        return mask

    ignored = sheet.add(("ignored", rule.id), [decided_away, index], ignored_full)
    tally = sheet.add(
        ("tally", rule.id), [stand, likelihood, impact, ignored],
        lambda v: tally_of(v[stand], v[likelihood], v[impact], v[ignored]),
    )  # fmt: skip
    return RuleCells(rule, where, when, stand, chance, tries, likelihood, impact, ignored, tally)


def _weak(program: Program, rule: Rule) -> Cell[Tri]:
    weak = condition(program, rule.of, rule.when)
    if rule.false_alarm_when is None:
        return weak
    alarm, alive = condition(program, rule.of, rule.false_alarm_when), program.alive(rule.of)
    return program.sheet.add(
        ("weak", rule.id), [weak, alarm, alive], lambda v: tri.both([v[weak], tri.opposite(v[alarm])], v[alive])
    )


def _stand(where: Tri, when: Tri, scope: int) -> Stand:
    relevant = where[0] & scope
    maybe = scope & ~(where[0] | where[1])
    return Stand(
        relevant & when[0], relevant & ~(when[0] | when[1]), relevant & when[1], maybe & ~when[1]
    )  # fmt: skip


def _fixed(program: Program, kind: str, level: int) -> Cell[Levels]:
    alive = program.alive(kind)
    return program.once(
        ("level", kind, level),
        lambda: program.sheet.add(("level", kind, str(level)), [alive], lambda view: fixed(level, view[alive])),
    )


def _chance(program: Program, rule: Rule) -> Cell[Levels]:
    """Return the likelihood of a rule: the first of its conditions that holds; unknown ones leave several possible."""
    kind = rule.of
    if len(rule.likelihood) == 1:
        return _fixed(program, kind, rule.likelihood[0][0])
    alive = program.alive(kind)
    steps = [(level, condition(program, kind, expression)) for level, expression in rule.likelihood]

    def full(view: View) -> Levels:
        left = everybody = view[alive]
        may = [0] * 6
        for level, cell in steps:
            true, false = view[cell]
            may[level] |= left & ~false
            left &= ~true
        low = [0, everybody, 0, 0, 0, 0]
        high = [0, everybody, 0, 0, 0, 0]
        below = 0
        for threshold in range(2, 6):
            below |= may[threshold - 1]
            low[threshold] = everybody & ~below
            for level in range(threshold, 6):
                high[threshold] |= may[level]
        return Levels(tuple(low), tuple(high))  # type: ignore[arg-type]

    return program.sheet.add(("chance", rule.id), [alive, *(cell for _, cell in steps)], full)


def _impact(program: Program, rule: Rule) -> Cell[Levels]:
    if rule.impact_level:
        return _fixed(program, rule.of, rule.impact_level)
    if rule.of not in STAKED or not rule.impact:
        return _fixed(program, rule.of, 1)
    worth = stake_levels(program, rule.of)
    numbers = tuple(QUALITIES.index(quality) for quality in rule.impact)

    def full(view: View) -> Levels:
        parts = [view[worth][number] for number in numbers]
        if len(parts) == 1:
            return parts[0]
        low, high = [0] * 6, [0] * 6
        for part in parts:
            for threshold in range(1, 6):
                low[threshold] |= part.low[threshold]
                high[threshold] |= part.high[threshold]
        return Levels(tuple(low), tuple(high))  # type: ignore[arg-type]

    return program.once(("impact", rule.of, numbers), lambda: program.sheet.add(("impact", rule.of), [worth], full))


NO_COUNTS: Counts = ((0,) * 6,) * 6


def tally_of(stand: Stand, likelihood: Levels, impact: Levels, ignored: int) -> Tally:
    """Count a rule's threats."""
    certain, all_ = stand.certain & ~ignored, (stand.certain | stand.possible) & ~ignored
    low, high = count(certain, likelihood.low, impact.low), count(all_, likelihood.high, impact.high)
    return Tally(low, high, (finding_points(low), finding_points(high)))


def count(among: int, likelihood: tuple[int, ...], impact: tuple[int, ...]) -> Counts:
    """Count subjects by the exact level of both."""
    if not among:
        return NO_COUNTS
    rows = []
    exact_impact = [among & impact[level] & ~(impact[level + 1] if level < 5 else 0) for level in range(1, 6)]
    for level in range(1, 6):
        row = likelihood[level] & ~(likelihood[level + 1] if level < 5 else 0)
        if row & among:
            rows.append((0, *((row & each).bit_count() if each else 0 for each in exact_impact)))
        else:
            rows.append((0,) * 6)
    return ((0,) * 6, *rows)
